"""What was nearly taken for one party and was not: candidates, refused rules, differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.concepts import Evidence, Rule, Verdict
from kg.resolve.candidates import Candidates
from kg.resolve.clusters import Clusters
from kg.resolve.judgements import Judgement

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two entities that are nearly one, by the two mentions that bring them nearest.

    left, right: the mentions. entities: their ids, in the same order. rule: one that would have
    joined them, and was refused. score: of a candidate. vetoes: those of the counter-evidence that
    keep every rule from joining them. judgements: those between the two entities that say
    "different" or "unsure"; empty where nobody has judged them yet.
    """

    left: str
    right: str
    entities: Pair
    evidence: tuple[Evidence, ...] = ()
    counter: tuple[Evidence, ...] = ()
    vetoes: tuple[Evidence, ...] = ()
    rule: Rule | None = None
    score: float | None = None
    judgements: tuple[Judgement, ...] = ()


def kept_apart(
    clusters: Clusters,
    candidates: Candidates,
    judgements: Iterable[Judgement],
    ids: Mapping[str, str],
) -> tuple[Apart, ...]:
    """One entry a pair of entities: the likely ones first, then refused, then judged ones.

    ids: the entity of every mention.
    """
    judged = _judged(judgements, ids)
    found: dict[frozenset[str], Apart] = {}
    for apart in (*_scored(candidates, ids), *_refused(clusters, ids), *_decided(judged, ids)):
        pair = frozenset(apart.entities)
        if len(pair) == 2 and pair not in found:
            found[pair] = replace(apart, judgements=tuple(judged.get(pair, ())))
    return tuple(found.values())


def _scored(candidates: Candidates, ids: Mapping[str, str]) -> Iterator[Apart]:
    for pair in candidates.pairs:
        entities = (ids[pair.left], ids[pair.right])
        reasons = (pair.evidence, pair.counter, pair.vetoes)
        yield Apart(pair.left, pair.right, entities, *reasons, score=pair.score)


def _refused(clusters: Clusters, ids: Mapping[str, str]) -> Iterator[Apart]:
    for link in clusters.refused:
        entities = (ids[link.left], ids[link.right])
        yield Apart(link.left, link.right, entities, link.evidence, link.counter, rule=link.rule)


def _judged(
    judgements: Iterable[Judgement], ids: Mapping[str, str]
) -> dict[frozenset[str], list[Judgement]]:
    found: dict[frozenset[str], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        known = judgement.left in ids and judgement.right in ids
        if known and judgement.verdict is not Verdict.SAME:
            found[frozenset((ids[judgement.left], ids[judgement.right]))].append(judgement)
    return found


def _decided(
    judged: Mapping[frozenset[str], Iterable[Judgement]], ids: Mapping[str, str]
) -> Iterator[Apart]:
    for judgements in judged.values():
        for judgement in judgements:
            entities = (ids[judgement.left], ids[judgement.right])
            yield Apart(judgement.left, judgement.right, entities)
