"""Graphs as they are once a change is made, looked into and not made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from kg.validation.change import Change, Lookup, Term
from kg.validation.walks import Predicate

Belongs = Callable[[str], bool]


class Overlay:
    """The quads of some of the graphs: those of before, less the removed, and the added."""

    def __init__(self, graphs: Lookup, change: Change, belongs: Belongs) -> None:
        """belongs: whether a graph of this IRI is one of those that are looked into."""
        self._before = graphs
        self._belongs = belongs
        self._removed = change.removed
        self._added = ox.Store()
        self._added.extend(change.added)

    def with_removed(self) -> Overlay:
        """The same with what is gone: all that is there before the change or after it."""
        union = Overlay(self._before, Change(), self._belongs)
        union._added = self._added
        return union

    def among(self, belongs: Belongs) -> Overlay:
        """The same of other graphs."""
        other = Overlay(self._before, Change(frozenset(), self._removed), belongs)
        other._added = self._added
        return other

    def quads(
        self,
        subject: Term | None = None,
        predicate: Predicate | None = None,
        value: Term | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit; None fits everything."""
        if isinstance(subject, ox.Literal):
            return
        pattern = (subject, predicate, value, graph)
        for quad in self._before.quads_for_pattern(*pattern):
            if quad not in self._removed and self.has_graph_of(quad):
                yield quad
        for quad in self._added.quads_for_pattern(*pattern):
            if self.has_graph_of(quad):
                yield quad

    def subjects(self, predicate: Predicate | None, value: Term) -> Iterator[Term]:
        """What has the value there."""
        return (quad.subject for quad in self.quads(None, predicate, value))

    def objects(self, subject: Term, predicate: Predicate | None) -> Iterator[Term]:
        """What it has there."""
        return (quad.object for quad in self.quads(subject, predicate, None))

    def has_graph_of(self, quad: ox.Quad) -> bool:
        """Whether the quad stands in one of the graphs that are looked into."""
        graph = quad.graph_name
        return isinstance(graph, ox.NamedNode) and self._belongs(graph.value)
