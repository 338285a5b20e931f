"""Snapshots in the graph: who is who outlives a newer one, and only the newest is believed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from factories import a_party, a_reading, a_session, an_edition
from rdflib import Dataset, Graph, Literal
from rdflib.namespace import RDF, XSD

from kg.concepts import Evidence, SessionStatus, Verdict
from kg.inputs import Inputs
from kg.iris import Iris, concept
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import Made, make
from kg.records import Reading
from kg.resolve.judgements import Judgement
from kg.resolve.naming import register_lines
from kg.resolve.register import Register, parse_register

BASE = "http://example.org/"
IRIS = Iris(BASE)
MOUNT = {"organizations": ("W3C",)}


def snapshot(name: str, *records: object, before: Reading | None = None) -> Reading:
    told = {
        "imported": "2026-11-24T10:00:00+00:00",
        "retrieved": "2017-12-01" if before is None else "2017-12-15",
        "revision_of": before.document.key if before else None,
    }
    return a_reading(name, *records, **told)


def made(*readings: Reading, register: Register | None = None, judged=()) -> Made:
    inputs = Inputs((an_edition(), *readings), tuple(judged), register or Register({}))
    return make(inputs, BASE)


def curated(found: Made) -> Graph:
    graph = Graph()
    for subject, predicate, value, name in found.quads:
        if name == IRIS.graph("curated"):
            graph.add((subject, predicate, value))
    return graph


def registered(found: Made) -> Register:
    lines = register_lines(found.resolution.people) + register_lines(found.resolution.organizations)
    return parse_register(lines.encode(), "entities.tsv")


@pytest.fixture
def chain() -> tuple[Reading, Reading]:
    """Ada stays, Bo is no longer listed, and Ada's short-named body stands in both."""
    old = snapshot("old", a_session(a_party("Ada Mare", **MOUNT), a_party("Bo Lind")))
    new = snapshot("new", a_session(a_party("Ada Mare", **MOUNT)), before=old)
    return old, new


def test_a_newer_snapshot_renames_nobody(chain):
    old, new = chain
    before = made(old)
    after = made(old, new, register=registered(before))
    assert {**before.resolution.people.by_mention} == {
        key: identifier
        for key, identifier in after.resolution.people.by_mention.items()
        if key in before.resolution.people.by_mention
    }
    assert len(set(after.resolution.people.by_mention.values())) == 2
    assert len(set(after.resolution.organizations.by_mention.values())) == 1
    assert dict(after.resolution.people.fresh) == dict(after.resolution.organizations.fresh) == {}


def test_who_is_no_longer_listed_keeps_a_name_and_has_no_participation(chain):
    graph = curated(made(*chain))
    people = {str(name) for name in graph.objects(None, SCHEMA.name) if "Lind" in name}
    participants = {
        str(graph.value(who, SCHEMA.name)) for who in graph.objects(None, IGF.participant)
    }
    assert (people, participants) == ({"Bo Lind"}, {"Ada Mare"})


def test_a_judgement_on_an_older_snapshot_still_holds():
    old = snapshot("old", a_session(a_party("Wan S. Yi")))
    page = a_reading("page", a_session(a_party("Wan W. Yi"), code="WS16"))
    (left,), (right,) = (
        [m.key for m in made(old, page).resolution.person_mentions if m.name == name]
        for name in ("Wan S. Yi", "Wan W. Yi")
    )
    same = Judgement(
        *("j1", left, right, Verdict.SAME, (Evidence.SPELLING_SLIP,), ()),
        *("r1", dt.date(2026, 11, 24), "1"),
    )
    new = snapshot("new", a_session(a_party("Wan S. Yi")), before=old)
    people = made(old, new, page, judged=[same]).resolution.people.by_mention
    assert len(set(people.values())) == 1


def test_a_name_that_was_corrected_is_an_alternate_name_and_no_discrepancy():
    party = a_party("Ada Mare")
    old = snapshot("old", a_session(replace(party, name="ADA MARE")))
    new = snapshot("new", a_session(party), before=old)
    graph = curated(made(old, new))
    (ada,) = graph.subjects(RDF.type, SCHEMA.Person)
    assert graph.value(ada, SCHEMA.name, any=False) == Literal("Ada Mare")
    assert list(graph.objects(ada, SCHEMA.alternateName)) == [Literal("ADA MARE")]
    assert list(graph.subjects(RDF.type, IGF.Discrepancy)) == []


def test_a_session_that_is_no_longer_listed_says_so_with_its_day():
    old = snapshot("old", a_session(code="WS1"), a_session(code="WS2"))
    new = snapshot("new", a_session(code="WS1"), before=old)
    graph = curated(made(old, new))
    gone = IRIS.session(2017, "ws2")
    assert graph.value(gone, IGF.goneSince, any=False) == Literal("2017-12-15", datatype=XSD.date)
    assert graph.value(gone, IGF.sessionStatus, any=False) == concept(SessionStatus.GONE)
    assert graph.value(IRIS.session(2017, "ws1"), IGF.goneSince) is None


def test_the_older_snapshot_keeps_all_it_said_in_its_own_graph(chain):
    old, new = chain
    dataset = Dataset()
    dataset.addN((s, p, o, dataset.graph(g)) for s, p, o, g in made(old, new).quads)
    graph = dataset.graph(IRIS.source_graph(old.document.key))
    assert {str(name) for name in graph.objects(None, IGF.nameAsStated)} == {
        "Ada Mare",
        "Bo Lind",
        "W3C",
    }
