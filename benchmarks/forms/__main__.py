"""`python -m benchmarks.forms`: what each form costs; docs/slow-queries.md has what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from benchmarks.forms.pairs import PAIRS, SESSION, prefixes
from benchmarks.servers.synthetic import Size, nquads
from benchmarks.timing import median_seconds
from kg.iris import DEFAULT_BASE
from kg.namespaces import PREFIXES
from kg.store import DEFAULT_GRAPHS

STATEMENTS = 100_000
BUDGET = 0.7
"""Seconds for one query, after its first run."""

USUAL = [ox.NamedNode(f"{DEFAULT_BASE}graph/{name}") for name in DEFAULT_GRAPHS]
LOOKUP = f"SELECT ?p ?o {{ {SESSION} ?p ?o }}"

Graphs = list[ox.NamedNode | ox.BlankNode]
Rows = Counter[tuple[str, ...]]


def main() -> None:
    """A row a pair, then what a list of the named graphs costs."""
    store, console = filled(STATEMENTS), Console(width=120)
    table = Table("Forms", "Rows", "As written, ms", "Better, ms", "Ratio")
    for pair in PAIRS:
        common, better = (f"{prefixes()}\n{text}" for text in (pair.common, pair.better))
        rows = answer(store, common)
        if rows != answer(store, better):
            sys.exit(f"{pair.name}: the two forms answer differently, so no time is comparable")
        slow = median_seconds(partial(answer, store, common), BUDGET)
        fast = median_seconds(partial(answer, store, better), BUDGET)
        figures = (f"{slow * 1000:.2f}", f"{fast * 1000:.2f}", f"{slow / fast:.1f}")
        table.add_row(pair.name, str(rows.total()), *figures)
    console.print(table)
    named = list(store.named_graphs())
    plain = median_seconds(partial(answer, store, LOOKUP), BUDGET)
    listed = median_seconds(partial(answer, store, LOOKUP, named), BUDGET)
    console.print(
        f"A lookup takes {listed / plain:.1f} times as long with all {len(named):,} named graphs"
        " listed than with none listed, which means the same"
    )


def filled(statements: int) -> ox.Store:
    """The synthetic graph, and a graph of two statements for each session, as documents have."""
    size, store = Size.of(statements), ox.Store()
    store.bulk_load(nquads(size, DEFAULT_BASE), ox.RdfFormat.N_QUADS)
    for number, path in enumerate(size.paths()):
        session = ox.NamedNode(DEFAULT_BASE + path)
        graph = ox.NamedNode(f"{DEFAULT_BASE}graph/src-{number}")
        for name in ("name", "startDate"):
            term = ox.NamedNode(PREFIXES["schema"] + name)
            for quad in store.quads_for_pattern(session, term, None, USUAL[0]):
                store.add(ox.Quad(session, term, quad.object, graph))
    return store


def answer(store: ox.Store, text: str, named: Graphs | None = None) -> Rows:
    """The rows, as often as they come; the default graph is the one that the server has."""
    found = store.query(text, default_graph=[*USUAL], named_graphs=named)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("only SELECT queries are measured")
    return Counter(tuple(map(str, row)) for row in found)


if __name__ == "__main__":
    main()
