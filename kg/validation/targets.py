"""Which things the shapes look at, asked of a graph that is looked into and not held."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, Graph
from rdflib.term import Node, URIRef

from kg.validation.change import Term
from kg.validation.overlay import Overlay
from kg.validation.terms import engine_term
from kg.validation.walks import Predicate, Repeat, Step, ends

TYPE = ox.NamedNode(str(RDF.type))
KIND_OF = Repeat(Step(ox.NamedNode(str(RDFS.subClassOf)), inverse=True))


class Targets:
    """The things that each shape looks at in a graph."""

    def __init__(self, shapes: Graph, graph: Overlay) -> None:
        """The shapes, each with its own targets, and the graph that is validated."""
        self._shapes = shapes
        self._graph = graph
        self._kinds: dict[Node, frozenset[Term]] = {}

    def has(self, shape: URIRef, thing: Term) -> bool:
        """Whether the shape looks at the thing."""
        if any(engine_term(node) == thing for node in self._shapes.objects(shape, SH.targetNode)):
            return True
        types = frozenset(self._graph.objects(thing, TYPE))
        if any(types & kinds for kinds in self._classes(shape)):
            return True
        graph = self._graph
        return any(
            next(graph.quads(thing, predicate), None)
            for predicate in self._predicates(shape, SH.targetSubjectsOf)
        ) or any(
            next(graph.quads(None, predicate, thing), None)
            for predicate in self._predicates(shape, SH.targetObjectsOf)
        )

    def of(self, shape: URIRef) -> Iterator[Term]:
        """All things that the shape looks at, some of them perhaps more than once."""
        yield from map(engine_term, self._shapes.objects(shape, SH.targetNode))
        for kinds in self._classes(shape):
            for kind in kinds:
                yield from self._graph.subjects(TYPE, kind)
        for predicate in self._predicates(shape, SH.targetSubjectsOf):
            yield from (quad.subject for quad in self._graph.quads(None, predicate))
        for predicate in self._predicates(shape, SH.targetObjectsOf):
            yield from (quad.object for quad in self._graph.quads(None, predicate))

    def _classes(self, shape: URIRef) -> Iterator[frozenset[Term]]:
        """Each target class with all that are kinds of it."""
        for node in self._shapes.objects(shape, SH.targetClass):
            if node not in self._kinds:
                kinds = ends(KIND_OF, [engine_term(node)], self._graph)
                self._kinds[node] = frozenset(kinds)
            yield self._kinds[node]

    def _predicates(self, shape: URIRef, kind: URIRef) -> Iterator[Predicate]:
        return (ox.NamedNode(str(node)) for node in self._shapes.objects(shape, kind))
