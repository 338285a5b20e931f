"""One entry of a list of people on the forum's pages, in whichever order its form prints the parts.

`Name, Stakeholder, Group`, `Name, Stakeholder, Body`, `Name, Post, Body, Stakeholder, Group`, and,
where the forum hid the names from its reviewers, `Stakeholder, Group` alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.concepts import DocumentKind, Role, Status
from kg.countries import country_code
from kg.labels import region_of, roles_of, stakeholder_of, status_of
from kg.names import BODY_WORDS, display_name, is_single_word, is_written_as_name
from kg.records import Attendance, Origin, PartyKind, PartyRecord, Skipped
from kg.sources.affiliations import name_and_rest
from kg.sources.forum.labels import NUMBERING
from kg.sources.genders import split_remark, without_gender
from kg.sources.parties import person, with_affiliation, with_group
from kg.sources.sched.people import without_remark

REMARK = re.compile(r"\s*[\[(](?P<remark>[^()\[\]]{1,80})[\])]")
IN_BRACKETS = re.compile(r"(?P<name>[^()]{3,80}?) \((?P<body>[^()]{2,80})\)")
DASH = re.compile(r"\s+[-\u2013\u2014]\s+")
EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}")
# `Mr,First,LAST,Academia,Body`: the form of 2017 keeps the two names apart.
APART = re.compile(
    r"(?P<title>Mr|Ms|Mrs|Mx|Dr|Prof)\.?,(?P<given>[^,]{1,60}),(?P<family>[^,]{1,60}),"
)
ATTENDANCE = {
    "onsite": Attendance.ONSITE,
    "on-site": Attendance.ONSITE,
    "on site": Attendance.ONSITE,
    "in person": Attendance.ONSITE,
    "in-person": Attendance.ONSITE,
    "online": Attendance.ONLINE,
    "remote": Attendance.ONLINE,
    "virtual": Attendance.ONLINE,
}
STATUSES = {
    "confirmed": Status.CONFIRMED,
    "tbc": Status.PLANNED,
    "to be confirmed": Status.PLANNED,
    "invited": Status.PLANNED,
}
NO_NAME = "no name could be read; the place may be still to be filled, or be a body's"
NAME_ALONE = "a name alone may be a person's or a body's; the page does not tell"


@dataclass(frozen=True, slots=True)
class Parts:
    """An entry taken apart; text: as printed, without flags and genders."""

    text: str
    name: str
    rest: str | None
    stakeholder: str | None
    region: str | None
    status: Status | None
    attendance: Attendance | None
    given: str | None = None
    family: str | None = None


def parts_of(entry: str) -> Parts:
    """The parts of an entry, by the groups and regions that it names."""
    text, status, attendance = _without_flags(EMAIL.sub("", NUMBERING.sub("", entry, count=1)))
    apart = APART.match(text)
    if apart is not None:
        text = f"{apart['title']}. {apart['given']} {apart['family']},{text[apart.end() :]}"
    pieces = [piece.strip() for piece in re.split(r",\s*|\t", text)]
    pieces = [piece for piece in pieces if piece]
    region = pieces.pop() if len(pieces) > 1 and any(region_of(pieces[-1])) else None
    if pieces and region is None:
        pieces[-1], region = without_remark(pieces[-1])
    at = max((i for i, piece in enumerate(pieces) if _is_group(piece)), default=None)
    stakeholder = pieces.pop(at) if at is not None else None
    if at == 0 and pieces:
        # A name hidden from the reviewers, and what else stood beside it.
        pieces.insert(0, "")
    name, rest = name_and_rest(", ".join(pieces))
    if rest is None and DASH.search(name):
        name, rest = DASH.split(name, maxsplit=1)
    inside = IN_BRACKETS.fullmatch(name) if rest is None else None
    if inside is not None:
        name, rest = inside["name"], inside["body"]
    given, family = (apart["given"].strip(), apart["family"].strip()) if apart else (None, None)
    return Parts(text, name, rest, stakeholder, region, status, attendance, given, family)


def _is_group(piece: str) -> bool:
    """Whether it names a stakeholder group, or two at once: `Private Sector/Academia`."""
    return all(stakeholder_of(part) for part in piece.split("/"))


def _without_flags(entry: str) -> tuple[str, Status | None, Attendance | None]:
    """The entry without `(Confirmed)`, `(ONSITE)` and the like; other brackets stay."""
    status: Status | None = None
    attendance: Attendance | None = None

    def taken(found: re.Match[str]) -> str:
        nonlocal status, attendance
        _, others = split_remark(found["remark"])
        kept = []
        for word in (others or "").split("; "):
            status = STATUSES.get(word.casefold(), status)
            attendance = ATTENDANCE.get(word.casefold(), attendance)
            if word and word.casefold() not in {*STATUSES, *ATTENDANCE}:
                kept.append(word)
        if (others or "") == found["remark"].strip() and kept:
            return found.group()
        return f" ({'; '.join(kept)})" if kept else ""

    return REMARK.sub(taken, entry).strip(" ,;*"), status, attendance


def party(entry: str, origin: Origin, role: str) -> PartyRecord | Skipped | None:
    """The party of an entry; None where the place is empty (`Organizer 4: ,`)."""
    found = parts_of(entry)
    if not found.name and not found.stakeholder:
        return None
    read = _unnamed(found, origin, role) if not found.name else _named(found, origin, role)
    if isinstance(read, Skipped):
        return read
    return replace(
        with_group(read, found.stakeholder, found.region),
        status=found.status or status_of(role, DocumentKind.PROPOSAL),
        attendance=found.attendance,
        given_name=found.given,
        family_name=found.family,
    )


def _named(found: Parts, origin: Origin, role: str) -> PartyRecord | Skipped:
    text = without_gender(found.text)
    organizing = set(roles_of(role)) <= {Role.ORGANIZER, Role.CO_ORGANIZER}
    alone = found.rest is None and found.region is None and found.stakeholder is None
    if organizing and is_body(found.name):
        return _body(found, origin, role)
    bare = display_name(found.name)
    if country_code(bare) is not None:
        return _of_country(bare, origin, role)
    if not _is_name(bare):
        return Skipped(origin, text, NO_NAME)
    # "Organizer 3" has a place for a name and another for a body.
    numbered = role.endswith(tuple("0123456789"))
    if organizing and alone and not numbered and bare == found.name:
        return Skipped(origin, text, NAME_ALONE)
    return with_affiliation(person(origin, role, found.name, Status.PLANNED), found.rest)


def _is_name(bare: str) -> bool:
    """Whether it is written as a name; the forum's forms keep some in small letters throughout."""
    if is_single_word(bare) or ":" in bare:
        return False
    return is_written_as_name(bare) or (bare.islower() and is_written_as_name(bare.title()))


