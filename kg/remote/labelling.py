"""The names of many things in one question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.store import LABELS, NAMING


def label_query(nodes: Iterable[ox.NamedNode]) -> str:
    """Whatever may name these."""
    return _query(nodes, LABELS)


def naming_query(nodes: Iterable[ox.NamedNode]) -> str:
    """Whatever may name these, and their kinds."""
    return _query(nodes, NAMING)


def _query(nodes: Iterable[ox.NamedNode], named: Iterable[ox.NamedNode]) -> str:
    terms, predicates = " ".join(map(str, nodes)), " ".join(map(str, named))
    return (
        f"SELECT ?s ?p ?o ?g {{ VALUES ?s {{ {terms} }} VALUES ?p {{ {predicates} }}"
        " GRAPH ?g { ?s ?p ?o } }"
    )


def labels_in(quads: Iterable[ox.Quad], usual: Sequence[str]) -> dict[str, str]:
    """For each subject the best of its names: by predicate, then curated, then spelling."""
    best: dict[str, tuple[tuple[int, bool, str], str]] = {}
    for quad in quads:
        if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
            graph = quad.graph_name
            unusual = not isinstance(graph, ox.NamedNode) or graph.value not in usual
            rank = (LABELS.index(quad.predicate), unusual, str(quad))
            found = (rank, quad.object.value)
            best[quad.subject.value] = min(best.get(quad.subject.value, found), found)
    return {iri: label for iri, (_, label) in sorted(best.items())}


def known_query(nodes: Iterable[ox.NamedNode], graph: str) -> str:
    """One statement of that graph's for each of these that it says anything of."""
    terms = " ".join(map(str, nodes))
    return (
        "SELECT ?s (SAMPLE(?a) AS ?p) (SAMPLE(?b) AS ?o) ?g"
        f" {{ VALUES ?s {{ {terms} }} GRAPH <{graph}> {{ ?s ?a ?b }} BIND (<{graph}> AS ?g) }}"
        " GROUP BY ?s ?g"
    )


def names_in(
    naming: Iterable[ox.Quad], known: Iterable[ox.Quad], curated: str
) -> tuple[ox.Triple, ...]:
    """What names each: the curated graph alone for those that it knows."""
    subjects = {quad.subject for quad in known}
    return tuple(
        quad.triple
        for quad in naming
        if quad.subject not in subjects or quad.graph_name == ox.NamedNode(curated)
    )
