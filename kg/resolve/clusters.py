"""Clusters are derived, never stored: union-find over mentions, held apart by "different".

Reviewed judgements are joined first. A chain of "same" that meets a "different" stops the build
and is named; a rule that would break a "different" is refused and kept as evidence for a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.concepts import Evidence, Rule, Verdict
from kg.errors import IdentityError
from kg.resolve.chains import chain, neighbours
from kg.resolve.judgements import Judgement


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions held to be one party, by a rule or a judgement, with the reasons."""

    left: str
    right: str
    rule: Rule
    evidence: tuple[Evidence, ...]
    counter: tuple[Evidence, ...] = ()
    judgement: Judgement | None = None


@dataclass(slots=True)
class Clusters:
    """Grows by `join`; `apart` are pairs that must never meet."""

    members: dict[str, set[str]]
    parent: dict[str, str]
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    links: list[Link] = field(default_factory=list)
    refused: list[Link] = field(default_factory=list)

    @classmethod
    def of(cls, mentions: Iterable[str], judgements: Iterable[Judgement]) -> Clusters:
        """One cluster a mention, then the reviewed judgements about these mentions applied.

        Raises IdentityError where a chain of "same" meets a "different".
        """
        keys = set(mentions)
        clusters = cls({key: {key} for key in keys}, {key: key for key in keys})
        relevant = [j for j in judgements if j.left in keys and j.right in keys]
        for judgement in relevant:
            if judgement.verdict is Verdict.SAME:
                clusters._unite(_reviewed(judgement))
        for judgement in relevant:
            if judgement.verdict is Verdict.DIFFERENT:
                clusters._part(judgement)
        return clusters

    def find(self, mention: str) -> str:
        """The mention that stands for the whole cluster at this moment."""
        root = mention
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[mention] != root:
            self.parent[mention], mention = root, self.parent[mention]
        return root

    def join(self, link: Link) -> bool:
        """Joins the two clusters unless a "different" lies between them; tells whether it did."""
        if self.find(link.left) == self.find(link.right):
            return False
        if self._forbidden(link.left, link.right):
            self.refused.append(link)
            return False
        self._unite(link)
        return True

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The clusters, each sorted, in the order of their first mentions."""
        return tuple(sorted(tuple(sorted(group)) for group in self.members.values()))

    def _forbidden(self, left: str, right: str) -> bool:
        ours, theirs = self.members[self.find(left)], self.members[self.find(right)]
        smaller, larger = sorted((ours, theirs), key=len)
        return any(not self.apart[mention].isdisjoint(larger) for mention in smaller)

    def _unite(self, link: Link) -> None:
        self.links.append(link)
        left, right = self.find(link.left), self.find(link.right)
        if left == right:
            return
        keep, gone = sorted((left, right), key=lambda root: (-len(self.members[root]), root))
        self.parent[gone] = keep
        self.members[keep] |= self.members.pop(gone)

    def _part(self, judgement: Judgement) -> None:
        if self.find(judgement.left) == self.find(judgement.right):
            linked = neighbours((link.left, link.right) for link in self.links)
            steps = chain(judgement.left, judgement.right, linked)
            raise IdentityError(
                f"judgement {judgement.cited} says different, but these are judged the same:"
                f" {' = '.join(steps)}, by {', '.join(self._judges(steps))}; retract or supersede"
                " one of the judgements on the chain"
            )
        self.apart[judgement.left].add(judgement.right)
        self.apart[judgement.right].add(judgement.left)

    def _judges(self, chain: Sequence[str]) -> Iterator[str]:
        """The judgements that join each mention of a chain to the next."""
        by_pair = {link.judgement.pair: link.judgement for link in self.links if link.judgement}
        for left, right in pairwise(chain):
            yield by_pair[min(left, right), max(left, right)].cited


def _reviewed(judgement: Judgement) -> Link:
    return Link(
        judgement.left,
        judgement.right,
        Rule.REVIEWED,
        judgement.evidence,
        judgement.counter,
        judgement,
    )
