"""The figures of a graph from those of the graph before: only what changed is looked at.

The words are those of `kg.publish.partitions`; what is counted there in one pass over everything is
counted here by what there was of each thing touched, and what there is now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.increments.views import View
from kg.publish.partitions import OfClass, OfProperty, Portion, is_entity
from kg.validation.change import Subject, Term

Pattern = tuple[Subject | None, ox.NamedNode | None, Term | None]
EMPTY = Portion(0, 0, 0, 0, {}, {})


@dataclass(frozen=True, slots=True)
class Recount:
    """Two graphs, the one before and the one after a change; space: as in `portion`."""

    then: View
    now: View
    space: str

    def more(self, patterns: Iterable[Pattern]) -> int:
        """Of how many patterns there is something that there was not, less those of the reverse."""
        return sum(int(self.now.has(*one)) - int(self.then.has(*one)) for one in patterns)

    def portion(self, before: Portion, touched: Collection[ox.Triple]) -> Portion:
        """The graph in figures; touched: every triple that one of the two has and one has not."""
        subjects = {triple.subject for triple in touched}
        entities = [(subject, None, None) for subject in subjects if is_entity(subject, self.space)]
        return Portion(
            triples=before.triples + self.triples(touched),
            entities=before.entities + self.more(entities),
            subjects=before.subjects + self.more((subject, None, None) for subject in subjects),
            objects=before.objects
            + self.more((None, None, value) for value in {triple.object for triple in touched}),
            classes=self._classes(before.classes, subjects),
            properties=self._properties(before.properties, touched),
        )

    def triples(self, touched: Iterable[ox.Triple]) -> int:
        """How many more triples there are."""
        return self.more((t.subject, t.predicate, t.object) for t in touched)

    def _classes(
        self, before: Mapping[str, OfClass], subjects: Iterable[Subject]
    ) -> dict[str, OfClass]:
        entities: dict[str, int] = defaultdict(int)
        triples: dict[str, int] = defaultdict(int)
        for subject in subjects:
            for view, sign in ((self.then, -1), (self.now, 1)):
                said = view.said_of(subject)
                for kind in view.kinds(subject):
                    entities[kind] += sign
                    triples[kind] += sign * said
        nothing = OfClass(0, 0)
        found = {
            kind: OfClass(old.entities + entities[kind], old.triples + triples[kind])
            for kind in {*before, *entities}
            for old in (before.get(kind, nothing),)
        }
        return {kind: found[kind] for kind in sorted(found) if found[kind].entities}

    def _properties(
        self, before: Mapping[str, OfProperty], touched: Collection[ox.Triple]
    ) -> dict[str, OfProperty]:
        found, nothing = dict(before), OfProperty(0, 0, 0)
        for predicate, triples in _grouped(touched, lambda triple: triple.predicate).items():
            old = before.get(predicate.value, nothing)
            found[predicate.value] = OfProperty(
                old.triples + self.triples(triples),
                old.subjects
                + self.more((s, predicate, None) for s in {t.subject for t in triples}),
                old.objects + self.more((None, predicate, o) for o in {t.object for t in triples}),
            )
        return {name: found[name] for name in sorted(found) if found[name].triples}


def _grouped(
    triples: Iterable[ox.Triple], key: Callable[[ox.Triple], ox.NamedNode]
) -> dict[ox.NamedNode, set[ox.Triple]]:
    found: dict[ox.NamedNode, set[ox.Triple]] = defaultdict(set)
    for triple in triples:
        found[key(triple)].add(triple)
    return found
