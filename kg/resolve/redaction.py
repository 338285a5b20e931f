"""Records as if their documents had never named certain parties: role and session are what is left.

A name that stands in running text besides is struck out there. A namesake whose id was not
withdrawn keeps the name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from kg.keys import digest, opaque, slug
from kg.names import surname
from kg.records import (
    Document,
    FollowUpRecord,
    ListedSession,
    MentionRecord,
    OrganizationRecord,
    PartyKind,
    PartyRecord,
    Reading,
    Record,
    SeriesRecord,
    SessionRecord,
)
from kg.resolve.sessions import Saying, own_key
from kg.resolve.statements import statement_key
from kg.resolve.taken_down.context import Strikers
from kg.resolve.taken_down.striking import STRUCK_OUT_OF_ADDRESS, Striker

WITHHELD = {
    PartyKind.PERSON: "a person whose name is withheld",
    PartyKind.ORGANIZATION: "a body whose name is withheld",
}
# What tells a record apart from others is no text, and must stay as it is.
KEYS = frozenset(
    {"key", "uid", "code", "sha256", "sheet_sha256", "first", "revision_of", "keyed"}
    | {"keyed_organizations"}
)
NAMES = frozenset({"name", "given_name", "family_name"})

# What an editor has made a part of an address.
ADDRESSED: Mapping[type, tuple[str, ...]] = {
    SeriesRecord: ("key",),
    ListedSession: ("session",),
    FollowUpRecord: ("session", "earlier"),
}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What must not be told.

    parties: statements that are to name nobody. bodies: statement to the names that its affiliation
    is not to tell. entries: mentions of an editor's sheet. strikers: what strikes names of persons
    out of running text.
    """

    parties: frozenset[str]
    bodies: Mapping[str, frozenset[str]]
    entries: frozenset[str]
    strikers: Strikers


def redacted(reading: Reading, hidden: Hidden) -> Reading:
    """The reading without what is hidden."""
    document = reading.document
    around = hidden.strikers.of_document(reading)
    return Reading(
        document=struck_out(document, around),
        records=tuple(_records(reading.records, document, hidden)),
        skipped=struck_out(reading.skipped, around),
        findings=struck_out(reading.findings, around),
        superseded=tuple(_session(record, document, hidden) for record in reading.superseded),
    )


def _records(records: Iterable[Record], document: Document, hidden: Hidden) -> Iterable[Record]:
    for record in records:
        if isinstance(record, SessionRecord):
            yield _session(record, document, hidden)
        elif not isinstance(record, OrganizationRecord):
            yield struck_out(record, hidden.strikers.of_record(document, record))
        elif opaque("m", document.key, record.key) not in hidden.entries:
            entry = _entry(record, document, hidden)
            yield struck_out(entry, hidden.strikers.of_record(document, record))


def _entry(record: OrganizationRecord, document: Document, hidden: Hidden) -> OrganizationRecord:
    def still(key: str | None) -> str | None:
        gone = key is not None and opaque("m", document.key, key) in hidden.entries
        return None if gone else key

    return replace(record, part_of=still(record.part_of), successor=still(record.successor))


def _session(record: SessionRecord, document: Document, hidden: Hidden) -> SessionRecord:
    saying = Saying(document, record)
    striker = hidden.strikers.of_record(document, record)
    keys = [statement_key(saying, party) for party in record.parties]
    gone = {p.name for p, key in zip(record.parties, keys, strict=True) if key in hidden.parties}
    parties = (_party(p, key, hidden) for p, key in zip(record.parties, keys, strict=True))
    struck = struck_out(replace(record, parties=()), striker)
    named = record.key is not None and struck_key(record.key, striker) != record.key
    return replace(
        struck,
        key=struck_key(record.key, striker) if record.key else record.key,
        keyed=own_key(record) if named else None,
        parties=tuple(
            _party_struck(party, key, striker, named)
            for party, key in zip(parties, keys, strict=True)
        ),
        mentions=struck_out(tuple(m for m in record.mentions if not _is_of(m, gone)), striker),
    )


def _party(party: PartyRecord, key: str, hidden: Hidden) -> PartyRecord:
    if key in hidden.parties:
        told = (party.origin, PartyKind.UNNAMED, party.role, party.roles, party.status)
        return PartyRecord(*told, unnamed=WITHHELD[party.kind])
    bodies = hidden.bodies.get(key, frozenset())
    if not bodies.intersection(party.organizations):
        return party
    rest = tuple(name for name in party.organizations if name not in bodies)
    return replace(party, organizations=rest, affiliation=None, position=None, keyed=key)


def _party_struck(party: PartyRecord, key: str, striker: Striker, named: bool) -> PartyRecord:
    """Its other texts without the names; the ids that hang on what it was are kept."""
    struck = struck_out(party, striker)
    if (struck == party and not named) or party.unnamed in WITHHELD.values():
        return struck
    bodies = party.organizations if struck.organizations != party.organizations else ()
    return replace(struck, keyed=key, keyed_organizations=bodies)


def _is_of(mention: MentionRecord, gone: Collection[str | None]) -> bool:
    """Whether a short mention means somebody hidden; where that is open, it is taken to."""
    if mention.refers_to is not None:
        return mention.refers_to in gone
    families = {surname(name) for name in gone if name is not None} - {None}
    return surname(mention.text) in families


def struck_key(key: str, striker: Striker) -> str:
    """A key that is part of an address without the names; still a key, and no other's."""
    year, slash, own = key.rpartition("/")
    struck = striker.struck(own.replace("-", " "), STRUCK_OUT_OF_ADDRESS)
    if struck == own.replace("-", " "):
        return key
    return f"{year}{slash}{slug(struck)}-{digest(own)[:4]}"


def struck_out(value: Value, striker: Striker) -> Value:
    """The value with the names struck out of all its texts but keys and names of others."""
    if striker.is_idle or isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cast("Value", striker.struck(value))
    if isinstance(value, tuple):
        return cast("Value", tuple(struck_out(one, striker) for one in value))
    if not is_dataclass(value):
        return value
    person = isinstance(value, PartyRecord) and value.kind is PartyKind.PERSON
    kept = KEYS | NAMES if person else KEYS
    changed = {
        field.name: struck_out(getattr(value, field.name), striker)
        for field in fields(cast("Any", value))
        if field.name not in kept
    }
    for part in ADDRESSED.get(type(value), ()):
        changed[part] = struck_key(getattr(value, part), striker)
    return cast("Value", replace(cast("Any", value), **changed))
