from __future__ import annotations

import datetime as dt
from dataclasses import replace

from compared_graphs import ONT, REPLACED, difference, iri, person, row, session, speaks
from rdflib import RDF, Graph, URIRef

from kg.namespaces import CS
from kg.releases.changesets import turtle
from kg.releases.difference import Difference, Published
from kg.vocabulary_check import VOCABULARIES

BEFORE = (
    *session("2017/ws15", "Trust"),
    *person("pada", "Ada"),
    *speaks("t1", "2017/ws15", "pada"),
)
AFTER = (
    *session("2017/ws15", "Trust “now”"),
    *person("pada", "Ada"),
    *speaks("t1", "2017/ws15", "pada", "withdrawn"),
)


def graph_of(found: Difference) -> Graph:
    return Graph().parse(data=turtle(found), format="turtle")


def statements(graph: Graph, predicate: URIRef) -> set[tuple[str, str, str]]:
    return {
        (
            graph.value(node, RDF.subject).n3(),
            graph.value(node, RDF.predicate).n3(),
            graph.value(node, RDF.object).n3(),
        )
        for node in graph.objects(None, predicate)
    }


def test_who_takes_the_removals_away_and_adds_the_additions_has_the_graph_afterwards() -> None:
    graph = graph_of(difference(BEFORE, AFTER))
    before, after = ({(f"<{s}>", f"<{p}>", o) for s, p, o, _ in rows} for rows in (BEFORE, AFTER))
    removed, added = statements(graph, CS.removal), statements(graph, CS.addition)
    assert before - removed | added == after
    assert (removed, added) == (before - after, after - before)


def test_a_change_set_is_about_one_subject() -> None:
    graph = graph_of(difference(BEFORE, AFTER))
    subjects = {str(node) for node in graph.objects(None, CS.subjectOfChange)}
    assert subjects == {iri("session/2017/ws15"), iri("participation/t1")}
    for change, about in graph.subject_objects(CS.subjectOfChange):
        for predicate in (CS.addition, CS.removal):
            for node in graph.objects(change, predicate):
                assert graph.value(node, RDF.subject) == about


def test_a_change_set_says_why() -> None:
    other = person("pother", "A.")
    found = difference(
        (*other, *person("pada", "Ada")),
        (*person("pada", "Ada"), row("person/pother", REPLACED, "person/pada")),
    )
    assert [str(why) for why in graph_of(found).objects(None, CS.changeReason)] == [
        f"merged into {iri('person/pada')}"
    ]


def test_the_same_difference_has_the_same_bytes_and_the_day_of_the_release() -> None:
    found = difference(BEFORE, AFTER)
    dated = replace(found, after=replace(found.after, date=dt.date(2026, 6, 1)))
    assert turtle(dated) == turtle(dated)
    days = {str(day) for day in graph_of(dated).objects(None, CS.createdDate)}
    assert days == {"2026-06-01"}


def test_every_term_is_one_of_a_known_vocabulary_and_no_node_is_blank() -> None:
    graph = graph_of(difference(BEFORE, AFTER))
    known = (*VOCABULARIES, CS)
    for _, predicate, value in graph:
        assert any(str(predicate) in vocabulary for vocabulary in known)
        if predicate == RDF.type and not str(value).startswith(ONT):
            assert any(str(value) in vocabulary for vocabulary in known)
    assert all(isinstance(node, URIRef) for node in graph.subjects())


def test_the_first_release_has_no_change_sets() -> None:
    graph = graph_of(Difference(None, Published("2026.1", "https://igf.example.org/", "1" * 64)))
    assert list(graph.subjects(RDF.type, CS.ChangeSet)) == []
