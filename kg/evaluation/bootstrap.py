"""Percentile intervals by the bootstrap: the key's clusters are drawn again, with replacement.

Clusters are drawn, not rows: the mentions of one person stand or fall together, so that rows drawn
by themselves would promise more certainty than there is. An interval cannot show an error that
never occurred; the rule of three (see `merges`) bounds that.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

DRAWS = 1000
SEED = 20061030
LEVEL = 0.95

Measure = Callable[[Sequence[int]], Sequence[float | None]]


class Figure(NamedTuple):
    """A value, and the interval that holds the middle 95 % of the draws; None: not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None


def figures(clusters: int, measure: Measure, draws: int = DRAWS) -> tuple[Figure, ...]:
    """Each figure of the measure, which is given how often each cluster occurs.

    The seed is fixed: the same key and clusters give the same intervals.
    """
    values = measure([1] * clusters)
    if not clusters:
        return tuple(Figure(value) for value in values)
    chance = random.Random(SEED)  # noqa: S311  # a draw, not a secret
    drawn = [measure(_weights(chance, clusters)) for _ in range(draws)]
    return tuple(
        _figure(value, [draw[place] for draw in drawn]) for place, value in enumerate(values)
    )


def _weights(chance: random.Random, clusters: int) -> list[int]:
    weights = [0] * clusters
    for place in chance.choices(range(clusters), k=clusters):
        weights[place] += 1
    return weights


def _figure(value: float | None, drawn: Sequence[float | None]) -> Figure:
    known = sorted(each for each in drawn if each is not None)
    if value is None or not known:
        return Figure(value)
    outside = round(len(known) * (1 - LEVEL) / 2)
    return Figure(value, known[outside], known[-1 - outside])
