"""Who proposed the session: names, bodies, and the countries and groups printed apart from them.

The page gives pairs of country and stakeholder group without saying whose they are; their order
tells: the first is the proposer's, the second the co-proposer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from kg.concepts import Status
from kg.names import is_written_as_name
from kg.records import Origin, PartyRecord, Skipped
from kg.sources.lines import Line
from kg.sources.parties import person, with_group
from kg.sources.sched.people import NO_NAME

FIELD = re.compile(
    r"(?P<label>(?P<whose>(?:Co-)?Proposer)['\u2019]s (?P<what>Name|Organi[sz]ation)):"
    r" *(?P<value>.*)"
)
PAIRED = re.compile(r"(?P<label>Country|Stakeholder Group): *(?P<value>.+)")


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled line about a proposer."""

    line: Line
    whose: str
    label: str
    is_name: bool
    value: str


def is_about_proposers(line: Line) -> bool:
    """Whether `proposers` takes the line."""
    return (FIELD.fullmatch(line.text) or PAIRED.fullmatch(line.text)) is not None


def proposers(lines: Iterable[Line], document: str) -> tuple[PartyRecord | Skipped, ...]:
    """The proposer and co-proposer with body, country and group, and fields that told nothing."""
    taken = tuple(lines)
    found = tuple(_named(_fields(taken), document))
    parties = tuple(one for one in found if isinstance(one, PartyRecord))
    skipped = (one for one in found if isinstance(one, Skipped))
    return (*_with_pairs(parties, taken), *skipped)


def _fields(lines: Iterable[Line]) -> Iterator[Field]:
    for line in lines:
        found = FIELD.fullmatch(line.text)
        if found is not None:
            label = found["label"].replace("\u2019", "'")
            is_name = found["what"] == "Name"
            yield Field(line, found["whose"], label, is_name, found["value"])


def _named(fields: Iterable[Field], document: str) -> Iterator[PartyRecord | Skipped]:
    """Each name with the body that is printed below it for the same proposer."""
    party: PartyRecord | None = None
    whose = ""
    for field in fields:
        if field.is_name:
            yield from (party,) if party else ()
            party, whose = _person(field, document), field.whose
            if party is None:
                yield _skipped(field, document, NO_NAME)
        elif party is not None and field.whose == whose and field.value:
            party = replace(party, affiliation=field.value, organizations=(field.value,))
        else:
            yield _skipped(field, document, "a body, and no one named above it whose it could be")
    yield from (party,) if party else ()


def _person(field: Field, document: str) -> PartyRecord | None:
    if not is_written_as_name(field.value):
        return None
    origin = Origin(document, field.line.number, field.label)
    return person(origin, field.label, field.value, Status.PLANNED)


def _skipped(field: Field, document: str, reason: str) -> Skipped:
    return Skipped(Origin(document, field.line.number, field.label), field.line.text, reason)


def _with_pairs(parties: tuple[PartyRecord, ...], lines: Iterable[Line]) -> tuple[PartyRecord, ...]:
    found = [match for line in lines if (match := PAIRED.fullmatch(line.text))]
    countries = [match["value"] for match in found if match["label"] == "Country"]
    groups = [match["value"] for match in found if match["label"] != "Country"]
    # More pairs than proposers, or fewer, and their order tells nothing.
    if {len(countries), len(groups)} - {0, len(parties)}:
        return parties
    trios = zip_longest(parties, countries, groups)
    return tuple(_with_pair(party, country, group) for party, country, group in trios)


def _with_pair(party: PartyRecord, country: str | None, group: str | None) -> PartyRecord:
    return with_group(replace(party, country=country), group, None)
