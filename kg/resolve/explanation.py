"""Why a person or body is one and not two: its mentions, what links them, and what was kept apart.

Read out of a resolution; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.records import Document, Origin
from kg.resolve.apart import Apart, kept_apart
from kg.resolve.candidates import Candidates
from kg.resolve.chains import chain, neighbours
from kg.resolve.clusters import Clusters, Link
from kg.resolve.memberships import Membership, pasts
from kg.resolve.naming import Naming
from kg.resolve.partings import Parting, partings
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import SessionKey


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as a reader finds it: the words, the document and the places in it."""

    key: str
    name: str
    document: Document
    origins: tuple[Origin, ...]
    session: SessionKey | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that holds one entity together, and what it was kept apart from.

    merged: ids that were merged into this one. history: the ids that its mentions had, by day.
    apart: the left mention is always one of this entity. others: the right ones, by key.
    """

    id: str
    mentions: tuple[Named, ...]
    links: tuple[Link, ...]
    merged: tuple[str, ...]
    partings: tuple[Parting, ...]
    history: tuple[Membership, ...]
    apart: tuple[Apart, ...]
    others: Mapping[str, Named]


@dataclass(frozen=True, slots=True)
class Side:
    """The half of a resolution that an entity is in: the persons, or the organizations."""

    naming: Naming
    clusters: Clusters
    candidates: Candidates
    named: Mapping[str, Named]


def side_of(resolution: Resolution, identifier: str) -> Side:
    """The persons for an id in `p`, the organizations for one in `o`."""
    if identifier.startswith("p"):
        return Side(
            resolution.people,
            resolution.people_clusters,
            resolution.person_candidates,
            {mention.key: mention for mention in _people(resolution)},
        )
    return Side(
        resolution.organizations,
        resolution.organization_clusters,
        resolution.organization_candidates,
        {mention.key: mention for mention in _bodies(resolution)},
    )


def _people(resolution: Resolution) -> Iterator[Named]:
    for mention in resolution.person_mentions:
        said = mention.statement
        yield Named(mention.key, mention.name, said.document, said.origins, said.session)


def _bodies(resolution: Resolution) -> Iterator[Named]:
    entries = (entry.mention for entry in resolution.entries)
    for mention in (*resolution.organization_mentions, *entries):
        yield Named(mention.key, mention.name, mention.document, mention.origins, mention.session)


def all_apart(resolution: Resolution, prefix: str) -> tuple[Apart, ...]:
    """What was nearly taken for one, among all persons (`p`) or all organizations (`o`)."""
    return _apart(resolution, side_of(resolution, prefix))


def _apart(resolution: Resolution, side: Side) -> tuple[Apart, ...]:
    ids = side.naming.by_mention
    return kept_apart(side.clusters, side.candidates, resolution.judgements, ids)


def explain(resolution: Resolution, identifier: str) -> Explanation:
    """Why the entity is one; its id must be one that stands today."""
    side, register = side_of(resolution, identifier), resolution.register
    ids = side.naming.by_mention
    own = sorted(mention for mention, its in ids.items() if its == identifier)
    every = (one for one in _apart(resolution, side) if identifier in one.entities)
    apart = tuple(_seen_from(identifier, one) for one in every)
    past = pasts(register.memberships)
    return Explanation(
        id=identifier,
        mentions=tuple(sorted((side.named[key] for key in own), key=_place)),
        links=tuple(link for link in side.clusters.links if ids[link.left] == identifier),
        merged=tuple(sorted(i for i, stays in side.naming.merged.items() if stays == identifier)),
        partings=tuple(
            p for p in partings(side.naming, register) if identifier in (p.part, p.whole)
        ),
        history=tuple(line for key in own for line in past.get(key, ())),
        apart=apart,
        others={one.right: side.named[one.right] for one in apart},
    )


def _place(mention: Named) -> tuple[str, str, str]:
    return (mention.document.name, str(mention.session or ""), mention.key)


def _seen_from(identifier: str, apart: Apart) -> Apart:
    """With our own mention on the left."""
    if apart.entities[0] == identifier:
        return apart
    swapped = (apart.entities[1], apart.entities[0])
    return replace(apart, left=apart.right, right=apart.left, entities=swapped)


def held_together(links: Iterable[Link], left: str, right: str) -> tuple[Link, ...]:
    """The fewest links that lead from one mention to another; empty where none do."""
    by_pair = {frozenset((link.left, link.right)): link for link in links}
    steps = chain(left, right, neighbours((link.left, link.right) for link in by_pair.values()))
    return tuple(by_pair[frozenset(pair)] for pair in pairwise(steps))
