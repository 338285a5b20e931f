"""rdflib's SPARQLStore, as it comes: a graph whose statements are elsewhere."""

from __future__ import annotations

import pytest
from conformance.protocol.sample import VALUES, A
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlconnector import SPARQLConnector
from rdflib.plugins.stores.sparqlstore import SPARQLStore

S, IN = URIRef("urn:s"), URIRef("urn:in")


@pytest.fixture(params=["GET", "POST", "POST_FORM"])
def store(sample: str, request: pytest.FixtureRequest) -> SPARQLStore:
    return SPARQLStore(sample, method=request.param)


def test_statements_by_pattern(store: SPARQLStore) -> None:
    graph = Graph(store)
    assert list(graph.triples((None, IN, None))) == [(S, IN, Literal("curated"))]
    assert list(graph.triples((S, None, None))) == [(S, IN, Literal("curated"))]
    assert list(graph.objects(S, IN)) == [Literal("curated")]
    assert (S, IN, Literal("curated")) in graph
    assert (S, IN, Literal("elsewhere")) not in graph


def test_statements_of_a_graph(store: SPARQLStore) -> None:
    graph = Graph(store, identifier=URIRef(A))
    assert list(graph.triples((None, IN, None))) == [(S, IN, Literal("a"))]
    assert len(graph) == 1


def test_queries(store: SPARQLStore) -> None:
    graph = Graph(store)
    assert [row["in"] for row in graph.query("SELECT ?in { ?s <urn:in> ?in }")] == [
        Literal("curated")
    ]
    assert graph.query("ASK { ?s <urn:in> 'curated' }").askAnswer is True
    assert graph.query("ASK { ?s <urn:in> 'elsewhere' }").askAnswer is False
    made = graph.query("CONSTRUCT { ?s <urn:p> ?in } WHERE { ?s <urn:in> ?in }").graph
    assert set(made) == {(S, URIRef("urn:p"), Literal("curated"))}
    assert len(graph.query("DESCRIBE <urn:s>").graph) == 1


def test_a_query_about_a_graph(store: SPARQLStore) -> None:
    graph = Graph(store, identifier=URIRef(A))
    assert [row["in"] for row in graph.query("SELECT ?in { ?s <urn:in> ?in }")] == [Literal("a")]


def test_the_graphs_there_are(store: SPARQLStore) -> None:
    names = {str(name) for name in Dataset(store).store.contexts()}
    assert {A, VALUES} <= names


def test_values_of_every_kind(store: SPARQLStore) -> None:
    graph = Graph(store, identifier=URIRef(VALUES))
    values = {str(s): o for s, o in graph.subject_objects(URIRef("urn:value"))}
    assert len(values) == 18
    assert values["urn:v07"] == Literal("x y", datatype=URIRef("urn:datatype"))
    assert values["urn:v08"] == Literal('say "yes", it\'s \\ fine')
    assert values["urn:v09"] == Literal("one\ntwo\tthree")


def test_a_refused_query_is_told(store: SPARQLStore) -> None:
    refused = "SELECT * { SERVICE <urn:x> {} }"
    if store.method == "GET":
        with pytest.raises(ValueError, match="something wrong"):
            store.query(refused)
    else:
        # By POST it raises nothing, and hands on the status instead of a result.
        status, reason, _ = SPARQLConnector.query(store, refused)
        assert (status, reason[:14]) == (400, "HTTP Error 400")
