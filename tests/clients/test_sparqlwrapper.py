"""SPARQLWrapper, as it comes."""

from __future__ import annotations

import contextlib
import json
from urllib.error import HTTPError
from xml.dom import minidom

import pytest
from conformance.protocol.readers import from_csv, from_json, from_tsv, from_xml
from conformance.protocol.sample import A, B
from rdflib import Graph, Literal, URIRef
from SPARQLWrapper import SPARQLExceptions, SPARQLWrapper, Wrapper

SELECT = "SELECT ?in { ?s <urn:in> ?in }"
CONSTRUCT = "CONSTRUCT { ?s <urn:was-in> ?in } WHERE { ?s <urn:in> ?in }"
WAYS = [
    (Wrapper.GET, Wrapper.URLENCODED),
    (Wrapper.POST, Wrapper.URLENCODED),
    (Wrapper.POST, Wrapper.POSTDIRECTLY),
]
TABLES = {Wrapper.JSON: from_json, Wrapper.XML: from_xml, Wrapper.TSV: from_tsv}
GRAPHS = {
    Wrapper.TURTLE: "turtle",
    Wrapper.N3: "turtle",
    Wrapper.RDFXML: "xml",
    Wrapper.XML: "xml",
    Wrapper.JSONLD: "json-ld",
}
MADE = (URIRef("urn:s"), URIRef("urn:was-in"), Literal("curated"))


@pytest.fixture(params=WAYS, ids=" ".join)
def client(sample: str, request: pytest.FixtureRequest) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(sample)
    method, how = request.param
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    return wrapper


def told(client: SPARQLWrapper, query: str, form: str) -> bytes:
    client.setQuery(query)
    client.setReturnFormat(form)
    with contextlib.closing(client.query().response) as response:
        return bytes(response.read())


@pytest.mark.parametrize("form", TABLES)
def test_rows(client: SPARQLWrapper, form: str) -> None:
    table = TABLES[form](told(client, SELECT, form))
    assert table == (["in"], [[Literal("curated")]])


def test_rows_as_csv(client: SPARQLWrapper) -> None:
    assert from_csv(told(client, SELECT, Wrapper.CSV)) == [["in"], ["curated"]]


def test_a_verdict(client: SPARQLWrapper) -> None:
    assert json.loads(told(client, "ASK {}", Wrapper.JSON))["boolean"] is True
    assert b"<boolean>false</boolean>" in told(client, "ASK { <urn:x> ?p ?o }", Wrapper.XML)


@pytest.mark.parametrize("form", GRAPHS)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_statements(client: SPARQLWrapper, form: str) -> None:
    graph = Graph().parse(data=told(client, CONSTRUCT, form), format=GRAPHS[form])
    assert set(graph) == {MADE}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_it_converts_each_form_itself(client: SPARQLWrapper) -> None:
    client.setQuery(SELECT)
    client.setReturnFormat(Wrapper.JSON)
    assert client.queryAndConvert()["results"]["bindings"] == [
        {"in": {"type": "literal", "value": "curated"}}
    ]
    client.setReturnFormat(Wrapper.XML)
    assert isinstance(client.queryAndConvert(), minidom.Document)
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(Wrapper.RDFXML)
    assert MADE in client.queryAndConvert()
    client.setQuery("DESCRIBE <urn:s>")
    client.setReturnFormat(Wrapper.TURTLE)
    assert b"curated" in client.queryAndConvert()


def test_graphs_by_parameter(client: SPARQLWrapper) -> None:
    client.addDefaultGraph(A)
    client.addDefaultGraph(B)
    client.addNamedGraph(A)
    rows = from_json(told(client, f"{SELECT} ORDER BY ?in", Wrapper.JSON)).rows
    assert rows == [[Literal("a")], [Literal("b")]]


def test_a_wrong_query_is_an_exception_with_the_reason(client: SPARQLWrapper) -> None:
    client.setReturnFormat(Wrapper.JSON)
    for query, words in (("SELECT * {", "line 1"), ("ASK { SERVICE <urn:x> {} }", "SERVICE is")):
        client.setQuery(query)
        with pytest.raises(SPARQLExceptions.QueryBadFormed, match=words):
            client.query()


def test_an_update_is_an_exception(client: SPARQLWrapper) -> None:
    client.setMethod(Wrapper.POST)
    client.setQuery("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    faults = (SPARQLExceptions.QueryBadFormed, HTTPError)
    with pytest.raises(faults, match=r"only reads|HTTP Error 415") as caught:
        client.query()
    if isinstance(caught.value, HTTPError):
        caught.value.close()
