"""A name of one word in the curated graph: with the person of its session, or with nobody."""

from __future__ import annotations

from factories import a_party, a_reading, a_session, an_edition
from rdflib import Graph, Literal
from rdflib.namespace import PROV, RDF

from kg.concepts import DocumentKind, Status
from kg.inputs import Inputs
from kg.iris import Iris
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import make
from kg.resolve.register import Register

IRIS = Iris("http://example.org/")


def curated(*names: str) -> Graph:
    """A page that lists the first name, and a transcript that gives the others."""
    told = {"status": Status.TOOK_PART}
    page = a_reading("page", a_session(a_party(names[0])), kind=DocumentKind.PROGRAMME_PAGE)
    parties = (a_party(name, **told) for name in names[1:])
    heard = a_reading("heard", a_session(*parties), kind=DocumentKind.TRANSCRIPT)
    inputs = Inputs((an_edition(), page, heard), (), Register({}))
    graph = Graph()
    for subject, predicate, value, name in make(inputs, str(IRIS.base)).quads:
        if name == IRIS.graph("curated"):
            graph.add((subject, predicate, value))
    return graph


def test_what_is_said_of_one_word_is_said_of_the_person_of_the_session():
    graph = curated("Ada Mare", "ADA", "Ms. Mare")
    (person,) = graph.subjects(RDF.type, SCHEMA.Person)
    (participation,) = graph.subjects(RDF.type, IGF.Participation)
    assert graph.value(participation, IGF.participant) == person
    assert len(set(graph.objects(participation, PROV.wasDerivedFrom))) == 3
    assert set(graph.objects(person, SCHEMA.name)) == {Literal("Ada Mare")}
    assert set(graph.objects(person, SCHEMA.alternateName)) == set()


def test_one_word_that_fits_nobody_stays_a_party_without_a_person():
    graph = curated("Ada Mare", "VLAD")
    assert len(set(graph.subjects(RDF.type, SCHEMA.Person))) == 1
    assert {str(text) for text in graph.objects(None, IGF.unnamedParty)} == {"named only as “VLAD”"}
