"""A store of one graph for the validating engine, which does not ask which graph a triple is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Graph
from rdflib.plugins.stores.memory import SimpleMemory

from kg.validation.terms import Triple

NO_GRAPH = Graph()


class SingleGraph(SimpleMemory):
    """Triples in memory, at half the price of a store that keeps the graph of each of them."""

    # The engine makes a data set of every graph, and that asks for these; it never names a graph.
    context_aware = True
    graph_aware = True

    def __init__(self, triples: Iterable[Triple]) -> None:
        """The triples are all that will ever be in it."""
        super().__init__()
        for triple in triples:
            self.add(triple, NO_GRAPH)
        # Counted once: the engine asks it all the time, as the truth of a graph is its length.
        self._size = sum(1 for _ in super().triples((None, None, None)))

    def __len__(self, context: Any = None) -> int:
        """How many triples there are."""
        return self._size

    def add_graph(self, graph: Graph) -> None:
        """Nothing is to be done for the one graph."""

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """The triples that fit; the graphs of each are none."""
        for triple, _ in super().triples(triple_pattern, context):
            yield triple, ()
