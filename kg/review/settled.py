"""Which questions the judgements in force have answered already, by themselves or by a chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.concepts import Verdict
from kg.resolve.judgements import Judgement


class Settled:
    """Judgements seen over parties: "same" makes two of them one, the others close a question."""

    def __init__(self, judgements: Iterable[Judgement], entities: Mapping[str, str]) -> None:
        self._parent: dict[str, str] = {}
        pairs = [
            (judgement.verdict, entities[judgement.left], entities[judgement.right])
            for judgement in judgements
            if judgement.left in entities and judgement.right in entities
        ]
        for verdict, left, right in pairs:
            if verdict is Verdict.SAME:
                self._parent[self.party(left)] = self.party(right)
        self._closed: dict[str, set[str]] = defaultdict(set)
        for verdict, left, right in pairs:
            if verdict is not Verdict.SAME:
                one, other = self.party(left), self.party(right)
                self._closed[one].add(other)
                self._closed[other].add(one)

    def party(self, entity: str) -> str:
        """The entity that stands for all that are judged the same as this one."""
        while entity in self._parent and self._parent[entity] != entity:
            entity = self._parent[entity]
        return entity

    def pair(self, left: str, right: str) -> tuple[str, str]:
        """The two parties in a fixed order: the question that a pair asks."""
        one, other = sorted((self.party(left), self.party(right)))
        return one, other

    def answered(self, left: str, right: str) -> bool:
        """Whether they are one party already, or are judged not to be, or nobody could tell."""
        one, other = self.pair(left, right)
        return one == other or other in self._closed[one]

    def closed(self, entity: str) -> frozenset[str]:
        """The parties that are judged different from this one, or of which nobody could tell."""
        return frozenset(self._closed[self.party(entity)])
