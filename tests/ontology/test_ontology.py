"""The ontology says all that a stranger needs of each term, and no more terms than the code has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal
from rdflib.namespace import DC, DCTERMS, VANN
from rdflib.term import URIRef

from kg.namespaces import IGF, ONTOLOGY, PREFIXES

ROOT = Path(__file__).resolve().parents[2]
TURTLE = sorted(
    path for top in ("ontology", "shapes", "tests/shapes") for path in (ROOT / top).rglob("*.ttl")
)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
IGF_GRAPH = Graph().parse(ROOT / "ontology" / "igf.ttl")
TERMS = sorted({term for kind in KINDS for term in IGF_GRAPH.subjects(RDF.type, kind)})
HEADER = URIRef(ONTOLOGY.rstrip("#"))
EXAMPLE_PREFIXES = "".join(
    f"@prefix {prefix}: <{address}> .\n"
    for prefix, address in {**PREFIXES, "ex": "http://example.org/id/"}.items()
)


def name(term: URIRef) -> str:
    return str(term).removeprefix(ONTOLOGY)


def test_the_header_is_complete() -> None:
    day = Literal("2026-11-24", datatype=XSD.date)
    header = {
        DC.creator: Literal("IGF knowledge graph contributors", lang="en"),
        DCTERMS.issued: day,
        DCTERMS.license: URIRef("https://creativecommons.org/publicdomain/zero/1.0/"),
        DCTERMS.modified: Literal("2026-11-27", datatype=XSD.date),
        DCTERMS.title: Literal("IGF ontology", lang="en"),
        OWL.versionIRI: URIRef(f"{HEADER}/0.4.0"),
        OWL.versionInfo: Literal("0.4.0"),
        VANN.preferredNamespacePrefix: Literal("igf"),
        VANN.preferredNamespaceUri: Literal(ONTOLOGY),
    }
    said = {p: IGF_GRAPH.value(HEADER, p, any=False) for p in header}
    assert said == header
    assert (HEADER, RDF.type, OWL.Ontology) in IGF_GRAPH
    assert (HEADER, DCTERMS.description, None) in IGF_GRAPH
    assert (HEADER, SKOS.historyNote, None) in IGF_GRAPH


def test_the_code_and_the_ontology_have_the_same_terms() -> None:
    assert {term for term in dir(IGF) if isinstance(term, URIRef)} == set(TERMS)


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_a_term_is_labelled_defined_and_placed(term: URIRef) -> None:
    label = IGF_GRAPH.value(term, RDFS.label, any=False)
    definition = IGF_GRAPH.value(term, SKOS.definition, any=False)
    assert isinstance(label, Literal)
    assert isinstance(definition, Literal)
    assert (label.language, definition.language) == ("en", "en")
    assert definition.endswith(".")
    assert IGF_GRAPH.value(term, RDFS.isDefinedBy, any=False) == HEADER


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_the_example_of_a_term_is_turtle_that_uses_it(term: URIRef) -> None:
    example = str(IGF_GRAPH.value(term, SKOS.example, any=False))
    graph = Graph().parse(data=EXAMPLE_PREFIXES + example, format="turtle")
    classes = set(graph.objects(None, RDF.type))
    assert term in classes | set(graph.predicates())


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_a_class_begins_with_a_capital_and_a_property_does_not(term: URIRef) -> None:
    assert name(term)[0].isupper() == ((term, RDF.type, OWL.Class) in IGF_GRAPH)


def test_each_class_of_the_ontology_has_an_example_file() -> None:
    files = {path.stem for path in (ROOT / "ontology" / "examples").glob("*.ttl")}
    assert {name(term) for term in IGF_GRAPH.subjects(RDF.type, OWL.Class)} <= files


def test_there_are_turtle_files_to_look_at() -> None:
    assert len(TURTLE) > 250


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_turtle_file_parses_and_is_laid_out(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(Graph().parse(data=text, format="turtle")) > 0
    prefixes = re.findall(r"^@prefix (\w+): ", text, flags=re.MULTILINE)
    assert prefixes == sorted(prefixes)
    blocks = re.split(r"^\.$", text, flags=re.MULTILINE)
    assert blocks[-1].strip() == ""
    assert "http://schema.org/" not in text
