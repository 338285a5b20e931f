"""Which graphs a query is about: SPARQL 1.1 Protocol 2.1.4, and SPARQL 1.1 Query 13."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from conformance.protocol.sample import (
    CURATED,
    EMPTY,
    IN,
    UNKNOWN,
    VALUES,
    A,
    B,
    default_graphs,
    encoded,
    named_graphs,
)
from raw_http import Reply, post, send, submit

DEFAULT = f"{{ <urn:s> {IN} ?in }}"
NAMED = f"{{ GRAPH ?g {{ <urn:s> {IN} ?in }} }}"
GRAPHS = "SELECT DISTINCT ?in { GRAPH ?in {} }"


class Case(NamedTuple):
    """The graphs of the request and of the query, a pattern, and what it finds."""

    request: str
    clause: str
    pattern: str
    found: list[str]


CASES = {
    "nobody names any": Case("", "", DEFAULT, ["curated"]),
    "nobody names any, by name": Case("", "", NAMED, ["a", "b", "curated"]),
    "the query names one": Case("", f"FROM <{A}>", DEFAULT, ["a"]),
    "the query names two": Case("", f"FROM <{A}> FROM <{B}>", DEFAULT, ["a", "b"]),
    "the query names one by name": Case("", f"FROM NAMED <{A}>", NAMED, ["a"]),
    "from named leaves no default": Case("", f"FROM NAMED <{A}>", DEFAULT, []),
    "from leaves none by name": Case("", f"FROM <{A}>", NAMED, []),
    "the request names one": Case(default_graphs(A), "", DEFAULT, ["a"]),
    "the request names two": Case(default_graphs(A, B), "", DEFAULT, ["a", "b"]),
    "the request names all": Case(
        default_graphs(A, B, CURATED), "", DEFAULT, ["a", "b", "curated"]
    ),
    "the request names one twice": Case(default_graphs(A, A), "", DEFAULT, ["a"]),
    "the request names one by name": Case(named_graphs(B), "", NAMED, ["b"]),
    "the request names two by name": Case(named_graphs(A, B), "", NAMED, ["a", "b"]),
    "the request names one by name twice": Case(named_graphs(B, B), "", NAMED, ["b"]),
    "a default graph leaves none by name": Case(default_graphs(A), "", NAMED, []),
    "one by name leaves no default": Case(named_graphs(A), "", DEFAULT, []),
    "both, the default": Case(f"{default_graphs(A)}&{named_graphs(B)}", "", DEFAULT, ["a"]),
    "both, by name": Case(f"{default_graphs(A)}&{named_graphs(B)}", "", NAMED, ["b"]),
    "one graph for both": Case(f"{default_graphs(A)}&{named_graphs(A)}", "", NAMED, ["a"]),
    "the request outranks FROM": Case(default_graphs(B), f"FROM <{A}>", DEFAULT, ["b"]),
    "the request outranks FROM NAMED": Case(named_graphs(B), f"FROM NAMED <{A}>", NAMED, ["b"]),
    "the request's default outranks FROM NAMED": Case(
        default_graphs(B), f"FROM NAMED <{A}>", NAMED, []
    ),
    "the request's named outranks FROM": Case(named_graphs(B), f"FROM <{A}>", DEFAULT, []),
    "an empty graph": Case(default_graphs(EMPTY), "", DEFAULT, []),
    "an empty graph beside another": Case(default_graphs(EMPTY, A), "", DEFAULT, ["a"]),
    "an empty graph in the query": Case("", f"FROM <{EMPTY}>", DEFAULT, []),
}


def found(reply: Reply) -> list[str]:
    assert reply.status == 200, reply.body
    return sorted(row["in"]["value"] for row in reply.json["results"]["bindings"])


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("way", ["get", "direct", "form", "form and address"])
def test_a_query_is_about_the_graphs_that_are_named(sample: str, name: str, way: str) -> None:
    case = CASES[name]
    query = f"SELECT ?in {case.clause} {case.pattern}"
    form = "&".join(filter(None, (encoded(query), case.request)))
    replies = {
        "get": lambda: send(sample, query=form),
        "direct": lambda: post(sample, query, query=case.request),
        "form": lambda: submit(sample, form),
        # So does W3C's own protocol test, query_post_form.
        "form and address": lambda: submit(sample, encoded(query), query=case.request),
    }
    assert found(replies[way]()) == case.found


def test_the_graphs_that_can_be_named_are_those_of_the_request(sample: str) -> None:
    query = f"{encoded(GRAPHS)}&{named_graphs(A, VALUES)}"
    assert found(send(sample, query=query)) == [A, VALUES]


@pytest.mark.parametrize(
    "graph",
    [
        UNKNOWN,
        "file:///etc/passwd",
        "",
        "curated",
        f"{A}/",
        A.upper(),
        "http://[::1",
        "urn:a b",
        "<urn:a>",
        "\x00",
        "DEFAULT",
    ],
)
@pytest.mark.parametrize("parameters", [default_graphs, named_graphs])
def test_a_graph_that_is_not_here_is_refused(sample: str, graph: str, parameters: object) -> None:
    assert callable(parameters)
    for request in (parameters(graph), parameters(A, graph), parameters(graph, A)):
        reply = send(sample, query=f"{encoded('ASK {}')}&{request}")
        assert reply.status == 400
        assert "nothing is fetched" in reply.json["detail"]


def test_a_graph_of_the_query_that_is_outranked_is_not_fetched_either(sample: str) -> None:
    query = f"ASK FROM <{UNKNOWN}> {{}}"
    assert post(sample, query, query=default_graphs(A)).status in {200, 400}
    assert post(sample, query).status == 400


def test_the_parameters_of_an_update_mean_nothing_to_a_query(sample: str) -> None:
    query = f"{encoded(f'SELECT ?in {DEFAULT}')}&using-graph-uri=urn%3Aelsewhere"
    assert found(send(sample, query=query)) == ["curated"]
