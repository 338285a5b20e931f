"""Day 0 at another venue and a meeting in two phases, from our own sheets to the graph."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from factories import a_reading, a_session, read_bytes
from rdflib import Graph, Literal
from rdflib.namespace import RDF, XSD
from rdflib.term import URIRef

from kg.checks import check
from kg.inputs import Inputs
from kg.iris import Iris
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import make, read_ontology
from kg.records import EditionRecord, Finding, Origin, Reading
from kg.resolve.register import Register
from kg.sources.given import Given
from kg.sources.moments import Printed, When, when
from kg.sources.sheets.editions import read_edition

DATA = Path(__file__).resolve().parents[3] / "data"
IRIS = Iris("http://example.org/")
PAGE = """\
Back To Schedule
{day} • 14:00 - 15:30
Tide Tables for Everyone (WS901)
Sign up or log in to save this to your schedule, view media, leave feedback and see who's attending!

Session Format:  Round Table - 90 Min

{day}, 2017 14:00 - 15:30 CET
Salle 4
  Workshop
"""


def sheet_of(year: int) -> Reading:
    name = f"editions/{year}.toml"
    return read_edition((DATA / name).read_bytes(), f"data/{name}")


def edition_of(year: int) -> EditionRecord:
    (record,) = sheet_of(year).records
    assert isinstance(record, EditionRecord)
    return record


def graph_of(*readings: Reading) -> Graph:
    found = Graph()
    for subject, predicate, value, graph in make(
        Inputs(readings, (), Register({})), IRIS.base, Graph()
    ).quads:
        if graph == IRIS.graph("curated"):
            found.add((subject, predicate, value))
    return found


def venue_of_2017(day: str) -> tuple[str, str, str | None]:
    """Start, venue and street of a session that a programme page puts on that day."""
    given = Given({2017: edition_of(2017)})
    page = read_bytes(PAGE.format(day=day).encode(), "page.txt", given)
    assert page.findings == ()
    graph, session = graph_of(sheet_of(2017), page), IRIS.session(2017, "ws901")
    venue = graph.value(graph.value(session, SCHEMA.location), SCHEMA.containedInPlace)
    street = graph.value(graph.value(venue, SCHEMA.address), SCHEMA.streetAddress)
    start = graph.value(session, SCHEMA.startDate)
    return str(start), str(graph.value(venue, SCHEMA.name)), street and str(street)


def test_a_room_of_day_0_of_2017_is_in_the_conference_centre() -> None:
    assert venue_of_2017("Sunday, December 17") == (
        "2017-12-17T14:00:00+01:00",
        "CICG",
        "rue de Varembé 17",
    )


def test_the_same_room_a_day_later_is_at_the_united_nations() -> None:
    assert venue_of_2017("Monday, December 18") == (
        "2017-12-18T14:00:00+01:00",
        "United Nations Office at Geneva (UNOG), Palais des Nations",
        None,
    )


def test_the_conference_centre_was_the_venue_on_day_0() -> None:
    cicg = IRIS.place(2017, "CICG")
    days = list(graph_of(sheet_of(2017)).objects(cicg, IGF.venueDay))
    assert days == [Literal("2017-12-17", datatype=XSD.date)]


def test_the_two_phases_of_2020_are_events_within_the_meeting() -> None:
    graph = graph_of(sheet_of(2020))
    phases = sorted(graph.objects(IRIS.meeting(2020), SCHEMA.subEvent))
    assert phases == [IRIS.phase(2020, 1), IRIS.phase(2020, 2)]
    assert [described(graph, phase) for phase in phases] == [
        ("IGF 2020, first phase", "2020-11-02", "2020-11-06"),
        ("IGF 2020, second phase", "2020-11-09", "2020-11-17"),
    ]


def described(graph: Graph, phase: URIRef) -> tuple[str, ...]:
    assert (phase, RDF.type, IGF.MeetingPhase) in graph
    wanted = (SCHEMA.name, SCHEMA.startDate, SCHEMA.endDate)
    return tuple(str(graph.value(phase, predicate, any=False)) for predicate in wanted)


def test_a_session_of_2020_is_on_no_day_between_the_phases() -> None:
    given = Given({2020: edition_of(2020)})
    found = {
        day: when(Printed(Origin("page.txt", 1), "as printed", day), 2020, given).date
        for day in (dt.date(2020, 11, number) for number in range(1, 19))
    }
    without = [day.day for day, date in found.items() if date is None]
    assert without == [7, 8, 18]


def test_a_day_between_the_phases_of_2020_is_told() -> None:
    printed = Printed(Origin("page.txt", 9), "Saturday 7 November", dt.date(2020, 11, 7))
    what = (
        "2020-11-07 is no day of the IGF of 2020, 2020-11-02 to 2020-11-06 and 2020-11-09 to"
        " 2020-11-17, so the session is kept without it"
    )
    assert when(printed, 2020, Given({2020: edition_of(2020)})) == When(
        findings=(Finding(printed.origin, printed.text, what),)
    )


def test_a_day_between_the_phases_that_gets_into_the_graph_is_warned_of() -> None:
    page = a_reading("page", a_session(year=2020, date=dt.date(2020, 11, 7)))
    ontology = read_ontology()
    quads = make(Inputs((sheet_of(2020), page), (), Register({})), IRIS.base, ontology).quads
    shapes = {
        str(finding.shape).rpartition("#")[2] for finding in check(quads, IRIS, ontology).findings
    }
    assert "SessionShape-startDate-in-phase" in shapes
