"""Two engines over one build: each answers a query with all its rows, in one normal form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
from rdflib import Dataset
from rdflib.query import ResultRow

from kg.iris import Iris
from kg.store import DEFAULT_GRAPHS, EmbeddedStore

Rows = Counter[tuple[str | None, ...]]
Engine = Callable[[str], Rows]


def embedded(build: Path) -> Engine:
    """Our store on disk, read-only, asked as the server asks it."""
    store = EmbeddedStore.open(build)

    def ask(query: str) -> Rows:
        solutions = store.query(query)
        if not isinstance(solutions, pyoxigraph.QuerySolutions):
            raise TypeError("only SELECT queries are measured")
        return Counter(tuple(map(_plain, solution)) for solution in solutions)

    return ask


def memory(dump: Path, base: str) -> Engine:
    """A memory store of rdflib with the same quads, and the two default graphs merged."""
    dataset = Dataset(default_union=False)
    dataset.parse(dump, format="nquads")
    for name in DEFAULT_GRAPHS:
        for triple in dataset.graph(Iris(base).graph(name)):
            dataset.default_graph.add(triple)

    def ask(query: str) -> Rows:
        rows = (row for row in dataset.query(query) if isinstance(row, ResultRow))
        return Counter(tuple(map(_text, row)) for row in rows)

    return ask


def _plain(term: object) -> str | None:
    value = getattr(term, "value", None)
    return None if value is None else str(value)


def _text(term: object) -> str | None:
    return None if term is None else str(term)
