"""How many checked merges stand behind a precision, and what no error among them proves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from typing import NamedTuple

from kg.evaluation.items import Labelling


class Merges(NamedTuple):
    """Joins that the key can check: a cluster of n mentions took n - 1 of them.

    Pairs would be more, but they follow from the joins and prove nothing by themselves.
    """

    checked: int
    wrong: int

    @property
    def bound(self) -> float | None:
        """Below which the share of wrong merges lies, at 95 %: the rule of three.

        None where the rule does not hold, since there was an error, or no merge.
        """
        return min(1.0, 3 / self.checked) if self.checked and not self.wrong else None


def count_merges(labelling: Labelling, scored: Collection[str]) -> Merges:
    """The merges of mentions of scored clusters, and those that joined two groups of the key."""
    clusters: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, set[str]] = defaultdict(set)
    for item, label in labelling.items():
        groups[label].add(item.group)
        if item.cluster in scored:
            clusters[label][item.cluster] += 1
    right = sum(number - 1 for counts in clusters.values() for number in counts.values())
    wrong = sum(len(groups[label]) - 1 for label in clusters)
    return Merges(right + wrong, wrong)
