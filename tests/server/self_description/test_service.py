"""What the endpoint says of itself is there in every form, is whole, and is true."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient
from pyshacl import validate
from rdflib import RDF, RDFS, VOID, XSD, Dataset, Graph, Literal
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.iris import DEFAULT_BASE
from kg.namespaces import ENTAILMENT, FORMATS, IGF, SD
from kg.store import EmbeddedStore
from server import kept
from server.forms import GRAPHS, ROWS, RdfForm
from server.isolation.limits import Limits
from server.self_description import service
from server.self_description.service import Served, serialisation

LIMITS = Limits(seconds=30, result_bytes=50_000_000, query_characters=50_000, waiting=32)
SERVICE = URIRef(f"{DEFAULT_BASE}sparql#service")
DATASET = URIRef(f"{DEFAULT_BASE}void#dataset")
DEFAULT = URIRef(f"{DEFAULT_BASE}void#default-graph")
KINDS = {
    "ttl": "turtle",
    "jsonld": "json-ld",
    "nt": "nt",
    "rdf": "xml",
    "nq": "nquads",
    "trig": "trig",
}
STANDARD = "http://www.w3.org/ns/sparql-service-description#"
# Sections 3.1 to 3.4 of the Recommendation, as far as they bear on a service that only reads.
SHAPE = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix igf: <https://w3id.org/igf-kg/ont#> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<urn:service> a sh:NodeShape ; sh:targetClass sd:Service ;
  sh:property [ sh:path sd:endpoint ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path sd:supportedLanguage ; sh:minCount 1 ; sh:in ( sd:SPARQL11Query ) ] ,
    [ sh:path sd:resultFormat ; sh:minCount 8 ; sh:nodeKind sh:IRI ] ,
    [ sh:path sd:inputFormat ; sh:maxCount 0 ] ,
    [ sh:path sd:defaultEntailmentRegime ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path sd:defaultDataset ; sh:minCount 1 ; sh:maxCount 1 ; sh:class sd:Dataset ] ,
    [ sh:path igf:longestTime ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:duration ] ,
    [ sh:path igf:mostBytes ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] ,
    [ sh:path igf:mostCharacters ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] ,
    [ sh:path igf:mostWaiting ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] .
<urn:dataset> a sh:NodeShape ; sh:targetClass sd:Dataset ;
  sh:property [ sh:path sd:defaultGraph ; sh:minCount 1 ; sh:maxCount 1 ; sh:class sd:Graph ] ,
    [ sh:path sd:namedGraph ; sh:minCount 1 ; sh:class sd:NamedGraph ] .
<urn:named> a sh:NodeShape ; sh:targetClass sd:NamedGraph ;
  sh:property [ sh:path sd:name ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path sd:graph ; sh:minCount 1 ; sh:maxCount 1 ; sh:class sd:Graph ] .
<urn:graph> a sh:NodeShape ; sh:targetClass sd:Graph ;
  sh:property [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ] .
"""


@pytest.fixture(scope="module")
def triples(store: EmbeddedStore) -> frozenset[ox.Triple]:
    served = Served(DEFAULT_BASE, store.graphs)
    return service.description(served, kept.description(store, None), LIMITS)


@pytest.fixture(scope="module")
def told(triples: frozenset[ox.Triple]) -> Graph:
    return Graph().parse(data=serialisation(triples, "ttl", DEFAULT_BASE), format="turtle")


def names(values: object) -> set[str]:
    return {str(value) for value in values}  # type: ignore[attr-defined]


def test_it_has_the_shape_of_a_service_description(told: Graph) -> None:
    shape = Graph().parse(data=SHAPE, format="turtle")
    conforms, _, report = validate(told, shacl_graph=shape)
    assert conforms, report


@pytest.mark.parametrize("term", [SD.endpoint, SD.defaultGraph, SD.name, VOID.triples, SD.graph])
def test_without_one_of_its_parts_it_has_not(told: Graph, term: URIRef) -> None:
    less = Graph()
    for triple in told:
        if triple[1] != term:
            less.add(triple)
    conforms, _, _ = validate(less, shacl_graph=Graph().parse(data=SHAPE, format="turtle"))
    assert not conforms


# rdflib's own parsers use what rdflib deprecates.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("suffix", GRAPHS)
def test_every_form_says_the_same(suffix: str, triples: frozenset[ox.Triple], told: Graph) -> None:
    written = serialisation(triples, suffix, DEFAULT_BASE)
    found = Dataset().parse(data=written, format=KINDS[suffix])
    assert {(s, p, o) for s, p, o, _ in found.quads()} == set(told)


# rdflib's own parsers use what rdflib deprecates.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("suffix", "form"), GRAPHS.items())
def test_a_bare_get_gives_it_in_every_form(
    suffix: str, form: RdfForm, client: FlaskClient, store: EmbeddedStore
) -> None:
    response = client.get("/sparql", headers={"Accept": form.media_type})
    assert (response.status_code, response.mimetype) == (200, form.media_type)
    assert "Accept" in response.headers["Vary"]
    found = Dataset().parse(data=response.data, format=KINDS[suffix])
    served = Served(DEFAULT_BASE, store.graphs)
    expected = service.description(served, kept.description(store, None), Limits())
    assert {str(p) for _, p, _, _ in found.quads()} == {t.predicate.value for t in expected}
    assert len(list(found.quads())) == len(expected)
    tag = response.headers["ETag"]
    again = client.get("/sparql", headers={"Accept": form.media_type, "If-None-Match": tag})
    assert again.status_code == 304


