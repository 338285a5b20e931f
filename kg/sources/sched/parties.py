"""The people and bodies that an export lists for a session, by the column that lists them.

The JSON gives an account each, with the employer; the CSV gives names alone, several in a cell.
Everyone is planned. A moderator who is listed as a speaker too is mentioned twice, under one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.concepts import Status
from kg.labels import roles_of
from kg.names import is_person_name
from kg.records import Origin, PartyKind, PartyRecord, Skipped
from kg.sources.genders import without_gender
from kg.sources.parties import person
from kg.sources.sched.export_rows import Row, words
from kg.sources.sched.names import JOINTS, bodies_in, people_in

COLUMNS = ("speakers", "moderators", "artists", "sponsors", "exhibitors", "staff", "volunteers")
BODIES = frozenset({"sponsor", "exhibitor"})
NO_EMPLOYER = frozenset(["n/a", "na", "none", "-", "self", "self-employed", "independent", "tbc"])
NO_NAME = "no person is named; it may be a body, or the place still to be filled"
NOT_WRITTEN = "it is not written as a name"
NOT_TOLD_APART = "the names in the cell cannot be told apart: not every part is written as one"


def listed_parties(row: Row) -> Iterator[PartyRecord | Skipped]:
    """Everyone listed for the session, in the order of the columns."""
    for column in COLUMNS:
        listed = row.fields.get(column)
        role = column.removesuffix("s")
        if isinstance(listed, list):
            for one in listed:
                yield account(
                    one if isinstance(one, dict) else {"name": one}, role, row.place(column)
                )
        else:
            yield from _named(row.text(column), role, row.place(column))


def _named(cell: str | None, role: str, origin: Origin) -> Iterator[PartyRecord | Skipped]:
    if cell is None:
        return
    names = bodies_in(cell) if role.casefold() in BODIES else people_in(cell)
    if not names:
        reason = NOT_TOLD_APART if JOINTS.search(cell) else NOT_WRITTEN
        yield Skipped(origin, without_gender(cell), reason)
    for name in names:
        yield _party(name, role, origin)


def _party(name: str, role: str, origin: Origin) -> PartyRecord:
    if role.casefold() in BODIES:
        kind = PartyKind.ORGANIZATION
        return PartyRecord(origin, kind, role, roles_of(role), Status.PLANNED, name=name)
    return person(origin, role, name, Status.PLANNED)


def account(told: Mapping[str, object], role: str, origin: Origin) -> PartyRecord | Skipped:
    """The party of one account; people write their own names there, in capitals or not."""
    name = words(told.get("name"))
    if name is None or not (role.casefold() in BODIES or is_person_name(name)):
        return Skipped(origin, without_gender(name or ""), NO_NAME)
    party = replace(_party(name, role, origin), account=words(told.get("username")))
    return party if role.casefold() in BODIES else _employed(party, told)


def _employed(party: PartyRecord, told: Mapping[str, object]) -> PartyRecord:
    """The party with its post and employer, which Sched prints as `Position, Company`."""
    post, employer = words(told.get("position")), words(told.get("company"))
    is_body = employer is not None and employer.casefold() not in NO_EMPLOYER
    return replace(
        party,
        affiliation=", ".join(part for part in (post, employer) if part) or None,
        organizations=(employer,) if employer is not None and is_body else (),
        position=post,
    )
