"""Joins that look at whole clusters: what keeps any two of their members apart keeps the clusters.

So no chain of likenesses, each harmless, brings a father and his son together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product

from kg.concepts import Evidence
from kg.resolve.clusters import Clusters, Link
from kg.resolve.people.agreements import against, agreement
from kg.resolve.people.mentions import PersonMention
from kg.resolve.people.names import PersonName

Listed = dict[str, set[PersonName]]
"""The full names that each document gives."""


@dataclass(slots=True)
class Traits:
    """What a cluster has gathered: its full names, by document, and countries stated."""

    names: set[PersonName] = field(default_factory=set)
    listed: Listed = field(default_factory=lambda: defaultdict(set))
    country_codes: set[str] = field(default_factory=set)

    def take(self, other: Traits) -> None:
        """Adds what another cluster has."""
        self.names |= other.names
        self.country_codes |= other.country_codes
        for document, names in other.listed.items():
            self.listed[document] |= names


@dataclass(slots=True)
class Joiner:
    """Clusters, and the traits of each."""

    clusters: Clusters
    traits: dict[str, Traits]

    @classmethod
    def of(cls, clusters: Clusters, mentions: Iterable[PersonMention]) -> Joiner:
        """The traits of the clusters that judgements have made."""
        traits: dict[str, Traits] = defaultdict(Traits)
        for mention in mentions:
            traits[clusters.find(mention.key)].take(_traits_of(mention))
        return cls(clusters, traits)

    def find(self, mention: str) -> str:
        """The mention that stands for the cluster."""
        return self.clusters.find(mention)

    def join(self, link: Link) -> bool:
        """Joins the two clusters where nothing speaks against it; tells whether it did."""
        left, right = self.find(link.left), self.find(link.right)
        if left == right or vetoes(self.traits[left], self.traits[right]):
            return False
        if not self.clusters.join(link):
            return False
        kept = self.find(link.left)
        self.traits[kept].take(self.traits.pop(right if kept == left else left))
        return True

    def join_sessions(self, link: Link) -> bool:
        """Joins as `join` does, unless the two are said to be of different countries.

        Within a session countries tell nothing against a name: documents differ in whose they give.
        """
        one, other = self.traits[self.find(link.left)], self.traits[self.find(link.right)]
        return not countries_differ(one, other) and self.join(link)


def vetoes(one: Traits, other: Traits) -> tuple[Evidence, ...]:
    """What keeps every rule from joining two clusters."""
    # A name that both have is no news to either: a reviewer may have joined what the rules do not.
    ours, theirs = one.names - other.names, other.names - one.names
    found = {reason for left, right in product(ours, theirs) for reason in against(left, right)}
    if _listed_apart(one, other):
        found.add(Evidence.BOTH_IN_ONE_DOCUMENT)
    return tuple(sorted(found))


def countries_differ(one: Traits, other: Traits) -> bool:
    """Whether both are said to be of countries, and of none in common."""
    both = bool(one.country_codes) and bool(other.country_codes)
    return both and one.country_codes.isdisjoint(other.country_codes)


def _listed_apart(one: Traits, other: Traits) -> bool:
    """Whether one document lists both under names that are more than spellings of one."""
    shared = one.listed.keys() & other.listed.keys()
    return any(
        agreement(left, right) in {None, Evidence.SPELLING_SLIP, Evidence.INITIAL_FOR_GIVEN_NAME}
        for document in shared
        for left, right in product(
            one.listed[document] - other.names, other.listed[document] - one.names
        )
    )


def _traits_of(mention: PersonMention) -> Traits:
    names = set() if mention.partial else {mention.parsed}
    codes = {p.country_code for p in mention.statement.parties if p.country_code is not None}
    listed: Listed = defaultdict(set)
    if names:
        place = f"{mention.document} {mention.statement.session}"
        listed[place] = set(names)
    return Traits(names, listed, codes)
