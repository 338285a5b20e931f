"""A GET without a query: the endpoint's description, or a page to write a query on.

SPARQL 1.1 Service Description, 2: it is returned from a GET of the endpoint without parameters.
"""

from __future__ import annotations

import pytest
from conformance.protocol.sample import CURATED, A, B
from raw_http import PROBLEM, send
from rdflib import RDF, Graph, Namespace, URIRef

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}
W3C_FORMS = Namespace("http://www.w3.org/ns/formats/")
RESULTS = {
    W3C_FORMS[name]
    for name in (
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
        "N-Quads",
        "TriG",
        "RDF_XML",
        "JSON-LD",
    )
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"


def described(sample: str, accept: str | None, form: str) -> tuple[Graph, URIRef]:
    """The description, and the service that it is about."""
    reply = send(sample, headers={} if accept is None else {"Accept": accept})
    assert reply.status == 200
    graph = Graph().parse(data=reply.body, format=form, publicID=sample)
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert isinstance(service, URIRef)
    return graph, service


@pytest.mark.parametrize("accept", [None, "", "*/*", "text/turtle", "text/*;q=0.5, text/html;q=0"])
def test_a_program_gets_the_description_in_turtle(sample: str, accept: str | None) -> None:
    reply = send(sample, headers={} if accept is None else {"Accept": accept})
    assert (reply.status, reply.media_type) == (200, "text/turtle")
    described(sample, accept, "turtle")


@pytest.mark.parametrize("media_type", FORMS)
def test_the_description_comes_in_the_form_that_is_asked_for(sample: str, media_type: str) -> None:
    reply = send(sample, headers={"Accept": media_type})
    assert (reply.status, reply.media_type) == (200, media_type)
    graph, _ = described(sample, media_type, FORMS[media_type])
    turtle, _ = described(sample, "text/turtle", "turtle")
    assert len(graph) == len(turtle)


def test_a_list_of_forms_of_graphs_is_met_by_one_of_them(sample: str) -> None:
    # As Comunica's fetch of a source asks.
    accept = (
        "application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,"
        "application/n-triples;q=0.8,text/turtle;q=0.6,application/rdf+xml;q=0.5,"
        "text/html;q=0.2,*/*;q=0.1"
    )
    assert send(sample, headers={"Accept": accept}).media_type in {
        "application/n-quads",
        "application/trig",
        "application/ld+json",
    }


@pytest.mark.parametrize("accept", ["text/html", BROWSER])
def test_a_browser_gets_a_page_to_write_a_query_on(sample: str, accept: str) -> None:
    reply = send(sample, headers={"Accept": accept})
    assert (reply.status, reply.media_type) == (200, "text/html")
    assert "<textarea" in reply.text


def test_a_form_that_neither_has_is_refused(sample: str) -> None:
    reply = send(sample, headers={"Accept": "image/png"})
    assert (reply.status, reply.media_type) == (406, PROBLEM)


def test_the_description_says_what_the_service_is(sample: str) -> None:
    graph, service = described(sample, None, "turtle")
    (address,) = graph.objects(service, SD.endpoint)
    assert str(address).endswith("/sparql")
    assert SD.SPARQL11Query in set(graph.objects(service, SD.supportedLanguage))
    assert SD.SPARQL11Update not in set(graph.objects(service, SD.supportedLanguage))
    assert SD.BasicFederatedQuery not in set(graph.objects(service, SD.feature))
    assert SD.DereferencesURIs not in set(graph.objects(service, SD.feature))
    assert SD.UnionDefaultGraph not in set(graph.objects(service, SD.feature))


def test_the_description_lists_the_forms_that_there_are(sample: str) -> None:
    graph, service = described(sample, None, "turtle")
    assert set(graph.objects(service, SD.resultFormat)) >= RESULTS


def test_the_description_names_the_graphs_that_there_are(sample: str) -> None:
    graph, service = described(sample, None, "turtle")
    (dataset,) = graph.objects(service, SD.defaultDataset)
    (_default,) = graph.objects(dataset, SD.defaultGraph)
    named = {str(graph.value(node, SD.name)) for node in graph.objects(dataset, SD.namedGraph)}
    assert {CURATED, A, B} <= named


def test_parameters_without_a_query_are_no_bare_get(sample: str) -> None:
    reply = send(sample, query="default-graph-uri=urn%3Ax", headers={"Accept": "text/turtle"})
    assert (reply.status, reply.media_type) == (400, PROBLEM)
