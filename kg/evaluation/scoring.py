"""Every figure of every system over one key: ours, ours with judgements, and the baselines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.evaluation.b_cubed import BCubed, sum_b_cubed
from kg.evaluation.baselines import alike_names, exact_names
from kg.evaluation.bootstrap import DRAWS, Figure, figures
from kg.evaluation.candidate_recall import Reach, count_reach
from kg.evaluation.items import Item, Labelling, labelled
from kg.evaluation.key import Kind
from kg.evaluation.matching import FoundPair, Matched
from kg.evaluation.merges import Merges, count_merges
from kg.evaluation.pairwise import Rates, count_pairs
from kg.evaluation.split import Part, clusters_in
from kg.resolve.candidates import Candidates

AUTOMATIC = "automatic only"
JUDGED = "automatic plus judgements"
EXACT = "exact string"
ALIKE = "WRatio ≥ 90"

MEASURES = (*Rates._fields, *(f"b_cubed_{field}" for field in BCubed._fields))
"""The names of the figures, in their order."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one run says of all mentions of one kind. candidates: None where it looks for none."""

    name: str
    ids: Mapping[str, str]
    candidates: Candidates | None = None

    @property
    def merges(self) -> int:
        """How many merges it took to make its clusters of all mentions, of the key or not."""
        return len(self.ids) - len(set(self.ids.values()))


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one system; reach and pairs_per_mention: None for one without candidates.

    merged: the known look-alikes that it takes for one. made: its merges in all the data, of which
    `merges` are those that the key can check; None for a baseline, which sees no more than the key.
    """

    system: str
    figures: Mapping[str, Figure]
    merges: Merges
    merged: tuple[FoundPair, ...]
    made: int | None = None
    reach: Reach | None = None
    pairs_per_mention: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all systems over one part of a key.

    clusters, items: of the part; lost: those of them of which no document yields a mention.
    different: the known look-alikes that could be looked up.
    """

    key: str
    kind: Kind
    part: Part
    clusters: int
    items: int
    lost: tuple[Item, ...]
    different: tuple[FoundPair, ...]
    scores: tuple[Score, ...]


def evaluate(
    name: str,
    kind: Kind,
    matched: Matched,
    systems: Sequence[Resolved],
    different: Sequence[FoundPair] = (),
    part: Part = Part.ALL,
    draws: int = DRAWS,
) -> Evaluation:
    """Scores the systems and the two baselines; name: the key's."""
    scored = clusters_in(part, (item.cluster for item in matched.items))
    scorer = Scorer(matched.items, scored, tuple(different), draws)
    items = tuple(item for item in matched.items if item.cluster in scored)
    return Evaluation(
        key=name,
        kind=kind,
        part=part,
        clusters=len(scored),
        items=len(items),
        lost=tuple(item for item in items if item.mention is None),
        different=tuple(different),
        scores=(
            *(scorer.of_resolved(system) for system in systems),
            scorer.of_names(EXACT, exact_names),
            scorer.of_names(ALIKE, alike_names),
        ),
    )


@dataclass(frozen=True, slots=True)
class Scorer:
    """What all systems are measured on, alike."""

    items: tuple[Item, ...]
    scored: frozenset[str]
    different: tuple[FoundPair, ...]
    draws: int

    def of_resolved(self, system: Resolved) -> Score:
        """The score of a run of ours, with what its candidates reach."""
        labelling, ids = labelled(self.items, system.ids), system.ids
        merged = tuple(found for found in self.different if ids[found.left] == ids[found.right])
        score = self._score(system.name, labelling, merged)
        score = replace(score, made=system.merges)
        if system.candidates is None:
            return score
        return replace(
            score,
            reach=count_reach(labelling, self.scored, system.candidates.pairs, ids),
            pairs_per_mention=system.candidates.compared.pairs_per_mention,
        )

    def of_names(self, name: str, labels_of: Callable[[Iterable[str]], dict[str, str]]) -> Score:
        """The score of a baseline, which knows nothing but printed names."""
        pairs = [found.pair for found in self.different]
        labels = labels_of(
            [item.name for item in self.items]
            + [printed for pair in pairs for _, printed in (pair.left, pair.right)]
        )
        labelling = {
            item: item.lost if item.mention is None else labels[item.name] for item in self.items
        }
        merged = tuple(
            found
            for found in self.different
            if labels[found.pair.left[1]] == labels[found.pair.right[1]]
        )
        return self._score(name, labelling, merged)

    def _score(self, name: str, labelling: Labelling, merged: tuple[FoundPair, ...]) -> Score:
        pairs = count_pairs(labelling, self.scored, self._outside(merged))
        sums = sum_b_cubed(labelling, self.scored)

        def measure(weights: Sequence[int]) -> tuple[float | None, ...]:
            return (*pairs.rates(weights), *sums.rates(weights))

        values = figures(len(pairs.true), measure, self.draws)
        return Score(
            system=name,
            figures=dict(zip(MEASURES, values, strict=True)),
            merges=count_merges(labelling, self.scored),
            merged=merged,
        )

    def _outside(self, merged: Iterable[FoundPair]) -> list[tuple[int, int]]:
        """The years of the false pairs that the clusters of the key do not count already."""
        known = {item.mention for item in self.items}
        return [
            (int(found.pair.left[0][:4]), int(found.pair.right[0][:4]))
            for found in merged
            if not {found.left, found.right} <= known
        ]
