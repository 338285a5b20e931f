"""Cuts a key in two by cluster: rules are tuned on the one part and reported on the other.

A cluster falls into a part by the hash of its id alone, so that rows may come and go without
moving another cluster across.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import StrEnum


class Part(StrEnum):
    """Which clusters a figure is about."""

    TUNE = "tune"
    REPORT = "report"
    ALL = "all"


def part_of(cluster: str) -> Part:
    """Tune where the first byte of the id's SHA-256 is even, else report."""
    odd = hashlib.sha256(cluster.encode()).digest()[0] % 2
    return Part.REPORT if odd else Part.TUNE


def clusters_in(part: Part, clusters: Iterable[str]) -> frozenset[str]:
    """Those of the clusters that belong to the part."""
    return frozenset(c for c in clusters if part is Part.ALL or part_of(c) is part)
