"""The description of a build is true of it: every figure is counted again, by SPARQL."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import RDF, VOID, BNode, Graph, Literal
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL
from rdflib.term import URIRef

from kg.downloads import dumps_in
from kg.iris import DEFAULT_BASE, OAI_PMH, Iris
from kg.namespaces import PREFIXES, SCHEMA, SPDX
from kg.publish import void
from kg.publish.dataset import figures
from kg.publish.distributions import distributions
from kg.publish.dumps import serialised
from kg.publish.edition import Edition
from kg.publish.nquads import engine_triples
from kg.publish.partitions import OfClass, OfProperty, portion
from kg.store import EmbeddedStore

IRIS = Iris(DEFAULT_BASE)
USUAL = [str(IRIS.graph("curated")), str(IRIS.graph("vocabulary"))]
STATISTICS = (
    VOID.triples,
    VOID.entities,
    VOID.classes,
    VOID.properties,
    VOID.distinctSubjects,
    VOID.distinctObjects,
)
RECOUNT = """
SELECT (COUNT(*) AS ?triples)
  (COUNT(DISTINCT ?entity) AS ?entities)
  (COUNT(DISTINCT ?class) AS ?classes)
  (COUNT(DISTINCT ?p) AS ?properties)
  (COUNT(DISTINCT ?s) AS ?subjects)
  (COUNT(DISTINCT ?o) AS ?objects)
