"""How a session was to be attended, as a source states it of the whole session."""

from __future__ import annotations

import pytest
from factories import a_reading, a_session, an_edition
from rdflib.term import Node

from kg.inputs import Inputs
from kg.iris import Iris
from kg.namespaces import SCHEMA
from kg.pipeline import make
from kg.records import AttendanceMode
from kg.resolve.register import Register

BASE = "http://example.org/"
IRIS = Iris(BASE)


def modes(graph: str, *stated: AttendanceMode) -> set[Node]:
    """What a graph of a build says of one session of which each document states a mode."""
    readings = (
        a_reading(f"page {number}", a_session(attendance_mode=mode))
        for number, mode in enumerate(stated)
    )
    quads = make(Inputs((an_edition(), *readings), (), Register({})), BASE).quads
    return {
        value
        for subject, predicate, value, name in quads
        if (subject, predicate) == (IRIS.session(2017, "ws15"), SCHEMA.eventAttendanceMode)
        and name.startswith(IRIS.graph(graph))
    }


@pytest.mark.parametrize("graph", ["curated", "src-"])
def test_a_stated_mode_is_in_the_documents_graph_and_in_the_curated_one(graph: str) -> None:
    assert modes(graph, AttendanceMode.ONSITE) == {SCHEMA.OfflineEventAttendanceMode}
    assert modes(graph, AttendanceMode.ONLINE) == {SCHEMA.OnlineEventAttendanceMode}
    assert modes(graph, AttendanceMode.MIXED) == {SCHEMA.MixedEventAttendanceMode}


def test_of_two_sources_that_differ_one_is_shown() -> None:
    found = modes("curated", AttendanceMode.ONSITE, AttendanceMode.ONLINE)
    assert len(found) == 1
    assert SCHEMA.MixedEventAttendanceMode not in found
