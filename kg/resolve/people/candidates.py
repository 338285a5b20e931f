"""Pairs of persons that a reviewer may judge (tier 3): scored, and never joined by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from kg.concepts import Evidence
from kg.resolve.candidates import Candidate, Candidates, Comparisons
from kg.resolve.clusters import Clusters
from kg.resolve.judgements import Judgement
from kg.resolve.people.across import full_names
from kg.resolve.people.blocking import compared
from kg.resolve.people.joining import Joiner, vetoes
from kg.resolve.people.mentions import PersonMention
from kg.resolve.people.profiles import Profile, profiles
from kg.resolve.people.rarity import Rarity
from kg.resolve.people.scoring import evidence_against, evidence_for, score
from kg.resolve.people.sightings import Titles, sightings
from kg.resolve.people.slips import tie

FLOOR = 0.3
MOST_SIGHTINGS = 8


def person_candidates(
    mentions: Sequence[PersonMention],
    clusters: Clusters,
    judgements: Iterable[Judgement],
    titles: Titles,
) -> Candidates:
    """The pairs of clusters that score above the floor and that nobody has judged."""
    joiner = Joiner.of(clusters, mentions)
    found = sightings(mentions, joiner.find, titles)
    rarity = Rarity.of(full_names(found))
    every = profiles(found, joiner.find, joiner.traits.__getitem__)
    judged = _judged(clusters, judgements)
    pairs, skipped = compared(every)
    count, kept = 0, []
    for left, right in pairs:
        count += 1
        if frozenset({left.root, right.root}) not in judged:
            kept += _candidate(left, right, rarity)
    kept.sort(key=lambda pair: (-pair.score, pair.left, pair.right))
    return Candidates(tuple(kept), Comparisons(len(mentions), count, skipped))


def _judged(clusters: Clusters, judgements: Iterable[Judgement]) -> frozenset[frozenset[str]]:
    known = clusters.parent
    return frozenset(
        frozenset({clusters.find(j.left), clusters.find(j.right)})
        for j in judgements
        if j.left in known and j.right in known
    )


def _candidate(left: Profile, right: Profile, rarity: Rarity) -> list[Candidate]:
    """The candidate that two clusters make, if they do."""
    evidence = evidence_for(left, right, rarity)
    if not evidence:
        return []
    counter = evidence_against(left, right, rarity)
    share = score((*evidence, *counter))
    if share < FLOOR:
        return []
    kept_apart = vetoes(left.traits, right.traits)
    if Evidence.COUNTRY_DIFFERS in counter and left.sessions.isdisjoint(right.sessions):
        kept_apart = (*kept_apart, Evidence.COUNTRY_DIFFERS)
    one, other = sorted(_shown(left, right))
    return [Candidate(one, other, share, evidence, counter, kept_apart)]


def _shown(left: Profile, right: Profile) -> tuple[str, str]:
    """The two mentions that a reviewer sees: those with the most in common beside the name."""
    pairs = product(left.sightings[:MOST_SIGHTINGS], right.sightings[:MOST_SIGHTINGS])
    one, other = max(
        pairs, key=lambda pair: (pair[0].session == pair[1].session, tie(*pair) is not None)
    )
    return one.key, other.key
