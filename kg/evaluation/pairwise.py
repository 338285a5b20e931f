"""Pairwise precision and recall: of the pairs said to be one, and of the pairs that are one.

Counted within a year, across years and together. A false pair counts where either of its clusters
is in the part that is scored, so that no error is hidden by the cut.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from kg.evaluation.items import Item, Labelling, clusters_of


class Span(NamedTuple):
    """A number of pairs within one year, and of pairs of two years."""

    within: int = 0
    across: int = 0

    def __add__(self, other: object) -> Span:
        if not isinstance(other, Span):
            return NotImplemented
        return Span(self.within + other.within, self.across + other.across)

    def __mul__(self, times: object) -> Span:
        if not isinstance(times, int):
            return NotImplemented
        return Span(self.within * times, self.across * times)


NONE = Span()


class Rates(NamedTuple):
    """Precision and recall; None where there is no pair to have an opinion of.

    recall_mentioned: of the true pairs of which the documents yield both mentions.
    """

    precision_within: float | None
    recall_within: float | None
    precision_across: float | None
    recall_across: float | None
    precision: float | None
    recall: float | None
    recall_mentioned: float | None


@dataclass(frozen=True, slots=True)
class Pairs:
    """Integer counts by cluster of the key, enough for every figure and every resampling.

    found, true, mentioned: pairs of each scored cluster, in the order of the clusters' ids: those
    that are joined, all of them, and those of two mentions of ours. wrong: false pairs by the two
    clusters, as places in that order; None for a cluster of the other part. also_wrong: false
    pairs of mentions of which the key has no cluster.
    """

    found: tuple[Span, ...]
    true: tuple[Span, ...]
    mentioned: tuple[int, ...]
    wrong: Mapping[tuple[int, int | None], Span]
    also_wrong: Span = NONE

    def rates(self, weights: Sequence[int]) -> Rates:
        """The figures where cluster k occurs weights[k] times.

        A false pair lies between two clusters: it occurs as often as the two are drawn together,
        the product of their weights; a cluster that is not drawn from always occurs once.
        """
        found, true, wrong = NONE, NONE, self.also_wrong
        for weight, ours, all_of_them in zip(weights, self.found, self.true, strict=True):
            if weight:
                found += ours * weight
                true += all_of_them * weight
        for (left, right), span in self.wrong.items():
            wrong += span * (weights[left] * (1 if right is None else weights[right]))
        said = found + wrong
        mentioned = sum(w * n for w, n in zip(weights, self.mentioned, strict=True))
        return Rates(
            _share(found.within, said.within),
            _share(found.within, true.within),
            _share(found.across, said.across),
            _share(found.across, true.across),
            _share(sum(found), sum(said)),
            _share(sum(found), sum(true)),
            _share(sum(found), mentioned),
        )


def count_pairs(
    labelling: Labelling, scored: Collection[str], also_wrong: Iterable[tuple[int, int]] = ()
) -> Pairs:
    """Counts by cluster; also_wrong: the years of false pairs outside the key's clusters."""
    clusters = clusters_of(labelling)
    order = {cluster: n for n, cluster in enumerate(c for c in clusters if c in scored)}
    scored_ones = [clusters[cluster] for cluster in order]
    outside = Counter(left == right for left, right in also_wrong)
    return Pairs(
        tuple(_found(labelling, members) for members in scored_ones),
        tuple(_span(members) for members in scored_ones),
        tuple(sum(_span([i for i in members if i.mention])) for members in scored_ones),
        _wrong(labelling, order),
        Span(outside[True], outside[False]),
    )


def _found(labelling: Labelling, members: Iterable[Item]) -> Span:
    by_label: dict[str, list[Item]] = defaultdict(list)
    for item in members:
        by_label[labelling[item]].append(item)
    return sum((_span(together) for together in by_label.values()), NONE)


def _span(together: Sequence[Item]) -> Span:
    years = Counter(item.year for item in together)
    within = sum(n * (n - 1) // 2 for n in years.values())
    return Span(within, len(together) * (len(together) - 1) // 2 - within)


def _wrong(labelling: Labelling, order: Mapping[str, int]) -> dict[tuple[int, int | None], Span]:
    by_label: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(labelling):
        by_label[labelling[item]].append(item)
    wrong: dict[tuple[int, int | None], Span] = defaultdict(Span)
    for together in by_label.values():
        for (left, ours), (right, theirs) in combinations(clusters_of(together).items(), 2):
            if ours[0].group == theirs[0].group or not {left, right} & order.keys():
                continue
            first, second = (left, right) if left in order else (right, left)
            wrong[(order[first], order.get(second))] += _between(ours, theirs)
    return dict(wrong)


def _between(ours: Sequence[Item], theirs: Sequence[Item]) -> Span:
    left, right = Counter(i.year for i in ours), Counter(i.year for i in theirs)
    within = sum(number * right[year] for year, number in left.items())
    return Span(within, len(ours) * len(theirs) - within)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
