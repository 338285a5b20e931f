"""The people and bodies that the cells of a row name, each as one mention under its role.

A name comes from one cell, alone or among several, or from the two cells of its parts; what is
said of it stands in the same cell, after the column's pattern, or in cells of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.concepts import DocumentKind
from kg.records import Finding, Origin, PartyRecord, Skipped
from kg.sources.parties import with_country_codes
from kg.sources.tables.cells import pieces_of, ungendered, ungendered_pieces
from kg.sources.tables.column import Column
from kg.sources.tables.column_fields import NAMES, PERSON_PARTS, Field
from kg.sources.tables.listed_party import Listed, body, named_party, without_flags
from kg.sources.tables.row_values import Value

UNEVEN = "the cell has not one entry for each name beside it, so it is not read"
NO_NAME = "the cells beside it name nobody"
NO_ROLE = "the row does not say under which role"
REST = "the cell goes on after the pattern of its column; correct `parts`, or the cell"
Told = PartyRecord | Finding | Skipped


@dataclass(frozen=True, slots=True)
class People:
    """The parties of a row, and what could not be read of them."""

    parties: tuple[PartyRecord, ...]
    told: tuple[Finding | Skipped, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in the cells of a person; rest: what its column's pattern has no place for."""

    origin: Origin
    column: Column
    said: Mapping[Field, str]
    text: str
    rest: str = ""


def people_of(values: Iterable[Value], kind: DocumentKind) -> People:
    """Everyone whom a row names."""
    of_people = [value for value in values if value.column.field in NAMES | PERSON_PARTS]
    bodies = [value for value in values if value.column.field is Field.ORGANIZATION]
    found: list[Told] = []
    for group in _groups(of_people):
        found += _group(group, kind)
    for value in bodies:
        pieces = pieces_of(value.cell, value.column.separator)
        found += [body(value.origin, piece, value.column.role or "", kind) for piece in pieces]
    parties = (one for one in found if isinstance(one, PartyRecord))
    told = tuple(one for one in found if not isinstance(one, PartyRecord))
    return People(with_country_codes(parties), told)


def _groups(values: list[Value]) -> Iterator[list[Value]]:
    """The cells of each person, and those of each column of several people."""
    parties = [value for value in values if value.column.field is Field.PARTY]
    lone = [value for value in parties if value.column.person is None]
    if len(lone) > 1:
        yield from ([value] for value in lone)
        values = [value for value in values if value not in lone]
    by_person: dict[str | None, list[Value]] = {}
    for value in values:
        by_person.setdefault(value.column.person, []).append(value)
    yield from by_person.values()


def _group(values: list[Value], kind: DocumentKind) -> Iterator[Told]:
    parts = [value for value in values if value.column.field in PERSON_PARTS]
    names = [value for value in values if value.column.field in NAMES]
    if not names:
        # A role without a name says nothing of anyone.
        said = [value for value in parts if value.column.field is not Field.ROLE]
        yield from (Skipped(v.origin, ungendered(v.text), NO_NAME) for v in said)
        return
    entries = _entries(names)
    beside: list[dict[Field, str]] = [{} for _ in entries]
    for part in parts:
        texts = ungendered_pieces(part.cell, part.column.separator)
        if len(texts) != len(entries):
            yield Skipped(part.origin, ungendered(part.text), UNEVEN)
            continue
        for others, text in zip(beside, texts, strict=True):
            others[part.column.field] = text
    for entry, others in zip(entries, beside, strict=True):
        if entry.rest:
            yield Skipped(entry.origin, entry.text, REST)
        else:
            yield _party(entry, {**entry.said, **others}, kind)


def _entries(names: list[Value]) -> list[Entry]:
    """What the cells with names say of each name, and the cell it stands in."""
    party = next((value for value in names if value.column.field is Field.PARTY), None)
    spelt: dict[Field, str] = {v.column.field: v.text for v in names if v is not party}
    if party is None:
        whole = " ".join(spelt[f] for f in (Field.GIVEN_NAME, Field.FAMILY_NAME) if f in spelt)
        role = next((value.column.role for value in names if value.column.role), None)
        column = replace(names[0].column, role=role)
        return [Entry(names[0].origin, column, {**spelt, Field.PARTY: whole}, whole)]
    pieces = ungendered_pieces(party.cell, party.column.separator)
    return [_entry(party, piece, spelt) for piece in pieces]


def _entry(party: Value, piece: str, spelt: Mapping[Field, str]) -> Entry:
    """One name of a cell; flags such as `(TBC)` stay with the name, whatever stands between."""
    pattern = party.column.parts
    if pattern is None:
        return Entry(party.origin, party.column, {**spelt, Field.PARTY: piece}, piece)
    bare, flags = without_flags(piece)
    said, rest = pattern.split(bare)
    name = " ".join((said.get(Field.PARTY, ""), *(f"({flag})" for flag in flags)))
    return Entry(party.origin, party.column, {**spelt, **said, Field.PARTY: name}, piece, rest)


def _party(entry: Entry, said: Mapping[Field, str], kind: DocumentKind) -> PartyRecord | Skipped:
    role = said.get(Field.ROLE) or entry.column.role
    name = said.get(Field.PARTY, "")
    if role is None:
        return Skipped(entry.origin, name, NO_ROLE)
    listed = Listed(
        origin=entry.origin,
        role=role,
        name=name,
        affiliation=said.get(Field.AFFILIATION),
        position=said.get(Field.POSITION),
        stakeholder=said.get(Field.STAKEHOLDER),
        region=said.get(Field.REGION),
        country=said.get(Field.COUNTRY),
    )
    found = named_party(listed, kind)
    if isinstance(found, Skipped):
        return found
    return replace(
        found,
        given_name=said.get(Field.GIVEN_NAME),
        family_name=said.get(Field.FAMILY_NAME),
        account=said.get(Field.ACCOUNT),
    )
