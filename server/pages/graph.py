"""A named graph in figures, and the things that it tells of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyoxigraph as ox

from server.overview import select
from server.pages.values import Lens, Value, expanded

TYPE = expanded("rdf:type")
GONE = "SELECT ?x WHERE { GRAPH ?g { ?x igf:withdrawnOn|dcterms:isReplacedBy ?other } }"


@dataclass(frozen=True, slots=True)
class GraphPage:
    """size: its statements. kinds: by class, how many. things: the IRIs of its subjects, sorted.

    Nobody is led to what was withdrawn, or to what is another thing now.
    """

    iri: str
    size: int
    kinds: tuple[tuple[Value, int], ...]
    things: tuple[str, ...]


def page(lens: Lens, iri: str) -> GraphPage:
    """The page of a graph that the store has."""
    kinds: Counter[str] = Counter()
    subjects: set[str] = set()
    size = 0
    for quad in lens.store.graph(iri):
        size += 1
        if isinstance(quad.subject, ox.NamedNode):
            subjects.add(quad.subject.value)
        if quad.predicate.value == TYPE:
            kinds[str(quad.object)[1:-1]] += 1
    gone = {row["x"] for row in select(lens.store, GONE)}
    named = ((lens.named(kind), number) for kind, number in kinds.items())
    ordered = sorted(named, key=lambda row: (-row[1], row[0].text))
    return GraphPage(iri, size, tuple(ordered), tuple(sorted(subjects - gone)))
