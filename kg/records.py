"""What one document says, in its own words: frozen, typed, each with its place.

`None` and the empty tuple mean that the document does not say. Texts are as printed, cleaned of
mark-up and page furniture only; what we read into them stands in a field of its own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kg.concepts import (
    DocumentKind,
    MeetingCount,
    Question,
    Role,
    SeriesKind,
    SessionFormat,
    SessionStatus,
    SessionType,
    Stakeholder,
    StatedRegion,
    Status,
    UnGroup,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a document.

    document: its file name or address, for people to read.
    line: 1-based line, where the reader works line by line.
    place: the label, cell or entry that holds the fact, such as `Onsite Moderator`.
    """

    document: str
    line: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One captured snapshot of one source: a witness, and the named graph of what it says.

    key: 16 hex digits that name the source and its graph: the head of the original's SHA-256
        where we hold or know it, else of its address.
    sha256: of the original's bytes; None where only our transcription of its facts is at hand.
    address: where the original was found on the web.
    cites: further addresses that a fact sheet was compiled from.
    retrieved: ISO date or month.
    reader: name and version of the reader, such as `sched-page/1`.
    sheet, sheet_sha256: the file in `data/` that holds the transcription, and its digest.
    feed: what tells snapshots of one feed or page from other documents, where the reader knows it.
    imported: when it was taken into the data folder, ISO with offset.
    revision_of: the key of the earlier snapshot that this one replaces.
    first: the key of the first of all its snapshots, where there are several.
    """

    key: str
    name: str
    kind: DocumentKind
    reader: str
    sha256: str | None = None
    address: str | None = None
    cites: tuple[str, ...] = ()
    retrieved: str | None = None
    media_type: str | None = None
    sheet: str | None = None
    sheet_sha256: str | None = None
    feed: str | None = None
    imported: str | None = None
    revision_of: str | None = None
    first: str | None = None

    @property
    def chain(self) -> str:
        """What all snapshots of one feed or page share."""
        return self.first or self.key


class PartyKind(StrEnum):
    """What a party's name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    UNNAMED = "unnamed"


class Attendance(StrEnum):
    """How a party attended."""

    ONLINE = "online"
    ONSITE = "onsite"


class AttendanceMode(StrEnum):
    """How a whole session was to be attended."""

    ONLINE = "online"
    ONSITE = "onsite"
    MIXED = "mixed"


class TitleBasis(StrEnum):
    """How a title came to us."""

    PRINTED = "printed"
    CUT = "cut"
    ADDRESS = "address"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """One mention of one party under one role label.

    name: as printed, honorifics included; None for an unnamed party.
    unnamed: who the unnamed party is, in our words (English); None for a named one.
    role: the label as printed; roles: what it stands for.
    affiliation: the whole string as printed; organizations: the parts of it that name a body;
        position: the part that names a post.
    stakeholder, region, country: as printed; the *_group and code fields are what they stand for.
    given_name, family_name: only where the source itself keeps the two apart.
    account: the user name under which a programme's own system lists the party; never published.
    keyed, keyed_organizations: where a name was struck out of the record, the key of the statement
        and the names of the bodies before, which the ids of others hang on; never published.
    """

    origin: Origin
    kind: PartyKind
    role: str
    roles: tuple[Role, ...]
    status: Status
    name: str | None = None
    unnamed: str | None = None
    affiliation: str | None = None
    organizations: tuple[str, ...] = ()
    position: str | None = None
    stakeholder: str | None = None
    stakeholder_group: Stakeholder | None = None
    region: str | None = None
    stated_region: StatedRegion | None = None
    un_group: UnGroup | None = None
    country: str | None = None
    country_code: str | None = None
    attendance: Attendance | None = None
    mononym: bool = False
    given_name: str | None = None
    family_name: str | None = None
    account: str | None = None
    keyed: str | None = None
    keyed_organizations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """Bounds that say no more than the text does.

    minimum, maximum: inclusive. exact: only where the text gives a plain number.
    approximate: the text says about, around, roughly.
    """

    as_stated: str
    minimum: int | None = None
    maximum: int | None = None
    exact: int | None = None
    approximate: bool = False
    includes_online: bool | None = None


