"""The names of many things in one question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.store import LABELS


def label_query(nodes: Iterable[ox.NamedNode]) -> str:
    """Whatever may name these."""
    terms, predicates = " ".join(map(str, nodes)), " ".join(map(str, LABELS))
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
