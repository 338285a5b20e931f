"""A typo in a class or predicate conforms to every shape; this gate finds it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph
from rdflib.term import URIRef

from kg.namespaces import PREFIXES
from kg.vocabulary_check import UnknownTerm, Use, unknown_terms

ROOT = Path(__file__).resolve().parents[2]
EX = "http://example.org/"
IGF, PROV = PREFIXES["igf"], PREFIXES["prov"]
PREFIX = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
VOC = "https://w3id.org/igf-kg/voc/"


@pytest.fixture(scope="module")
def ontology() -> Graph:
    graph = Graph()
    for path in (ROOT / "ontology" / "igf.ttl", *(ROOT / "ontology" / "schemes").glob("*.ttl")):
        graph.parse(path)
    return graph


def unknown(turtle: str, ontology: Graph) -> set[tuple[str, Use]]:
    graph = Graph().parse(data=f"{PREFIX}@prefix ex: <{EX}> .\n{turtle}")
    quads = ((*triple, URIRef(EX + "graph")) for triple in graph)
    return {(found.term, found.use) for found in unknown_terms(quads, ontology)}


FAULTS = {
    "a mistyped class": ("ex:a a igf:Sesion .", IGF + "Sesion", Use.CLASS),
    "a mistyped predicate": ("ex:a igf:rol ex:b .", IGF + "rol", Use.PREDICATE),
    "schema.org with http": (
        "ex:a a <http://schema.org/Event> .",
        "http" + "://schema.org/Event",
        Use.CLASS,
    ),
    "a mistyped value": (
        "ex:a schema:eventStatus schema:EventSheduled .",
        "https://schema.org/EventSheduled",
        Use.NODE,
    ),
    "a concept that is not there": (
        f"ex:a igf:role <{VOC}role/speker> .",
        f"{VOC}role/speker",
        Use.NODE,
    ),
    "a class as a predicate": (
        "ex:a igf:Session ex:b .",
        IGF + "Session",
        Use.PREDICATE,
    ),
    "a predicate as a class": ("ex:a a igf:role .", IGF + "role", Use.CLASS),
    "a vocabulary nobody knows": ("ex:a ex:likes ex:b .", EX + "likes", Use.PREDICATE),
    "a term PROV-O lacks": (
        "ex:a prov:wasMade ex:b .",
        PROV + "wasMade",
        Use.PREDICATE,
    ),
}


@pytest.mark.parametrize(("turtle", "term", "use"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found(turtle: str, term: str, use: Use, ontology: Graph) -> None:
    assert unknown(turtle, ontology) == {(term, use)}


def test_what_we_write_is_known(ontology: Graph) -> None:
    known = f"""
        ex:a a igf:Session , schema:Event ; schema:name "a"@en ; igf:tag <{VOC}tag/2031/names> ;
            igf:role <{VOC}role/speaker> ; prov:wasDerivedFrom ex:b .
        <{VOC}tag/2031/names> a skos:Concept ; skos:inScheme <{VOC}tag/2031> .
        <{VOC}tag/2031> a skos:ConceptScheme .
    """
    assert unknown(known, ontology) == set()


def test_an_unknown_term_is_told_once_with_a_statement_that_uses_it(ontology: Graph) -> None:
    wrong, graph = URIRef(EX + "likes"), URIRef(EX + "graph")
    quads = [(URIRef(EX + name), wrong, URIRef(EX + "c"), graph) for name in ("b", "a")]
    (found,) = unknown_terms(iter(quads), ontology)
    assert found == UnknownTerm(EX + "likes", Use.PREDICATE, EX + "a", EX + "graph")
    assert "correct the term" in str(found)


def test_the_ontology_uses_known_terms_itself(ontology: Graph) -> None:
    graph = URIRef(EX + "graph")
    assert unknown_terms(((*triple, graph) for triple in ontology), ontology) == ()


@pytest.mark.parametrize(
    "path",
    sorted(
        path
        for top in ("ontology/examples", "shapes", "tests/shapes/valid")
        for path in (ROOT / top).rglob("*.ttl")
    ),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_our_own_files_use_known_terms(path: Path, ontology: Graph) -> None:
    graph = URIRef(EX + "graph")
    # Concepts of single years are made by a build, and shapes name properties that they forbid.
    forbidden = {"https://schema.org/gender", "https://schema.org/affiliation"}
    found = {
        unknown.term
        for unknown in unknown_terms(((*t, graph) for t in Graph().parse(path)), ontology)
        if "/2031/" not in unknown.term
    }
    assert found - forbidden - {"https://schema.org/worksFor"} == set()


def test_the_terms_of_the_ontology_are_classes_and_properties_alone(ontology: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.Ontology}
    kinds |= {OWL.AsymmetricProperty, OWL.IrreflexiveProperty, SKOS.Concept, SKOS.ConceptScheme}
    assert set(ontology.objects(None, RDF.type)) == kinds