@dataclass(frozen=True, slots=True)
class CountRecord:
    """A head count that a document gives for a session."""

    origin: Origin
    question: Question
    estimate: Estimate
    estimated_by: Role | None = None


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer to a report question: its text as printed, or a summary in our own words."""

    origin: Origin
    question: Question
    text: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """A short mention in running text, such as "Dr. Yi", and the listed name it stands for.

    refers_to is the printed name of a party of the same session in the same document; None where
    the document leaves it open.
    """

    origin: Origin
    text: str
    refers_to: str | None = None


class LinkKind(StrEnum):
    """What an address that a document gives for a session leads to."""

    VIDEO = "video"
    FILE = "file"
    WEBSITE = "website"
    PROPOSAL = "proposal"
    REPORT = "report"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """An address that a document gives for a session, and its label as printed."""

    kind: LinkKind
    address: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """What one document says of one session.

    key: the editor's name for the session within its year (`dc-civ`), or one made of the source's
        own identifier (`x-…`), where there is no code.
    uid: the identifier that a programme's own system gives the session.
    address: of the session's own page.
    code: canonical (`WS15`, `OF48`, `PRE12`); code_as_stated: as printed.
    start, end: aware, in the edition's zone or the printed one.
    date: known even where the time is not.
    date_basis: how the date was worked out, where it is not printed.
    duration: whole minutes. capacity: seats. sdgs: goals 1 to 17 that the document names.
    flags: words printed beside the title that are no part of it, such as `SOLD OUT`.
    merged_into, merged_from: codes as printed. continues: what the document says of an earlier
        session that this one follows up, as printed.
    gone: the day of the first later snapshot of the same feed that no longer lists the session.
    keyed: the own key before a name was struck out of it; never published.
    """

    origin: Origin
    year: int
    key: str | None = None
    code: str | None = None
    code_as_stated: str | None = None
    kind: str | None = None
    session_type: SessionType | None = None
    title: str | None = None
    title_basis: TitleBasis = TitleBasis.PRINTED
    language: str = "en"
    date: dt.date | None = None
    date_as_stated: str | None = None
    date_basis: str | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    time_as_stated: str | None = None
    zone_as_stated: str | None = None
    room: str | None = None
    format: str | None = None
    session_format: SessionFormat | None = None
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: SessionStatus | None = None
    parties: tuple[PartyRecord, ...] = ()
    counts: tuple[CountRecord, ...] = ()
    answers: tuple[AnswerRecord, ...] = ()
    mentions: tuple[MentionRecord, ...] = ()
    note: str | None = None
    uid: str | None = None
    address: str | None = None
    flags: tuple[str, ...] = ()
    duration: int | None = None
    capacity: int | None = None
    sdgs: tuple[int, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    merged_into: str | None = None
    merged_from: tuple[str, ...] = ()
    continues: str | None = None
    gone: dt.date | None = None
    attendance_mode: AttendanceMode | None = None
    keyed: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingCountRecord:
    """A figure that a source gives for a whole meeting; source: the address or name behind it."""

    origin: Origin
    counted: MeetingCount
    estimate: Estimate
    source: str | None = None
    note: str | None = None


class ClaimProperty(StrEnum):
    """The properties of a meeting on which sources have been seen to differ."""

    NAME = "name"
    START = "start"
    END = "end"
    CITY = "city"
    VENUE = "venue"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class OtherClaim:
    """What another source says of a meeting, against the value that is shown.

    mistaken: the editor holds it to be wrong, and note says why.
    """

    origin: Origin
    about: ClaimProperty
    value: str
    source: str
    mistaken: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class VenueRecord:
    """A place of an edition; days: ISO dates on which it was the venue, empty for all of them."""

    origin: Origin
    name: str
    street: str | None = None
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhaseRecord:
    """A run of days of a meeting held in several; between two phases the meeting rests."""

    origin: Origin
    name: str
    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """One annual meeting, as the editor's sheet states it.

    zone: IANA name. country_code: ISO 3166-1 alpha-2, None for an online meeting.
    themes: the sub-themes as printed. phases: in the order of time; empty for one run of days.
    """

    origin: Origin
    year: int
    ordinal: int
    start: dt.date
    end: dt.date
    zone: str
    city: str | None = None
    country: str | None = None
    country_code: str | None = None
    online: bool = False
    theme: str | None = None
    host: str | None = None
    venues: tuple[VenueRecord, ...] = ()
    themes: tuple[str, ...] = ()
    counts: tuple[MeetingCountRecord, ...] = ()
    claims: tuple[OtherClaim, ...] = ()
    note: str | None = None
    phases: tuple[PhaseRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganizationRecord:
    """A body that an editor's sheet describes: what names alone cannot tell.

    key: the sheet's own key (`kisa`). valid_from, valid_until: years in which its names stood for
    this body. part_of: key of the parent. successor: key of the body that it became part of.
    other_names: full names that are this body's too.
    """

    origin: Origin
    key: str
    name: str
    acronym: str | None = None
    country_code: str | None = None
    valid_from: int | None = None
    valid_until: int | None = None
    part_of: str | None = None
    successor: str | None = None
    change_year: int | None = None
    note: str | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session that an editor counts to a series; session: as `2016/ws4`; basis: why."""

    origin: Origin
    session: str
    basis: str


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """A series of sessions that an editor's sheet describes.

    key: the readable part of its address. other_names: by which titles have called the body or the
    slot. sessions: those that no rule can know. founded: the year of the body's beginning.
    """

    origin: Origin
    key: str
    name: str
    kind: SeriesKind
    acronym: str | None = None
    other_names: tuple[str, ...] = ()
    founded: int | None = None
    sessions: tuple[ListedSession, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """A session that an editor holds to follow up an earlier one, on the words of a document."""

    origin: Origin
    session: str
    earlier: str
    basis: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in a document that the reader did not take, and why."""

    origin: Origin
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reader took, and a person should look at: a contradiction, a repair."""

    origin: Origin
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class About:
    """What a document tells of itself; None where the reader's own default holds.

    address: where it was found, in its canonical form. feed: see `Document`.
    """

    kind: DocumentKind | None = None
    address: str | None = None
    feed: str | None = None
    media_type: str | None = None


Record = SessionRecord | EditionRecord | OrganizationRecord | SeriesRecord | FollowUpRecord
Item = SessionRecord | Skipped | Finding | About


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader got out of one document.

    superseded: what it says of sessions of which a later snapshot of it is to be believed.
    """

    document: Document
    records: tuple[Record, ...]
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    superseded: tuple[SessionRecord, ...] = ()
