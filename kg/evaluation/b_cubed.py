"""B-cubed (Bagga & Baldwin 1998): precision and recall of each mention's cluster, averaged.

A mention's precision is the share of its cluster that is truly the same as it, itself included;
its recall the share of the truly same that is in its cluster.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from kg.evaluation.items import Item, Labelling, clusters_of


class BCubed(NamedTuple):
    """The three figures; None where nothing is scored."""

    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class BCubedSums:
    """Each scored cluster's number of mentions, and the sums of their precisions and recalls."""

    sizes: tuple[int, ...]
    precisions: tuple[float, ...]
    recalls: tuple[float, ...]

    def rates(self, weights: Sequence[int]) -> BCubed:
        """The figures where cluster k occurs weights[k] times.

        A mention keeps the precision that it has among all mentions of the key: drawing a cluster
        twice makes it count twice, not make its own cluster's company larger.
        """
        size = sum(w * n for w, n in zip(weights, self.sizes, strict=True))
        if not size:
            return BCubed(None, None, None)
        precision = _mean(weights, self.precisions, size)
        recall = _mean(weights, self.recalls, size)
        return BCubed(precision, recall, 2 * precision * recall / (precision + recall))


def sum_b_cubed(labelling: Labelling, scored: Collection[str]) -> BCubedSums:
    """The sums by scored cluster; the company of a mention is all of the key, of every part."""
    company: dict[str, Counter[str]] = defaultdict(Counter)
    undecided: dict[str, Counter[str]] = defaultdict(Counter)
    for item, label in labelling.items():
        company[label][item.cluster] += 1
        undecided[label][item.group] += 1
    sizes, precisions, recalls = [], [], []
    for cluster, members in clusters_of(labelling).items():
        if cluster not in scored:
            continue
        sizes.append(len(members))
        labels = [labelling[item] for item in members]
        recalls.append(fsum(company[label][cluster] / len(members) for label in labels))
        precisions.append(_precisions(members, labelling, company, undecided))
    return BCubedSums(tuple(sizes), tuple(precisions), tuple(recalls))


def _precisions(
    members: Iterable[Item],
    labelling: Labelling,
    company: Mapping[str, Counter[str]],
    undecided: Mapping[str, Counter[str]],
) -> float:
    """The sum over the members; those of whom it is undecided are not in their company."""
    shares = []
    for item in members:
        label = labelling[item]
        same = company[label][item.cluster]
        others = company[label].total() - undecided[label][item.group]
        shares.append(same / (same + others))
    return fsum(shares)


def _mean(weights: Sequence[int], sums: Sequence[float], size: int) -> float:
    # Sums of shares may exceed their number by a rounding error.
    return min(1.0, fsum(w * s for w, s in zip(weights, sums, strict=True)) / size)
