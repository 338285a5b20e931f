"""Some graphs of a store as one set of triples, looked into and never gone through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.publish.partitions import TYPE
from kg.validation.change import Lookup, Subject, Term


@dataclass(frozen=True, slots=True)
class View:
    """The triples of some graphs, each once; graphs: None for all there are."""

    store: Lookup
    graphs: tuple[ox.NamedNode, ...] | None = None

    def triples(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        value: Term | None = None,
    ) -> Iterator[ox.Triple]:
        """The triples that fit, perhaps some of them twice; None fits everything."""
        for graph in (None,) if self.graphs is None else self.graphs:
            for quad in self.store.quads_for_pattern(subject, predicate, value, graph):
                yield quad.triple

    def has(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        value: Term | None = None,
    ) -> bool:
        """Whether any triple fits."""
        return next(self.triples(subject, predicate, value), None) is not None

    def said_of(self, subject: Subject) -> int:
        """How many triples have it as their subject."""
        return len(set(self.triples(subject)))

    def kinds(self, subject: Subject) -> set[str]:
        """The classes that it is an instance of."""
        found = (triple.object for triple in self.triples(subject, TYPE))
        return {kind.value for kind in found if isinstance(kind, ox.NamedNode)}
