"""SHACL property paths, written as SPARQL writes them."""

from __future__ import annotations

from collections.abc import Callable

from rdflib import RDF, SH, Graph
from rdflib.collection import Collection
from rdflib.term import Node, URIRef

from kg.errors import ModelError

AROUND: dict[Node, Callable[[str], str]] = {
    SH.inversePath: lambda inner: f"^{inner}",
    SH.zeroOrMorePath: lambda inner: f"{inner}*",
    SH.oneOrMorePath: lambda inner: f"{inner}+",
    SH.zeroOrOnePath: lambda inner: f"{inner}?",
}


def path_text(shapes: Graph, path: Node) -> str:
    """The IRI itself of a simple path; for others IRIs in angle brackets with the operators."""
    return path if isinstance(path, URIRef) else sparql_path(shapes, path)


def sparql_path(shapes: Graph, path: Node) -> str:
    """The path with every IRI in angle brackets, as a query has it."""
    if isinstance(path, URIRef):
        return f"<{path}>"
    if (path, RDF.first, None) in shapes:
        return _joined(shapes, path, "/")
    for predicate, inner in shapes.predicate_objects(path):
        if predicate == SH.alternativePath:
            return f"({_joined(shapes, inner, '|')})"
        if predicate in AROUND:
            return AROUND[predicate](sparql_path(shapes, inner))
    raise ModelError("a shape has a path of an unknown kind; use one of those of SHACL")


def _joined(shapes: Graph, items: Node, joint: str) -> str:
    return joint.join(sparql_path(shapes, item) for item in Collection(shapes, items))
