"""Whether an entity has the values that a query wants: agreeing, near, differing, or silent.

The asked values are read once a query; what an entity has was read when the index was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import fuzz

from kg.countries import country_code
from kg.resolve.bodies.reach import says_too_little
from server.reconciliation.entries import Entry
from server.reconciliation.index import Index, folded
from server.reconciliation.kinds import SESSION, Kind, title_key
from server.reconciliation.properties import PROPERTIES, Property, Range
from server.reconciliation.queries import Given, Wanted
from server.reconciliation.signs import YEAR, sign

AGREES, DIFFERS = 1.0, 0.0
# Agreeing in a word that many bodies go by, or in a code without its year.
SAYS_LITTLE = 0.9
NEAR = 85
MOST_NEAR = 50
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What documents say in words stands beside the entity that it was taken for.
STATED = {"affiliation": "affiliation-as-stated"}
BODIES = frozenset({"affiliation", "affiliation-as-stated", "part-of"})

Test = Callable[[Entry], float | None]


def tests_of(wanted: Iterable[Wanted], kind: Kind, index: Index) -> dict[str, Test]:
    """What to ask of each entity of a kind: a number from 0 to 1, or None for nothing to compare.

    A property that the kind doesn't have, or that nobody here knows, asks nothing.
    """
    return {
        each.property: _any(PROPERTIES[each.property], each.values, index)
        for each in wanted
        if each.property in PROPERTIES and kind.id in PROPERTIES[each.property].patterns
    }


def agreements(tests: Mapping[str, Test], entry: Entry) -> dict[str, float]:
    """What each property says of an entity, the silent ones left out."""
    found = {pid: test(entry) for pid, test in tests.items()}
    return {pid: value for pid, value in found.items() if value is not None}


def _any(known: Property, values: Iterable[Given], index: Index) -> Test:
    tests = [_test(known, given, index) for given in values if given.text or given.id]

    def test(entry: Entry) -> float | None:
        found = (each(entry) for each in tests)
        return max((value for value in found if value is not None), default=None)

    return test


def _test(known: Property, given: Given, index: Index) -> Test:
    if known.range is not Range.ENTITY:
        return _by_reading(known, given.text) if known.id in READ else _by_text(known, given, index)
    return _by_id(known, given.id, index) if given.id else _by_name(known, given.text, index)


def _by_id(known: Property, asked: str, index: Index) -> Test:
    wanted = index.resolved(asked)

    def test(of: Entry) -> float | None:
        held = of.values.get(known.id, ())
        return float(wanted in held) if held else None

    return test


def _by_name(known: Property, text: str, index: Index) -> Test:
    key = (known.expects.key if known.expects else title_key)(text)
    same = frozenset(index.named(known, text))
    code, year = sign(text) if known.expects is SESSION else ("", None)
    signed = frozenset(index.with_sign(code, year))
    most = _most(known, text)

    def test(of: Entry) -> float | None:
        held = of.values.get(known.id, ())
        if not same.isdisjoint(held):
            return most
        if not signed.isdisjoint(held):
            return AGREES if year else SAYS_LITTLE
        stated = of.values.get(STATED.get(known.id, ""), ())
        keys = [k for value in held[:MOST_NEAR] for k in index.keys(value)]
        return _likeness(key, (*keys, *(index.key(known, name) for name in stated)), most)

    return test


def _by_text(known: Property, given: Given, index: Index) -> Test:
    key, most = index.key(known, given.text, keep=False), _most(known, given.text)

    def test(of: Entry) -> float | None:
        return _likeness(
            key, tuple(index.key(known, value) for value in of.values.get(known.id, ())), most
        )

    return test


def _by_reading(known: Property, text: str) -> Test:
    asked = READ[known.id](text)

    def test(of: Entry) -> float | None:
        held = of.values.get(known.id, ())
        if asked is None or not held:
            return None
        if known.range is Range.MOMENT:
            return float(any(value.startswith(asked) for value in held))
        return float(asked in {folded(known.id, value) for value in held})

    return test


def _most(known: Property, text: str) -> float:
    return SAYS_LITTLE if known.id in BODIES and says_too_little(text) else AGREES


def _likeness(asked: str, held: tuple[str, ...], most: float) -> float | None:
    if not asked or not held:
        return None
    if asked in held:
        return most
    best = max(fuzz.token_sort_ratio(asked, other) for other in held[:MOST_NEAR])
    return round(min(best, 99) / 100, 2) if best >= NEAR else DIFFERS


def _year(text: str) -> str | None:
    found = YEAR.search(text)
    return found.group() if found else None


def _country(text: str) -> str | None:
    code = text if re.fullmatch("[A-Z]{2}", text) else country_code(text)
    return code.casefold() if code else None


def _day(text: str) -> str | None:
    found = DAY.match(text)
    return found.group() if found else None


READ: dict[str, Callable[[str], str | None]] = {
    "year": _year,
    "country": _country,
    "code": lambda text: folded("code", text) or None,
    "start": _day,
    "end": _day,
}
