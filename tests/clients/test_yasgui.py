"""The requests of YASGUI's editor, in the shape that @triply/yasqe 4.2.28 gives them.

@zazuko/yasqe 4.6.2 has the same Accept headers and the same form.
"""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from conformance.protocol.sample import A, B
from raw_http import Reply, send

SELECTS = "application/sparql-results+json,*/*;q=0.9"
GRAPHS = "application/n-triples,*/*;q=0.9"
PAGE = {
    "Origin": "https://yasgui.example",
    "Referer": "https://yasgui.example/",
    "Sec-Fetch-Mode": "cors",
    "Sec-Fetch-Site": "cross-site",
    "Accept-Language": "en,de;q=0.5",
}
# What the editor opens with.
FIRST = """\
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT * WHERE {
  ?sub ?pred ?obj .
} LIMIT 10"""


@pytest.fixture(params=["POST", "GET"])
def method(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def run(sample: str, method: str, accept: str, query: str, **more: list[str]) -> Reply:
    form = urlencode({"query": query, **more}, doseq=True)
    headers = {"Accept": accept, **PAGE}
    if method == "GET":
        return send(sample, query=form, headers=headers)
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    reply = send(sample, "POST", headers=headers, body=form.encode())
    assert reply.header("Access-Control-Allow-Origin") == "*"
    return reply


def test_the_query_that_it_opens_with(sample: str, method: str) -> None:
    reply = run(sample, method, SELECTS, FIRST)
    assert (reply.status, reply.media_type) == (200, "application/sparql-results+json")
    assert sorted(reply.json["head"]["vars"]) == ["obj", "pred", "sub"]
    assert len(reply.json["results"]["bindings"]) == 1


def test_a_question(sample: str, method: str) -> None:
    assert run(sample, method, SELECTS, "ASK {}").json["boolean"] is True


@pytest.mark.parametrize("query", ["DESCRIBE <urn:s>", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_statements(sample: str, method: str, query: str) -> None:
    reply = run(sample, method, GRAPHS, query)
    assert (reply.status, reply.media_type) == (200, "application/n-triples")
    assert reply.text == '<urn:s> <urn:in> "curated" .\n'


def test_graphs_that_its_user_has_set(sample: str, method: str) -> None:
    query = "SELECT ?in { GRAPH ?g { ?s <urn:in> ?in } } ORDER BY ?in"
    reply = run(sample, method, SELECTS, query, **{"named-graph-uri": [A, B]})
    assert [row["in"]["value"] for row in reply.json["results"]["bindings"]] == ["a", "b"]


def test_a_fault_that_it_can_show(sample: str, method: str) -> None:
    reply = run(sample, method, SELECTS, "SELECT * {")
    assert reply.status == 400
    assert reply.media_type == "application/problem+json"


def test_it_fetches_terms_for_its_completions(sample: str) -> None:
    query = "SELECT DISTINCT ?property WHERE { ?s ?property [] } LIMIT 1000"
    reply = send(sample, query=urlencode({"query": query}), headers={"Accept": SELECTS, **PAGE})
    assert [row["property"]["value"] for row in reply.json["results"]["bindings"]] == ["urn:in"]
