"""When one entity became two: read out of the history of ids, for those who were told the old one.

A mention that went over to an id which nothing bore before, and which came into the register later
than the one it left, was parted from it. What went to an older id was merged, and redirects.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.resolve.memberships import Membership
from kg.resolve.naming import Naming
from kg.resolve.register import Register


@dataclass(frozen=True, slots=True, order=True)
class Parting:
    """Until the date, part was held to be one with whole; both are ids of today."""

    part: str
    whole: str
    date: dt.date


def partings(naming: Naming, register: Register) -> tuple[Parting, ...]:
    """Every parting of one kind, sorted; none that was undone, and none from a closed id."""
    live = frozenset(naming.by_mention.values())
    found = set()
    for before, after in _parted(register):
        part = naming.merged.get(after.id, after.id)
        whole = naming.merged.get(before, before)
        if part in live and part != whole and whole not in register.closed:
            found.add(Parting(part, whole, after.date))
    return tuple(sorted(found))


def _parted(register: Register) -> Iterator[tuple[str, Membership]]:
    """The id that a mention left, and the line by which it left it."""
    ranks = register.ranks
    latest: dict[str, str] = {}
    bearers: Counter[str] = Counter()
    for _, day in groupby(register.memberships, key=lambda membership: membership.date):
        moves = tuple(day)
        alive = frozenset(identifier for identifier, count in bearers.items() if count)
        for move in moves:
            before = latest.get(move.mention)
            if before is not None and move.id not in alive and ranks[move.id] > ranks[before]:
                yield before, move
        _apply(moves, latest, bearers)


def _apply(moves: Sequence[Membership], latest: dict[str, str], bearers: Counter[str]) -> None:
    for move in moves:
        before = latest.get(move.mention)
        if before is not None:
            bearers[before] -= 1
        latest[move.mention] = move.id
        bearers[move.id] += 1
