"""Rows with ?s, ?p, ?o and ?g as quads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from kg.remote.engine import Row


def quads_of(rows: Iterable[Row], known: Collection[str]) -> tuple[ox.Quad, ...]:
    """Those in known graphs, sorted: an engine may hold other graphs, and half a load."""
    return tuple(sorted((quad for row in rows for quad in _quad(row, known)), key=str))


def _quad(row: Row, known: Collection[str]) -> Iterator[ox.Quad]:
    subject, predicate, graph = row["s"], row["p"], row["g"]
    if (
        isinstance(graph, ox.NamedNode)
        and graph.value in known
        and isinstance(predicate, ox.NamedNode)
        and isinstance(subject, ox.NamedNode | ox.BlankNode)
    ):
        yield ox.Quad(subject, predicate, row["o"], graph)
