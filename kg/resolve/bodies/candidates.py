"""Pairs of bodies for a person to judge: found by blocks, scored by named weights, never joined."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.concepts import Evidence
from kg.resolve.bodies.entries import OrganizationEntry
from kg.resolve.bodies.features import VETOES, WEIGHTS, Rarity, best_reasons
from kg.resolve.bodies.profiles import Profile, profiles
from kg.resolve.candidates import Candidate, Candidates, Comparisons
from kg.resolve.clusters import Clusters
from kg.resolve.judgements import Judgement
from kg.resolve.statements import OrganizationMention

LARGEST_BLOCK = 30
LEAST = 0.3
"""What must speak for a pair, whatever speaks against it: a veto puts it last, not out of sight."""


def organization_candidates(
    mentions: Sequence[OrganizationMention],
    entries: Sequence[OrganizationEntry],
    clusters: Clusters,
    judgements: Iterable[Judgement],
) -> Candidates:
    """The candidates among the clusters, but for pairs that a judgement or the sheet decides."""
    found = profiles(mentions, entries, clusters)
    rarity = _rarity(found)
    blocks = _blocks(found)
    small = {key: block for key, block in blocks.items() if len(block) <= LARGEST_BLOCK}
    judged = _judged(clusters, judgements)
    pairs, compared = [], 0
    for left, right in _pairs(small):
        compared += 1
        roots = frozenset({clusters.find(left.mention), clusters.find(right.mention)})
        if roots in judged or (left.on_sheet and right.on_sheet):
            continue
        reasons = best_reasons(left, right, rarity)
        if sum(weight for weight in reasons.values() if weight > 0) >= LEAST:
            pairs.append(_candidate(left, right, reasons))
    pairs.sort(key=lambda pair: (-pair.score, pair.left, pair.right))
    return Candidates(tuple(pairs), Comparisons(len(mentions), compared, len(blocks) - len(small)))


def _rarity(found: Sequence[Profile]) -> Rarity:
    """How much a word tells: more, the fewer clusters have it."""
    counts = Counter(word for p in found for word in {w for form in p.forms for w in form.words})
    return {word: math.log((len(found) + 1) / count) for word, count in counts.items()}


def _blocks(found: Iterable[Profile]) -> Mapping[str, list[Profile]]:
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in found:
        for key in profile.keys:
            blocks[key].append(profile)
    return {key: block for key, block in sorted(blocks.items()) if len(block) > 1}


def _pairs(blocks: Mapping[str, Sequence[Profile]]) -> Iterator[tuple[Profile, Profile]]:
    """Each pair once: in the first of its blocks, so that no pair need be remembered."""
    for key, block in blocks.items():
        for left, right in combinations(block, 2):
            if key == min(shared for shared in left.keys & right.keys if shared in blocks):
                yield left, right


def _judged(clusters: Clusters, judgements: Iterable[Judgement]) -> frozenset[frozenset[str]]:
    """The pairs of clusters of which some mentions are judged already, in whatever way."""
    known = clusters.parent.keys()
    return frozenset(
        frozenset({clusters.find(judgement.left), clusters.find(judgement.right)})
        for judgement in judgements
        if judgement.left in known and judgement.right in known
    )


def _candidate(left: Profile, right: Profile, reasons: Mapping[Evidence, float]) -> Candidate:
    score = max(0.0, min(1.0, sum(reasons.values())))
    counter = tuple(reason for reason in reasons if WEIGHTS[reason] < 0)
    return Candidate(
        left=left.mention,
        right=right.mention,
        score=round(score, 3),
        evidence=tuple(reason for reason in reasons if WEIGHTS[reason] > 0),
        counter=counter,
        vetoes=tuple(reason for reason in counter if reason in VETOES),
    )
