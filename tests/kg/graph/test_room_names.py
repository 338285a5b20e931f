"""Rooms of one edition, told apart and brought together by the way they are written."""

from __future__ import annotations

import pytest
from factories import a_reading, a_session, a_venue, an_edition
from rdflib import Graph, Literal
from rdflib.namespace import DCTERMS, RDF

from kg.graph.room_names import room_key, room_name, room_spellings
from kg.inputs import Inputs
from kg.iris import Iris
from kg.namespaces import SCHEMA
from kg.pipeline import make
from kg.records import EditionRecord
from kg.resolve.register import Register

IRIS = Iris("http://example.org/")
OFFICE = a_venue("Harbour Office (HO), Old Dock", street="Quay 7, 12057 Geneva")


def edition() -> EditionRecord:
    (record,) = an_edition(venues=(OFFICE,)).records
    assert isinstance(record, EditionRecord)
    return record


@pytest.mark.parametrize(
    "names",
    [
        ("Workshop Room 9", "WS Room #9", "WORKSHOP ROOM NINE", "Workshop Room 09", "WS rm9"),
        ("Room 4", "rm4", "ROOM  4", "Room no. 4", "Rm. 4"),
        ("Room XII - A", "ROOM XII - A"),
    ],
)
def test_one_room_is_written_in_many_ways(names: tuple[str, ...]) -> None:
    assert {room_key(name) for name in names} == {room_key(names[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Room 9", "Workshop Room 9"),
        ("Room 1", "Room 10"),
        ("Room 10", "Room 100"),
        ("Room XII", "Room XII - A"),
        ("Room XXII", "Room XXI"),
        ("Main Hall", "Main Meeting Hall"),
        ("Room One", "Room Oneida"),
        ("Saal B", "Saal C"),
    ],
)
def test_two_rooms_stay_two(one: str, other: str) -> None:
    assert room_key(one) != room_key(other)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Room XXII - E Harbour Office (HO)", "Room XXII - E"),
        ("Room XXII - E, HO", "Room XXII - E"),
        ("Room 3 Quay 7, 12057 Geneva, Switzerland", "Room 3"),
        ("Harbour Office (HO), Room 1", "Room 1"),
        ("HO Saal C", "Saal C"),
        ("Geneva Room", "Geneva Room"),
        ("Geneva Press Room", "Geneva Press Room"),
        ("Harbour Office (HO)", "Harbour Office (HO)"),
        ("HOTEL Room 1", "HOTEL Room 1"),
    ],
)
def test_the_venue_around_a_room_is_no_part_of_its_name(printed: str, name: str) -> None:
    assert room_name(edition(), printed) == name


def test_a_spelling_that_still_has_its_street_was_once_an_address() -> None:
    printed = "Saal Europa Quay 7, 12057 Geneva, Switzerland"
    assert room_spellings(edition(), printed)[-1] == "Saal Europa"
    assert room_spellings(edition(), "HO Saal C") == ("HO Saal C", "Saal C")


def test_the_spellings_of_a_room_lead_to_one_place_and_stay_as_stated() -> None:
    page = a_reading("page", a_session(room="WS Room #9"), a_session(code="WS1", room="Room 9"))
    talk = a_reading("talk", a_session(room="WORKSHOP ROOM NINE"))
    graph = Graph()
    inputs = Inputs((an_edition(venues=(OFFICE,)), page, talk), (), Register({}))
    for subject, predicate, value, name in make(inputs, IRIS.base, ontology=Graph()).quads:
        if name == IRIS.graph("curated"):
            graph.add((subject, predicate, value))
    room = IRIS.place(2017, "workshop-room-9")
    assert set(graph[IRIS.session(2017, "ws15") : SCHEMA.location]) == {room}
    assert set(graph[room : SCHEMA.name]) == {Literal("WS Room #9")}
    assert set(graph[room : SCHEMA.alternateName]) == {Literal("WORKSHOP ROOM NINE")}
    assert set(graph[: DCTERMS.isReplacedBy : room]) == {
        IRIS.place(2017, "ws-room-9"),
        IRIS.place(2017, "workshop-room-nine"),
    }
    assert (IRIS.place(2017, "ws-room-9"), RDF.type, None) not in graph
    assert set(graph[IRIS.session(2017, "ws1") : SCHEMA.location]) == {IRIS.place(2017, "room-9")}
