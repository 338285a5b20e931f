"""Which things have the words of a question, and how well.

Where very many do, as with the first letter of a name, words tell little: those that have to do
with most sessions come first, and a rank of each is not worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from kg.search.asking import USUAL, Question, expression
from kg.search.entries import Column
from kg.search.ordering import Ordering
from kg.search.reading import Reader
from kg.search.words import in_order

MOST_RANKED = 3_000
RANKED = "SELECT rowid, rank FROM words WHERE words MATCH ? LIMIT ?"
MATCHING = "SELECT rowid FROM words WHERE words MATCH ?"
CALLED = "SELECT thing FROM names WHERE name = ?"
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Matches:
    """place: where a thing stands among them, less for better."""

    things: Sequence[int]
    place: Callable[[int], tuple[bool, float, int]]


def matches(
    reader: Reader, ordering: Ordering, asked: Question, within: Sequence[Column] = USUAL
) -> Matches:
    """What a question matches; without words, everything."""
    said = expression(asked, within)
    weights = ordering.weights
    if said is None:
        return Matches(range(1, ordering.most + 1), lambda thing: (False, -weights[thing], thing))
    # What is called exactly so comes before all others.
    called = frozenset(row[0] for row in reader.rows(CALLED, (in_order(asked.every),)))
    rows = reader.rows(RANKED, (said, MOST_RANKED + 1))
    if len(rows) > MOST_RANKED:
        things = [cast("int", row[0]) for row in reader.rows(MATCHING, (said,))]
        return Matches(things, lambda thing: (thing not in called, -weights[thing], thing))
    ranks = {
        thing: round(rank * weights[thing], DIGITS)
        for thing, rank in cast("list[tuple[int, float]]", rows)
    }
    return Matches(list(ranks), lambda thing: (thing not in called, ranks[thing], thing))
