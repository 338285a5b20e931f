"""Medians over repeats, bounded in time: what takes long is repeated less often."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import TypeVar

MOST_REPEATS = 15
LEAST_REPEATS = 3

Answer = TypeVar("Answer")


def timed(act: Callable[[], Answer]) -> tuple[float, Answer]:
    """The seconds that one call takes, and what it returns."""
    begun = time.perf_counter()
    answer = act()
    return time.perf_counter() - begun, answer


def median_seconds(act: Callable[[], object], budget: float) -> float:
    """The median of up to fifteen calls, fewer once they have taken `budget` seconds."""
    taken: list[float] = []
    while len(taken) < LEAST_REPEATS or (len(taken) < MOST_REPEATS and sum(taken) < budget):
        taken.append(timed(act)[0])
    return median(taken)