def test_every_term_of_the_vocabulary_is_one_that_it_has(told: Graph) -> None:
    used = {node for triple in told for node in triple if str(node).startswith(STANDARD)}
    assert used
    assert all(getattr(SD, str(node).removeprefix(STANDARD)) == node for node in used)


def test_no_feature_is_claimed_that_the_endpoint_does_not_have(told: Graph) -> None:
    assert set(told.objects(SERVICE, SD.feature)) == set()
    text = told.serialize(format="nt")
    for name in (
        "DereferencesURIs",
        "UnionDefaultGraph",
        "RequiresDataset",
        "EmptyGraphs",
        "BasicFederatedQuery",
        "SPARQL11Update",
        "inputFormat",
    ):
        assert f"{STANDARD}{name}" not in text
    assert names(told.objects(SERVICE, SD.supportedLanguage)) == {f"{STANDARD}SPARQL11Query"}
    assert set(told.objects(SERVICE, SD.defaultEntailmentRegime)) == {ENTAILMENT.Simple}


def test_that_there_is_no_service_is_told_in_words(told: Graph) -> None:
    assert names(told.objects(SERVICE, RDFS.comment)) == {
        "SERVICE is refused: this endpoint asks no other."
    }


def test_federation_is_told_of_where_it_is_on(store: EmbeddedStore) -> None:
    served = Served(DEFAULT_BASE, store.graphs, federated=True)
    found = service.description(served, (), LIMITS)
    told = Graph().parse(data=serialisation(found, "nt", DEFAULT_BASE), format="nt")
    assert set(told.objects(SERVICE, SD.feature)) == {SD.BasicFederatedQuery}
    (words,) = names(told.objects(SERVICE, RDFS.comment))
    assert words.startswith("SERVICE is taken for the endpoints")


def test_every_form_that_is_offered_is_told_by_the_name_that_the_w3c_gave_it(told: Graph) -> None:
    assert set(told.objects(SERVICE, SD.resultFormat)) == {
        FORMATS.SPARQL_Results_JSON,
        FORMATS.SPARQL_Results_XML,
        FORMATS.SPARQL_Results_CSV,
        FORMATS.SPARQL_Results_TSV,
        FORMATS.Turtle,
        FORMATS["JSON-LD"],
        FORMATS["N-Triples"],
        FORMATS.RDF_XML,
        FORMATS["N-Quads"],
        FORMATS.TriG,
    }
    assert {**ROWS, **GRAPHS}.keys() == service.FORMAT_OF.keys()
    # The engine knows the same names, but for JSON-LD's, which it has at another address.
    for suffix, form in GRAPHS.items():
        assert suffix == "jsonld" or service.FORMAT_OF[suffix] == URIRef(form.rdf.iri)
    for suffix, results in ROWS.items():
        assert service.FORMAT_OF[suffix] == URIRef(results.results.iri)


def test_every_graph_is_named_and_counted(told: Graph, store: EmbeddedStore) -> None:
    assert told.value(DATASET, RDF.type, any=False) == SD.Dataset
    assert told.value(DATASET, SD.defaultGraph, any=False) == DEFAULT
    counts = {}
    for node in told.objects(DATASET, SD.namedGraph):
        graph = told.value(node, SD.graph, any=False)
        counts[str(told.value(node, SD.name, any=False))] = int(
            str(told.value(graph, VOID.triples, any=False))
        )
    assert counts == {name: len(list(store.graph(name))) for name in store.graphs}
    found = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(found, ox.QuerySolutions)
    assert str(told.value(DEFAULT, VOID.triples, any=False)) == next(found)[0].value


def test_limits_are_told_as_they_are_given(told: Graph) -> None:
    limits = {
        IGF.longestTime: Literal("PT30S", datatype=XSD.duration),
        IGF.mostBytes: Literal(50_000_000),
        IGF.mostCharacters: Literal(50_000),
        IGF.mostWaiting: Literal(32),
    }
    assert {term: told.value(SERVICE, term, any=False) for term in limits} == limits


@pytest.mark.parametrize(
    ("seconds", "written"), [(30, "PT30S"), (2.5, "PT2.5S"), (100, "PT1M40S"), (0.25, "PT0.25S")]
)
def test_a_time_is_a_duration(seconds: float, written: str) -> None:
    found = service.description(Served(DEFAULT_BASE, ()), (), Limits(seconds=seconds))
    times = [t.object.value for t in found if t.predicate.value == str(IGF.longestTime)]
    assert times == [written]


def test_it_leads_to_the_examples_and_to_the_dataset(told: Graph) -> None:
    assert names(told.objects(SERVICE, RDFS.seeAlso)) == {
        f"{DEFAULT_BASE}examples",
        f"{DEFAULT_BASE}void",
    }
    assert names(told.objects(SERVICE, SD.endpoint)) == {f"{DEFAULT_BASE}sparql"}
    assert re.search("reads and never writes", str(told.value(SERVICE, DCTERMS.description)))
