"""From a query to candidates with scores from 0 to 100; docs/reconciliation.md says what they mean.

100 is kept for the same name. What is only alike never gets there, whatever else agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from server.reconciliation.agreement import AGREES, DIFFERS, agreements, tests_of
from server.reconciliation.certainty import Evidence, is_certain
from server.reconciliation.entries import Entry
from server.reconciliation.index import Index
from server.reconciliation.kinds import SESSION, Kind
from server.reconciliation.queries import Query
from server.reconciliation.shelf import Shelf, Spelling
from server.reconciliation.signs import sign

SAME = 100.0
MOST_LIKE = 95.0
CODE_ALONE = 90.0
LEAST = 40.0
OTHER_KIND = 0.8
# What a value says for an entity that has it, and against one that has others: people change
# their affiliation, and no list of years is whole; a code is one session's in its year.
FOR = {"affiliation": 0.5, "session": 0.5, "person": 0.5, "code": 0.5, "year": 0.2, "country": 0.2}
AGAINST = {"code": 0.5, "country": 0.3, "year": 0.15, "affiliation": 0.15}
FOR_OTHERS, AGAINST_OTHERS = 0.15, 0.1
MOST_COMPARED = 150


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may be meant; features: what the score was made from."""

    entry: Entry
    score: float
    match: bool
    features: tuple[tuple[str, float | bool], ...]


def candidates(query: Query, index: Index) -> list[Candidate]:
    """The candidates of a query, best first, no more than it asks for."""
    evidence = [found for kind in query.kinds for found in _evidence(query, kind, index)]
    preferred = [found for found in evidence if found.entry.kind in query.preferred]
    scored = [_scored(query, found, preferred) for found in evidence]
    kept = [found for found in scored if found.score >= LEAST]
    kept.sort(key=lambda c: (not c.match, -c.score, c.entry.name.casefold(), c.entry.id))
    return kept[: query.limit]


def _evidence(query: Query, kind: Kind, index: Index) -> Iterator[Evidence]:
    shelf = index.shelves[kind.id]
    key = kind.key(query.text)
    code, year = sign(query.text) if kind is SESSION else ("", None)
    signed = frozenset(index.with_sign(code, None))
    tests = tests_of(query.wanted, kind, index)
    for entity, likeness in _likeliest(query, shelf, key, index, signed):
        entry = index.entries[entity]
        told = agreements(tests, entry)
        if entity in signed:
            told["code"] = AGREES
            if year is not None:
                in_year = float(year in entry.values.get("year", ()))
                told["year"] = min(in_year, told.get("year", in_year))
        same = tuple(s.text for s in shelf.spellings[entity] if s.key == key and not s.hidden)
        yield Evidence(entry, query.text, same, likeness, told, entity in signed)


def _likeliest(
    query: Query, shelf: Shelf, key: str, index: Index, signed: frozenset[str]
) -> list[tuple[str, float]]:
    """Those worth comparing in more than their names, with the likeness of these."""
    if not query.text:
        return [(entity, 0.0) for entity in _by_value(query, shelf.kind, index)]
    found = dict.fromkeys((*sorted(signed), *shelf.near(key)))
    scored = [(entity, _likeness(key, shelf.spellings[entity])) for entity in found]
    scored.sort(key=lambda each: (each[0] not in signed, -each[1], each[0]))
    return scored[: max(MOST_COMPARED, len(shelf.namesakes(key)) + len(signed))]


def _by_value(query: Query, kind: Kind, index: Index) -> list[str]:
    """Without a name: those that have the rarest of the values."""
    given = ((w.property, g.id or g.text) for w in query.wanted for g in w.values)
    lists = sorted((index.with_value(kind, pid, value) for pid, value in given), key=len)
    every = (entity for held in lists for entity in held)
    return list(dict.fromkeys(islice(every, MOST_COMPARED)))


def _likeness(key: str, spellings: tuple[Spelling, ...]) -> float:
    """How alike the keys are, 0 to 1: letters, words in any order, or words of one in the other."""
    return max((_alike(key, s.key) for s in spellings), default=0.0) if key else 0.0


def _alike(left: str, right: str) -> float:
    whole = max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right))
    return float(max(whole, 0.8 * fuzz.token_set_ratio(left, right))) / 100


def _scored(query: Query, found: Evidence, rivals: list[Evidence]) -> Candidate:
    score = _by_name(query, found)
    if query.text:
        score = _by_agreement(score, found)
    wanted = found.entry.kind in query.preferred
    features: dict[str, float | bool] = {}
    if query.text:
        features["same-name"] = bool(found.same)
        features["name-likeness"] = round(100 * found.likeness, 1)
    features |= found.agreements
    return Candidate(
        found.entry,
        round(score if wanted else score * OTHER_KIND, 1),
        wanted and is_certain(found, rivals),
        tuple(features.items()),
    )


def _by_name(query: Query, found: Evidence) -> float:
    if not query.text:
        weights = {w.property: FOR.get(w.property, FOR_OTHERS) for w in query.wanted}
        gained = sum(weights[pid] * value for pid, value in found.agreements.items())
        return MOST_LIKE * gained / sum(weights.values())
    if found.same:
        return SAME
    by_likeness = MOST_LIKE * found.likeness
    if not found.signed:
        return by_likeness
    return SAME if found.agreements.get("year") == AGREES else max(CODE_ALONE, by_likeness)


def _by_agreement(score: float, found: Evidence) -> float:
    """First what agrees and then what differs, so that the order of properties changes nothing."""
    counted = {
        pid: value
        for pid, value in found.agreements.items()
        if not (found.signed and pid == "code")
    }
    for pid, value in counted.items():
        if value == AGREES and score < SAME:
            score += (SAME - 1 - score) * FOR.get(pid, FOR_OTHERS)
    for pid, value in counted.items():
        if value == DIFFERS:
            score *= 1 - AGAINST.get(pid, AGAINST_OTHERS)
    return score
