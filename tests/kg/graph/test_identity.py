"""What was nearly one, and what was one before, as data."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from factories import a_party, a_reading, a_session, an_edition
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, PROV, RDF, SKOS, XSD

from kg.concepts import Evidence, Rule, Verdict
from kg.graph.build import build_quads, context_of
from kg.inputs import Inputs
from kg.iris import Iris, concept
from kg.keys import opaque
from kg.namespaces import IGF
from kg.pipeline import identities
from kg.resolve.candidates import Candidate, Candidates
from kg.resolve.judgements import Judgement
from kg.resolve.memberships import Membership
from kg.resolve.register import NOTHING_REGISTERED, Register

IRIS = Iris("http://example.org/")
JUDGEMENTS = IRIS.graph("judgements")
EARLY, LATE = dt.date(2031, 12, 20), dt.date(2032, 1, 2)
READINGS = (
    an_edition(),
    a_reading("one", a_session(a_party("Ada Mare"))),
    a_reading("two", a_session(a_party("Ada Mare"))),
)


def resolved(judgements=(), register=NOTHING_REGISTERED):
    return identities(Inputs(READINGS, judgements, register))[1]


def judgements_graph(resolution) -> Graph:
    quads = build_quads(context_of(IRIS, READINGS, resolution), READINGS, Graph())
    found = Graph()
    for subject, predicate, value, name in quads:
        if name == JUDGEMENTS:
            found.add((subject, predicate, value))
    return found


@pytest.fixture
def mentions():
    left, right = sorted(mention.key for mention in resolved().person_mentions)
    return left, right


def different(mentions) -> Judgement:
    why = (Evidence.WORDING_DIFFERS,)
    return Judgement("j1", *mentions, Verdict.DIFFERENT, why, (), "r1", EARLY, "1")


def test_a_refused_rule_is_data_with_the_judgement_that_refused_it(mentions):
    resolution = resolved((different(mentions),))
    graph = judgements_graph(resolution)
    (candidate,) = graph.subjects(RDF.type, IGF.IdentityCandidate)
    people = {IRIS.entity("person", resolution.people.by_mention[m]) for m in mentions}
    assert set(graph.objects(candidate, IGF.between)) == people
    assert set(graph.predicate_objects(candidate)) - {
        (IGF.between, person) for person in people
    } == {
        (RDF.type, IGF.IdentityCandidate),
        (RDF.type, PROV.Entity),
        (IGF.left, IRIS.entity("statement", mentions[0])),
        (IGF.right, IRIS.entity("statement", mentions[1])),
        (IGF.rule, concept(Rule.SAME_NAME_IN_ONE_SESSION)),
        (IGF.evidence, concept(Evidence.SAME_NORMALISED_NAME)),
        (IGF.evidence, concept(Evidence.SAME_SESSION)),
        (IGF.decidedBy, IRIS.entity("judgement", "j1")),
    }


def test_a_scored_pair_is_data_with_its_score_and_vetoes_and_is_no_link(mentions):
    veto = (Evidence.MIDDLE_INITIAL_DIFFERS,)
    pair = Candidate(*mentions, 0.71, (Evidence.SURNAME_EQUAL,), veto, veto)
    resolution = resolved((different(mentions),))
    graph = judgements_graph(replace(resolution, person_candidates=Candidates((pair,))))
    (candidate,) = graph.subjects(RDF.type, IGF.IdentityCandidate)
    assert graph.value(candidate, IGF.score) == Literal("0.71", datatype=XSD.decimal)
    assert graph.value(candidate, IGF.veto) == concept(Evidence.MIDDLE_INITIAL_DIFFERS)
    links = {OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch, IGF.resolvesTo, IGF.verdict}
    assert not links & set(graph.predicates(candidate))
    assert not {OWL.sameAs, SKOS.exactMatch} & set(graph.predicates())


def test_what_is_one_is_no_candidate():
    assert (None, RDF.type, IGF.IdentityCandidate) not in judgements_graph(resolved())


def test_what_was_split_tells_from_what_and_when(mentions):
    left, right = mentions
    whole, part = opaque("p", "whole"), opaque("p", "part")
    lines = (
        Membership(left, whole, EARLY),
        Membership(right, whole, EARLY),
        Membership(right, part, LATE),
    )
    register = Register({left: whole, right: part}, lines)
    graph = judgements_graph(resolved((different(mentions),), register))
    person = IRIS.entity("person", part)
    assert set(graph.predicate_objects(person)) == {
        (IGF.splitFrom, IRIS.entity("person", whole)),
        (IGF.splitOn, Literal("2032-01-02", datatype=XSD.date)),
    }
    assert set(graph.subjects(IGF.splitFrom)) == {URIRef(person)}
