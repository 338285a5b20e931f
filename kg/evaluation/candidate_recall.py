"""Which share of the true pairs a person gets to see, if the rules have not joined them already."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from kg.evaluation.items import Labelling, clusters_of
from kg.resolve.candidates import Candidate


class Reach(NamedTuple):
    """True pairs; those of two mentions of ours; and those joined or put before a person."""

    pairs: int
    mentioned: int
    reached: int

    @property
    def recall(self) -> float | None:
        """Of all true pairs, those included of which a document yielded no mention."""
        return self.reached / self.pairs if self.pairs else None

    @property
    def recall_of_mentions(self) -> float | None:
        """Of the pairs that candidates can be found for at all."""
        return self.reached / self.mentioned if self.mentioned else None


def count_reach(
    labelling: Labelling,
    scored: Collection[str],
    candidates: Iterable[Candidate],
    ids: Mapping[str, str],
) -> Reach:
    """Counts at the level of clusters: one candidate shows a person all mentions of both."""
    shown = {frozenset((ids.get(c.left), ids.get(c.right))) for c in candidates}
    pairs = mentioned = reached = 0
    for cluster, members in clusters_of(labelling).items():
        if cluster not in scored:
            continue
        for left, right in combinations(members, 2):
            pairs += 1
            if left.mention is None or right.mention is None:
                continue
            mentioned += 1
            labels = frozenset((labelling[left], labelling[right]))
            reached += len(labels) == 1 or labels in shown
    return Reach(pairs, mentioned, reached)
