"""One entry of a list of people, as the record of a party: person, body, or unnamed delegate."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.concepts import DocumentKind, Role
from kg.countries import country_code
from kg.labels import is_participation, roles_of, status_of
from kg.names import display_name, is_single_word, is_written_as_name
from kg.records import Attendance, Origin, PartyKind, PartyRecord, Skipped
from kg.sources.parties import person, with_affiliation, with_group

FLAG = re.compile(
    r"\s*[(\[](?P<flag>confirmed|tbc|to be confirmed|unconfirmed|invited|on-?site|in.person"
    r"|on-?line|remote)[)\]]\**$",
    re.IGNORECASE,
)
ATTENDANCE = {
    "onsite": Attendance.ONSITE,
    "on-site": Attendance.ONSITE,
    "in person": Attendance.ONSITE,
    "in-person": Attendance.ONSITE,
    "online": Attendance.ONLINE,
    "on-line": Attendance.ONLINE,
    "remote": Attendance.ONLINE,
}
NO_NAME = "no name could be read; it may be a body, or the place still to be filled"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of one party; role: the label as printed."""

    origin: Origin
    role: str
    name: str
    affiliation: str | None = None
    position: str | None = None
    stakeholder: str | None = None
    region: str | None = None
    country: str | None = None


def named_party(listed: Listed, kind: DocumentKind) -> PartyRecord | Skipped:
    """The party, or what was skipped because nobody can be told to be named."""
    name, flags = without_flags(listed.name)
    bare = name.rstrip("* ")
    if not is_participation(listed.role):
        reason = f"the label {listed.role!r} tells of no part in the session"
        return Skipped(listed.origin, bare, reason)
    status = status_of(" ".join((listed.role, *flags)), kind)
    attendance = next((ATTENDANCE[flag] for flag in flags if flag in ATTENDANCE), None)
    if country_code(bare) is not None:
        roles = roles_of(listed.role)
        found = PartyRecord(listed.origin, PartyKind.UNNAMED, listed.role, roles, status)
        found = replace(found, unnamed=_unnamed(listed.role, bare), country=bare)
        return with_group(found, listed.stakeholder, listed.region)
    is_bare_word = is_single_word(bare) and display_name(bare) == bare
    if is_bare_word or not is_written_as_name(bare):
        return Skipped(listed.origin, name, NO_NAME)
    found = _affiliated(person(listed.origin, listed.role, bare, status), listed)
    found = replace(found, attendance=attendance, country=listed.country or found.country)
    return with_group(found, listed.stakeholder, listed.region)


def without_flags(name: str) -> tuple[str, list[str]]:
    """The entry without remarks such as `(Confirmed)` at its end, and those remarks."""
    flags: list[str] = []
    while found := FLAG.search(name):
        flags.append(found["flag"].casefold())
        name = name[: found.start()]
    return name, flags


def _affiliated(party: PartyRecord, listed: Listed) -> PartyRecord:
    """Where the post stands apart, the rest is the body alone."""
    if listed.position is None:
        return with_affiliation(party, listed.affiliation)
    bodies = (listed.affiliation,) if listed.affiliation else ()
    return replace(
        party,
        affiliation=", ".join((listed.position, *bodies)),
        organizations=bodies,
        position=listed.position,
    )


def _unnamed(label: str, country: str) -> str:
    roles = roles_of(label)
    role = label.casefold() if Role.UNSPECIFIED in roles else roles[0].replace("-", " ")
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role} from {country}"


def body(origin: Origin, name: str, role: str, kind: DocumentKind) -> PartyRecord | Skipped:
    """A body under a role; the place of one that is not known yet is skipped."""
    letters = "".join(char for char in name.casefold() if char.isalpha())
    if not letters or letters in {"tbc", "tbd", "tba", "na", "none"}:
        return Skipped(origin, name, NO_NAME)
    return PartyRecord(
        origin,
        PartyKind.ORGANIZATION,
        role,
        roles_of(role),
        status_of(role, kind),
        name=name,
    )
