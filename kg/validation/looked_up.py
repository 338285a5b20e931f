"""A store for the validating engine that holds nothing: each triple is looked up when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rdflib import Graph
from rdflib.store import Store

from kg.validation.overlay import Overlay
from kg.validation.terms import Triple, engine_term, rdflib_term
from kg.validation.walks import Predicate


class LookedUp(Store):
    """The triples of an overlay; what was asked for once is kept, as the engine asks again."""

    # The engine makes a data set of every graph, and that asks for these; it never names a graph.
    context_aware = True
    graph_aware = True

    def __init__(self, overlay: Overlay) -> None:
        """overlay: what is validated; it must not change meanwhile."""
        super().__init__()
        self._overlay = overlay
        self._known: dict[Any, tuple[Triple, ...]] = {}

    def add_graph(self, graph: Graph) -> None:
        """Nothing is to be done for the one graph."""

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:  # noqa: ARG002
        """The triples that fit, each once; the graphs of each are none."""
        if triple_pattern not in self._known:
            self._known[triple_pattern] = self._found(*triple_pattern)
        for triple in self._known[triple_pattern]:
            yield triple, ()

    def _found(self, subject: Any, predicate: Any, value: Any) -> tuple[Triple, ...]:
        quads = self._overlay.quads(
            None if subject is None else engine_term(subject),
            None if predicate is None else Predicate(str(predicate)),
            None if value is None else engine_term(value),
        )
        triples = (
            (rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object))
            for quad in quads
        )
        return tuple(dict.fromkeys(triples))

    def __len__(self, context: Any = None) -> int:
        """One, for a graph that is not empty; nobody needs to know how many there are."""
        return 1
