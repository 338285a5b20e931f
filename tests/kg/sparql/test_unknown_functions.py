from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.sparql.engine import ask

STORE = ox.Store()
STORE.add(
    ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(1), ox.NamedNode("urn:g"))
)


def answer(query: str, named: tuple[str, ...] | None = None) -> bytes | None:
    found = ask(STORE, query, "http://example.org/", ("urn:g",), named)
    assert not isinstance(found, ox.QueryTriples)
    return found.serialize(format=ox.QueryResultsFormat.TSV)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT (<urn:f>(1) AS ?x) {}", b"?x\n\n"),
        ("SELECT ?x { VALUES ?x { 1 2 } FILTER(<urn:f>(?x) || ?x = 2) }", b"?x\n2\n"),
        ("SELECT (COALESCE(<urn:f>(1), <g>(), 7) AS ?x) {}", b"?x\n7\n"),
    ],
)
def test_a_function_that_nobody_knows_is_an_error_of_its_expression(
    query: str, rows: bytes
) -> None:
    assert answer(query) == rows


def test_a_query_of_nothing_but_unknown_functions_is_given_up() -> None:
    calls = ", ".join(f"<urn:f{number}>()" for number in range(60))
    with pytest.raises(RuntimeError, match="custom function"):
        answer(f"SELECT (COALESCE({calls}) AS ?x) {{}}")


@pytest.mark.parametrize(("named", "rows"), [(None, b"?g\n<urn:g>\n"), ((), b"?g\n")])
def test_graph_reaches_all_named_graphs_or_those_that_are_listed(
    named: tuple[str, ...] | None, rows: bytes
) -> None:
    assert answer("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", named) == rows
