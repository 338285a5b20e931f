"""The judgements graph keeps what was decided once, and tells what was taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from factories import a_party, a_reading, a_session, an_edition
from rdflib import Dataset, Graph, Literal
from rdflib.namespace import DCTERMS, PROV, RDF, XSD

from kg import resources
from kg.concepts import Evidence, Verdict
from kg.inputs import Inputs
from kg.iris import Iris
from kg.namespaces import IGF
from kg.pipeline import Made, make
from kg.resolve.judgements import Decision, Judgement, Retraction
from kg.resolve.register import Register
from kg.validate import load_shapes, validate

IRIS = Iris("http://example.org/")
DAY = dt.date(2026, 11, 24)
READINGS = (
    an_edition(),
    a_reading("one", a_session(a_party("Ada Mare"))),
    a_reading("two", a_session(a_party("Adele Mare"))),
)


def made(*decisions: Decision) -> Made:
    return make(Inputs(READINGS, decisions, Register({})), "http://example.org/")


def mentions() -> tuple[str, str]:
    left, right = sorted(mention.key for mention in made().resolution.person_mentions)
    return left, right


def judged(verdict: Verdict, identifier: str = "j1", **fields: Any) -> Judgement:
    left, right = mentions()
    reasons = (Evidence.SURNAME_EQUAL,)
    return Judgement(identifier, left, right, verdict, reasons, (), "r1", DAY, "1", **fields)


def judgements(made: Made) -> Graph:
    dataset = Dataset()
    dataset.addN((s, p, o, dataset.graph(g)) for s, p, o, g in made.quads)
    return dataset.graph(IRIS.graph("judgements"))


def people(made: Made) -> int:
    return len(set(made.resolution.people.by_mention.values()))


def test_a_merge_that_is_undone_leaves_a_trail():
    same = judged(Verdict.SAME)
    assert people(made(same)) == 1
    undone = made(same, Retraction("j2", "j1", "r2", dt.date(2026, 11, 25), "1", "Two sisters."))
    assert people(undone) == 2
    graph = judgements(undone)
    before, after = (IRIS.entity("judgement", key) for key in ("j1", "j2"))
    assert set(graph.predicate_objects(after)) == {
        (RDF.type, IGF.Retraction),
        (RDF.type, PROV.Entity),
        (IGF.retracts, before),
        (IGF.note, Literal("Two sisters.", lang="en")),
        (PROV.wasAttributedTo, IRIS.entity("reviewer", "r2")),
        (DCTERMS.created, Literal("2026-11-25", datatype=XSD.date)),
    }
    assert (before, RDF.type, IGF.IdentityJudgement) in graph
    assert (before, IGF.resolvesTo, None) not in graph


def test_a_judgement_in_force_resolves_to_somebody_and_nothing_retracts_it():
    graph = judgements(made(judged(Verdict.SAME)))
    assert (IRIS.entity("judgement", "j1"), IGF.resolvesTo, None) in graph
    assert (None, RDF.type, IGF.Retraction) not in graph


def test_a_judgement_that_was_superseded_stays_on_record():
    graph = judgements(made(judged(Verdict.SAME), judged(Verdict.DIFFERENT, "j2", supersedes="j1")))
    before, after = (IRIS.entity("judgement", key) for key in ("j1", "j2"))
    assert set(graph.subjects(RDF.type, IGF.IdentityJudgement)) == {before, after}
    assert set(graph.subject_objects(IGF.supersedes)) == {(after, before)}
    assert (before, IGF.resolvesTo, None) not in graph


@pytest.mark.parametrize("taken_back", [True, False])
def test_two_who_were_held_to_be_different_may_be_one_once_that_is_taken_back(taken_back):
    later = judged(Verdict.SAME, "j2", supersedes="j1")
    decisions: tuple[Decision, ...] = (judged(Verdict.DIFFERENT), later)
    if taken_back:
        later = judged(Verdict.SAME, "j3")
        decisions = (judged(Verdict.DIFFERENT), Retraction("j2", "j1", "r1", DAY, "1"), later)
    found = made(*decisions)
    assert people(found) == 1
    graph = Graph()
    for subject, predicate, value, _ in found.quads:
        graph.add((subject, predicate, value))
    report = validate(graph, load_shapes(resources.shapes()))
    assert [f for f in report.findings if "IdentityJudgement" in str(f.shape)] == []
