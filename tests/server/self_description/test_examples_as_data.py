"""The example queries, as the tools that collect such examples read them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from rdflib import RDF, RDFS, SH, Graph
from rdflib.term import URIRef

from kg.iris import DEFAULT_BASE
from kg.namespaces import SPEX
from kg.store import EmbeddedStore
from server.examples import Example, examples
from server.forms import TRIPLES
from server.self_description.examples import EXECUTABLES, description, form_of

# What collectors of examples ask; see the SIB's sparql-examples.
COLLECT = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX spex: <https://purl.expasy.org/sparql-examples/ontology#>

SELECT ?example ?label ?comment ?query ?target WHERE {
  ?example a sh:SPARQLExecutable ; rdfs:label ?label ; rdfs:comment ?comment ;
    schema:target ?target ; sh:select|sh:ask|sh:construct|spex:describe ?query .
}
"""


NOT_YET = {
    "11-links-outward": "no link to another register has been taken into the data yet",
    "13-three-meetings-reviewed": "no reviewed identity reaches over three meetings yet",
}


def on_real_data(example: Example) -> object:
    """The example as a case; what the data does not answer yet fails until it does."""
    reason = NOT_YET.get(example.key)
    marks = [] if reason is None else [pytest.mark.xfail(strict=True, reason=reason)]
    return pytest.param(example, id=example.key, marks=marks)


@pytest.fixture(scope="module")
def real(built: Path) -> EmbeddedStore:
    return EmbeddedStore.open((built / "current").resolve())


@pytest.fixture
def told(client: FlaskClient) -> Graph:
    return Graph().parse(data=client.get("/examples.ttl").data, format="turtle")


def test_a_collector_finds_every_example_with_its_text(told: Graph) -> None:
    found = {tuple(map(str, row)) for row in told.query(COLLECT)}  # type: ignore[arg-type]
    assert found == {
        (
            f"{DEFAULT_BASE}examples/{example.key}",
            example.title,
            example.description,
            example.query,
            f"{DEFAULT_BASE}sparql",
        )
        for example in examples()
    }


def test_every_example_says_of_which_form_it_is(told: Graph) -> None:
    for example in examples():
        kinds = set(told.objects(URIRef(f"{DEFAULT_BASE}examples/{example.key}"), RDF.type))
        asks = example.query.partition("DESCRIBE ?")[1]
        own = SPEX.SPARQLDescribeExecutable if asks else SH.SPARQLSelectExecutable
        assert kinds == {SH.SPARQLExecutable, own}


def test_the_prefixes_are_declared_once_for_all(told: Graph) -> None:
    here = URIRef(f"{DEFAULT_BASE}examples")
    declared = {
        str(told.value(node, SH.prefix, any=False)): str(told.value(node, SH.namespace, any=False))
        for node in told.objects(here, SH.declare)
    }
    assert set(told.objects(None, SH.prefixes)) == {here}
    for example in examples():
        for line in example.query.splitlines():
            if line.startswith("PREFIX"):
                _, name, address = line.split()
                assert declared[name.rstrip(":")] == address.strip("<>")


def test_every_example_has_keywords() -> None:
    assert all(example.keywords for example in examples())


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.key)
def test_the_name_of_an_example_leads_to_it(example: Example, client: FlaskClient) -> None:
    address = f"/examples/{example.key}"
    shown = client.get(address, headers={"Accept": "text/html"})
    assert (shown.status_code, shown.mimetype) == (200, "text/html")
    assert client.get(f"{address}.rq").text == example.query
    told = client.get(address, headers={"Accept": "text/turtle"})
    assert told.mimetype == "text/turtle"
    node = URIRef(f"{DEFAULT_BASE}examples/{example.key}")
    one = Graph().parse(data=told.data, format="turtle")
    assert str(one.value(node, RDFS.label)) == example.title
    assert set(one.subjects(RDF.type, SH.SPARQLExecutable)) == {node}


@pytest.mark.parametrize("example", [*map(on_real_data, examples())])
def test_an_example_has_rows_in_a_build_of_the_projects_data(
    example: Example, real: EmbeddedStore
) -> None:
    answer = real.query(example.query)
    assert not isinstance(answer, ox.QueryBoolean)
    assert next(iter(answer), None) is not None


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("# SELECT\nPREFIX a: <urn:x#ASK>\n# more\nask {}", "ASK"),
        ("PREFIX : <urn:x>\nCONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("\n\nPREFIX a-b: <urn:x> PREFIX c: <urn:y>\n\nDESCRIBE <urn:z>", "DESCRIBE"),
    ],
)
def test_the_form_of_a_query_is_its_first_word_after_the_prefixes(query: str, form: str) -> None:
    assert form_of(query) == form
    found = description([Example("k", "K", "About.", query)], DEFAULT_BASE)
    node = ox.NamedNode(f"{DEFAULT_BASE}examples/k")
    texts = [
        triple.object.value
        for triple in found
        if triple.subject == node and triple.predicate.value == str(EXECUTABLES[form].text)
    ]
    assert texts == [query]


@pytest.mark.parametrize("address", ["/examples/none", "/examples/none.ttl", "/examples.exe"])
def test_what_is_no_example_or_no_form_is_not_found(address: str, client: FlaskClient) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("suffix", TRIPLES)
def test_the_list_comes_in_every_form(suffix: str, client: FlaskClient) -> None:
    by_ending = client.get(f"/examples.{suffix}")
    media_type = TRIPLES[suffix].media_type
    by_accept = client.get("/examples", headers={"Accept": media_type})
    assert by_ending.mimetype == by_accept.mimetype == media_type
    assert by_ending.data == by_accept.data
    assert "Accept" in by_accept.headers["Vary"]
