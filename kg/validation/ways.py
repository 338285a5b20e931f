"""Paths of SHACL and of SPARQL as ways through a graph."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import RDF, SH, Graph
from rdflib.collection import Collection
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.term import Node, URIRef

from kg.validation.walks import Chain, Choice, Repeat, Step, Way, inverted

REPEATED = (SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath)


class UnreadableError(Exception):
    """What a shape reads can't be told; never shown, the shape is validated whole instead."""


def way_of(shapes: Graph, path: Node) -> Way:
    """The way that a `sh:path` goes."""
    if isinstance(path, URIRef):
        return Step(ox.NamedNode(str(path)))
    if (path, RDF.first, None) in shapes:
        return Chain(tuple(way_of(shapes, part) for part in Collection(shapes, path)))
    for predicate, inner in shapes.predicate_objects(path):
        if predicate == SH.alternativePath:
            return Choice(tuple(way_of(shapes, part) for part in Collection(shapes, inner)))
        if predicate == SH.inversePath:
            return inverted(way_of(shapes, inner))
        if predicate in REPEATED:
            return Repeat(way_of(shapes, inner))
    raise UnreadableError("a path of an unknown kind")


def way_of_query(path: Node | Path) -> Way:
    """The way that a property path of a query goes."""
    if isinstance(path, URIRef):
        return Step(ox.NamedNode(str(path)))
    if isinstance(path, SequencePath):
        return Chain(tuple(map(way_of_query, path.args)))
    if isinstance(path, AlternativePath):
        return Choice(tuple(map(way_of_query, path.args)))
    if isinstance(path, InvPath):
        return inverted(way_of_query(path.arg))
    if isinstance(path, MulPath):
        return Repeat(way_of_query(path.path))
    raise UnreadableError(f"the path {path} names no predicates")