WHERE {
  %s
  BIND(IF(STRSTARTS(STR(?s), "http://127.0.0.1:8000/id/"), ?s, 1/0) AS ?entity)
  BIND(IF(?p = <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>, ?o, 1/0) AS ?class)
}
"""


@pytest.fixture(scope="module")
def store(built: Path) -> EmbeddedStore:
    return EmbeddedStore.open((built / "current").resolve())


@pytest.fixture(scope="module")
def told(built: Path) -> Graph:
    return Graph().parse(built / "current" / "void.ttl")


def rows(store: EmbeddedStore, query: str) -> list[tuple[str, ...]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(cell.value for cell in row) for row in found]


def number(graph: Graph, node: URIRef, statistic: URIRef) -> int:
    value = graph.value(node, statistic, any=False)
    assert isinstance(value, Literal)
    return int(value)


def statistics(graph: Graph, node: URIRef) -> tuple[int, ...]:
    return tuple(number(graph, node, statistic) for statistic in STATISTICS)


def partitions(
    graph: Graph, kind: URIRef, names: URIRef, statistics: tuple[URIRef, ...]
) -> dict[str, tuple[int, ...]]:
    parts = list(graph.objects(void.default_graph(IRIS), kind))
    found = {
        str(graph.value(part, names, any=False)): tuple(
            number(graph, URIRef(str(part)), statistic) for statistic in statistics
        )
        for part in parts
    }
    assert len(found) == len(parts) > 10
    return found


def test_the_default_graph_has_as_much_as_is_told(told: Graph, store: EmbeddedStore) -> None:
    (counted,) = rows(store, RECOUNT % "?s ?p ?o")
    assert statistics(told, void.default_graph(IRIS)) == tuple(map(int, counted))


def test_every_named_graph_has_as_much_as_is_told(told: Graph, store: EmbeddedStore) -> None:
    for name in store.graphs:
        (counted,) = rows(store, RECOUNT % f"GRAPH <{name}> {{ ?s ?p ?o }}")
        assert statistics(told, void.named_graph(IRIS, name)) == tuple(map(int, counted)), name


def test_the_parts_of_the_dataset_are_the_default_graph_and_the_named_ones(
    told: Graph, store: EmbeddedStore
) -> None:
    parts = set(told.objects(IRIS.described("dataset"), VOID.subset))
    named = {void.named_graph(IRIS, name) for name in store.graphs}
    assert parts == {void.default_graph(IRIS), *named}
    names = {str(name) for node in named for name in told.objects(node, DCTERMS.identifier)}
    assert names == set(store.graphs)


def test_a_statement_of_many_graphs_counts_once_in_the_whole(
    told: Graph, store: EmbeddedStore
) -> None:
    every = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"
    ((counted,),) = rows(store, every)
    assert number(told, IRIS.described("dataset"), VOID.triples) == int(counted)


def test_every_class_has_as_many_entities_and_statements(told: Graph, store: EmbeddedStore) -> None:
    counted = rows(
        store,
        """
        SELECT ?class (COUNT(DISTINCT ?s) AS ?entities) (COUNT(*) AS ?triples) WHERE {
          ?s a ?class ; ?p ?o
        } GROUP BY ?class
        """,
    )
    expected = {name: (int(entities), int(triples)) for name, entities, triples in counted}
    assert (
        partitions(told, VOID.classPartition, VOID["class"], (VOID.entities, VOID.triples))
        == expected
    )


def test_every_property_has_as_many_statements_subjects_and_objects(
    told: Graph, store: EmbeddedStore
) -> None:
    counted = rows(
        store,
        """
        SELECT ?p (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?subjects)
          (COUNT(DISTINCT ?o) AS ?objects)
        WHERE { ?s ?p ?o } GROUP BY ?p
        """,
    )
    expected = {name: (int(n), int(s), int(o)) for name, n, s, o in counted}
    names = (VOID.triples, VOID.distinctSubjects, VOID.distinctObjects)
    assert partitions(told, VOID.propertyPartition, VOID.property, names) == expected


def test_examples_and_vocabularies_are_of_the_build(told: Graph, store: EmbeddedStore) -> None:
    dataset = IRIS.described("dataset")
    examples = {str(iri) for iri in told.objects(dataset, VOID.exampleResource)}
    assert len(examples) == 4
    assert all(iri.startswith(IRIS.space) and store.about(iri) for iri in examples)
    leads = tuple(str(iri) for iri in told.objects(dataset, VOID.vocabulary))
    used = rows(store, "SELECT DISTINCT ?p { ?s ?p ?o FILTER(CONTAINS(STR(?p), 'schema.org')) }")
    assert used
    assert all(name.startswith(leads) for (name,) in used)
    assert told.value(dataset, VOID.uriSpace, any=False) == Literal(f"{DEFAULT_BASE}id/")


def test_the_dump_that_is_told_of_is_the_one_on_the_disk(told: Graph, built: Path) -> None:
    dump = IRIS.described("dump")
    assert number(told, dump, DCAT.byteSize) == (built / "current" / "dump.nq").stat().st_size
    assert told.value(dump, DCAT.downloadURL, any=False) == URIRef(f"{DEFAULT_BASE}dump.nq")


def test_every_term_is_one_of_a_known_vocabulary_and_every_node_has_an_iri(told: Graph) -> None:
    terms = {str(p) for p in told.predicates()} | {str(c) for c in told.objects(None, RDF.type)}
    known = (VOID, DCAT, DCTERMS, FOAF, OWL, RDF, SCHEMA, SPDX)
    assert all(any(term in vocabulary for vocabulary in known) for term in map(URIRef, terms))
    assert not any(isinstance(node, BNode) for triple in told for node in triple)


def test_the_profile_of_european_data_portals_finds_no_fault(
    told: Graph, built: Path, shared: Path
) -> None:
    shapes = Graph().parse(shared / "conformance" / "dcat-ap-3.0.1-shapes.ttl")
    whole = Graph() + told
    for triple in distributions(IRIS, dumps_in(built / "current")):
        whole.add(triple)
    files = set(whole.subjects(RDF.type, DCAT.Distribution))
    assert len(files - set(told.subjects(RDF.type, DCAT.Distribution))) == 16
    conforms, _, report = validate(whole, shacl_graph=shapes, advanced=False)
    assert conforms, report
    nameless = Graph() + whole
    nameless.remove((IRIS.described("dataset"), DCTERMS.title, None))
    assert not validate(nameless, shacl_graph=shapes, advanced=False)[0]


def small() -> list[ox.Quad]:
    text = f"""
    @prefix : <{DEFAULT_BASE}id/x/> .
    @prefix graph: <{DEFAULT_BASE}graph/> .
    graph:curated {{ :a a <urn:C> , <urn:D> ; <urn:p> "1" , "2" . <urn:other> <urn:p> "1" . }}
    graph:vocabulary {{ <urn:other> <urn:p> "1" . <urn:D> <urn:q> :a . }}
    graph:src-1 {{ :a <urn:p> "1" . }}
    """
    return list(ox.parse(text, format=ox.RdfFormat.TRIG))


def test_a_small_dataset_is_counted_by_hand() -> None:
    found = figures(small(), IRIS.space, USUAL)
    assert found.triples == 6
    assert (found.default.triples, found.default.entities) == (6, 1)
    assert (found.default.subjects, found.default.objects) == (3, 5)
    assert found.default.classes == {"urn:C": OfClass(1, 4), "urn:D": OfClass(1, 4)}
    assert found.default.properties == {
        str(RDF.type): OfProperty(2, 1, 2),
        "urn:p": OfProperty(3, 2, 2),
        "urn:q": OfProperty(1, 1, 1),
    }
    assert {name: part.triples for name, part in found.graphs.items()} == {
        f"{DEFAULT_BASE}graph/curated": 5,
        f"{DEFAULT_BASE}graph/src-1": 1,
        f"{DEFAULT_BASE}graph/vocabulary": 2,
    }


def test_nothing_is_counted_as_nothing() -> None:
    found = portion(frozenset(), IRIS.space)
    assert (found.triples, found.entities, found.subjects, found.objects) == (0, 0, 0, 0)
    assert (dict(found.classes), dict(found.properties)) == ({}, {})


def described(quads: list[ox.Quad]) -> bytes:
    found = figures(quads, IRIS.space, USUAL)
    triples = void.description(IRIS, found, Edition("1", "abc", 3))
    return serialised(engine_triples(triples), ox.RdfFormat.TURTLE, DEFAULT_BASE)


def test_the_order_of_the_quads_changes_no_byte() -> None:
    assert described(small()) == described(small()[::-1])


def test_each_partition_has_a_name_of_its_own() -> None:
    # Two terms that no prefix of ours shortens, and two that share their last part.
    known = [PREFIXES["schema"] + "name", PREFIXES["rdfs"] + "name"]
    names = [void._short(iri) for iri in (*known, "urn:a", "urn:b")]
    assert names[:2] == ["schema-name", "rdfs-name"]
    assert len(set(names)) == 4


def test_whoever_reads_the_description_finds_where_to_harvest(told: Graph) -> None:
    (place,) = told.subjects(DCTERMS.conformsTo, OAI_PMH)
    assert {*told.predicate_objects(place)} >= {
        (RDF.type, DCAT.DataService),
        (DCAT.endpointURL, URIRef(f"{DEFAULT_BASE}oai")),
        (DCAT.servesDataset, IRIS.described("dataset")),
    }
