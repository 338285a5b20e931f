"""The pairs that a person may judge, the most useful first.

Useful is a pair whose answer moves much: many mentions behind the two parties, other pairs that
"same" would answer too, people whom one body instead of two would let the rules find. It counts up
to double where the score is nearest the middle, since there the machine knows least.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.records import PartyKind
from kg.resolve.candidates import Candidate
from kg.resolve.judgements import Judgement
from kg.resolve.resolution import Resolution
from kg.review.settled import Settled
from kg.review.sides import Side, entities_of, sides


@dataclass(frozen=True, slots=True)
class Follows:
    """What "same" would bring about.

    mentions: that would be of one party. answered: other pairs that would be open no more.
    people: names that stand beside both bodies, so that rules may join who bears them.
    """

    mentions: int
    answered: int
    people: int

    @property
    def words(self) -> str:
        """The same as a sentence."""
        parts = [f"{self.mentions} mentions would be of one party"]
        if self.answered:
            parts.append(f"{_counted(self.answered, 'other pair')} would be answered too")
        if self.people:
            parts.append(f"{_counted(self.people, 'name')} of people beside both bodies")
        return f"If the same: {'; '.join(parts)}."


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A pair side by side, with what would follow."""

    candidate: Candidate
    kind: PartyKind
    left: Side
    right: Side
    follows: Follows

    @property
    def key(self) -> str:
        """Names the pair in a form or a log."""
        return f"{self.candidate.left}-{self.candidate.right}"

    @property
    def usefulness(self) -> float:
        """What the answer moves, times one at the ends of the score and two in its middle."""
        moved = self.follows.mentions + self.follows.answered + self.follows.people
        return moved * (2 - abs(2 * self.candidate.score - 1))


def queue(resolution: Resolution) -> tuple[ReviewItem, ...]:
    """Every open pair of people and of bodies, in one fixed order."""
    parties, entities = sides(resolution), entities_of(resolution)
    settled = Settled(resolution.judgements, entities)
    found = [
        item
        for kind, candidates in (
            (PartyKind.PERSON, resolution.person_candidates.pairs),
            (PartyKind.ORGANIZATION, resolution.organization_candidates.pairs),
        )
        for item in _items(kind, candidates, parties, entities, settled)
    ]
    return tuple(sorted(found, key=lambda item: (-item.usefulness, item.key)))


def still_open(
    items: Iterable[ReviewItem], judgements: Iterable[Judgement], entities: Mapping[str, str]
) -> tuple[ReviewItem, ...]:
    """The items that these judgements leave open; of two that ask the same, the first."""
    settled = Settled(judgements, entities)
    asked: dict[tuple[str, str], ReviewItem] = {}
    for item in items:
        left, right = item.left.entity, item.right.entity
        if not settled.answered(left, right):
            asked.setdefault(settled.pair(left, right), item)
    return tuple(asked.values())


def _items(
    kind: PartyKind,
    candidates: Sequence[Candidate],
    parties: Mapping[str, Side],
    entities: Mapping[str, str],
    settled: Settled,
) -> Iterable[ReviewItem]:
    pairs = [
        (candidate, parties[entities[candidate.left]], parties[entities[candidate.right]])
        for candidate in candidates
        if candidate.left in entities and candidate.right in entities
    ]
    pairs = [p for p in pairs if not settled.answered(p[1].entity, p[2].entity)]
    open_to: dict[str, set[str]] = defaultdict(set)
    for _, left, right in pairs:
        one, other = settled.pair(left.entity, right.entity)
        open_to[one].add(other)
        open_to[other].add(one)
    for candidate, left, right in pairs:
        follows = _follows(left, right, open_to, settled)
        yield ReviewItem(candidate, kind, left, right, follows)


def _follows(left: Side, right: Side, open_to: Mapping[str, set[str]], settled: Settled) -> Follows:
    one, other = settled.pair(left.entity, right.entity)
    # A third party that both are open to is asked about once; one that either is closed to, never.
    answered = (
        len(open_to[one] & open_to[other])
        + len(open_to[one] & settled.closed(other))
        + len(open_to[other] & settled.closed(one))
    )
    return Follows(
        mentions=len(left.mentions) + len(right.mentions),
        answered=answered,
        people=len(_people(left) & _people(right)),
    )


def _people(side: Side) -> set[str]:
    return {name.casefold() for seen in side.mentions for name in seen.people}
