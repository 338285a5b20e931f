"""A named graph in figures, and the things that it tells of; worked out once a build."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyoxigraph as ox

from kg.store import Store
from server.overview import select
from server.pages.values import expanded

TYPE = expanded("rdf:type")
GONE = "SELECT ?x WHERE { GRAPH ?g { ?x igf:withdrawnOn|dcterms:isReplacedBy ?other } }"


@dataclass(frozen=True, slots=True)
class GraphFigures:
    """size: its statements. kinds: by class, how many. things: the IRIs of its subjects, sorted.

    Nobody is led to what was withdrawn, or to what is another thing now.
    """

    size: int
    kinds: tuple[tuple[str, int], ...]
    things: tuple[str, ...]


def figures(store: Store, iri: str) -> GraphFigures:
    """Counts a graph in one pass."""
    kinds: Counter[str] = Counter()
    subjects: set[str] = set()
    size = 0
    for quad in store.graph(iri):
        size += 1
        if isinstance(quad.subject, ox.NamedNode):
            subjects.add(quad.subject.value)
        if quad.predicate.value == TYPE:
            kinds[str(quad.object)[1:-1]] += 1
    gone = {row["x"] for row in select(store, GONE)}
    ordered = sorted(kinds.items(), key=lambda row: (-row[1], row[0]))
    return GraphFigures(size, tuple(ordered), tuple(sorted(subjects - gone)))
