"""Each closed list of the code is one concept scheme of the ontology, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SKOS, Graph, Literal
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.concepts import SCHEMES, Concept, StatedRegion, UnGroup
from kg.iris import concept, scheme

FOLDER = Path(__file__).resolve().parents[2] / "ontology" / "schemes"
MAPPINGS = (
    SKOS.broadMatch,
    SKOS.closeMatch,
    SKOS.exactMatch,
    SKOS.narrowMatch,
    SKOS.related,
    SKOS.relatedMatch,
)


def graph_of(kind: type[Concept]) -> Graph:
    return Graph().parse(FOLDER / f"{kind.scheme()}.ttl")


def test_each_list_has_a_file_and_each_file_a_list() -> None:
    assert {path.stem for path in FOLDER.glob("*.ttl")} == set(SCHEMES.values())


def test_each_list_has_a_scheme() -> None:
    assert set(Concept.__subclasses__()) == SCHEMES.keys()


@pytest.mark.parametrize("kind", SCHEMES)
def test_a_list_and_its_scheme_have_the_same_members(kind: type[Concept]) -> None:
    graph = graph_of(kind)
    notations = {c: str(graph.value(c, SKOS.notation, any=False)) for c in _concepts(graph)}
    assert notations == {concept(member): member.value for member in kind}


@pytest.mark.parametrize("kind", SCHEMES)
def test_a_scheme_is_titled_described_and_licensed(kind: type[Concept]) -> None:
    graph, iri = graph_of(kind), scheme(kind.scheme())
    assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {iri}
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert isinstance(graph.value(iri, predicate, any=False), Literal)
    assert graph.value(iri, DCTERMS.license, any=False) == URIRef(
        "https://creativecommons.org/publicdomain/zero/1.0/"
    )


@pytest.mark.parametrize("kind", SCHEMES)
def test_a_concept_is_labelled_defined_and_placed(kind: type[Concept]) -> None:
    graph, iri = graph_of(kind), scheme(kind.scheme())
    for member in _concepts(graph):
        texts = [graph.value(member, p, any=False) for p in (SKOS.prefLabel, SKOS.definition)]
        assert [text.language for text in texts if isinstance(text, Literal)] == ["en", "en"]
        assert str(texts[1]).endswith((".", ".”"))
        assert graph.value(member, SKOS.inScheme, any=False) == iri
        assert _is_top(graph, member, iri) != ((member, SKOS.broader, None) in graph)


@pytest.mark.parametrize("kind", SCHEMES)
def test_a_broader_concept_is_of_the_same_scheme(kind: type[Concept]) -> None:
    graph = graph_of(kind)
    assert set(graph.objects(None, SKOS.broader)) <= _concepts(graph)


@pytest.mark.parametrize("kind", SCHEMES)
def test_no_label_stands_for_two_concepts(kind: type[Concept]) -> None:
    graph = graph_of(kind)
    labels = [
        str(label).casefold()
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for label in graph.objects(None, predicate)
    ]
    assert sorted(labels) == sorted(set(labels))


def test_regions_and_united_nations_groups_never_map_to_each_other() -> None:
    for kind in (StatedRegion, UnGroup):
        graph = graph_of(kind)
        assert [t for mapping in MAPPINGS for t in graph.triples((None, mapping, None))] == []
    regions, groups = _labels(StatedRegion), _labels(UnGroup)
    assert regions & groups == set()


def _labels(kind: type[Concept]) -> set[str]:
    graph = graph_of(kind)
    return {
        str(label).casefold()
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for label in graph.objects(None, predicate)
    }


def _concepts(graph: Graph) -> set[object]:
    return set(graph.subjects(RDF.type, SKOS.Concept))


def _is_top(graph: Graph, member: object, iri: URIRef) -> bool:
    one = (member, SKOS.topConceptOf, iri) in graph
    assert one == ((iri, SKOS.hasTopConcept, member) in graph)
    return one
