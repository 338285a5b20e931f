"""What is gained over the simplest ways: the same printed name, and names that look alike.

Both see the names as the key prints them, cut out of affiliations by hand: that is more than our
rules are given.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from rapidfuzz import fuzz, utils

ALIKE = 90.0


def exact_names(names: Iterable[str]) -> dict[str, str]:
    """Name to label: one cluster a printed name, letter by letter."""
    return {name: name for name in names}


def alike_names(names: Iterable[str]) -> dict[str, str]:
    """Name to label: one cluster for names that a chain of WRatio scores of 90 and more connects.

    Case and punctuation are put aside first, as rapidfuzz proposes.
    """
    plain = {name: utils.default_process(name) for name in sorted(set(names))}
    parent = {name: name for name in plain}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for left, right in combinations(plain, 2):
        if fuzz.WRatio(plain[left], plain[right], score_cutoff=ALIKE):
            first, second = sorted((root(left), root(right)))
            parent[second] = first
    return {name: root(name) for name in plain}