def is_body(name: str) -> bool:
    """Whether a name is certainly a body's: by a word such as `council`, or as an acronym."""
    acronym = name.isupper() and name.isalpha() and 1 < len(name) < 9
    return acronym or BODY_WORDS.search(name.casefold()) is not None


def _body(found: Parts, origin: Origin, role: str) -> PartyRecord:
    return PartyRecord(
        origin,
        PartyKind.ORGANIZATION,
        role,
        roles_of(role),
        Status.PLANNED,
        name=found.text if found.stakeholder is None else found.name,
    )


def _unnamed(found: Parts, origin: Origin, role: str) -> PartyRecord:
    groups = ", ".join(group for group in (found.stakeholder, found.region) if group)
    return _no_one(f"whose name the page does not give ({groups})", origin, role)


def _of_country(country: str, origin: Origin, role: str) -> PartyRecord:
    """A country in a name's place: someone from there, whom nobody had named yet."""
    return replace(_no_one(f"from {country}", origin, role), country=country)


def _no_one(who: str, origin: Origin, role: str) -> PartyRecord:
    roles = roles_of(role)
    post = "party" if Role.UNSPECIFIED in roles else roles[0].replace("-", " ")
    article = "an" if post[0] in "aeiou" else "a"
    unnamed = f"{article} {post} {who}"
    return PartyRecord(origin, PartyKind.UNNAMED, role, roles, Status.PLANNED, unnamed=unnamed)
