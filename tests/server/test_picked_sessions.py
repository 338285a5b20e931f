"""Every session of the data in every form of a list, read again by other people's programs."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
import rispy
from flask.testing import FlaskClient
from icalendar import Calendar
from pybtex.database import parse_string
from rdflib import Graph, URIRef
from rdflib.namespace import PROV

from kg.builds import current
from kg.namespaces import SCHEMA
from kg.publish.bibtex import escaped
from kg.publish.entry import Entry
from kg.store import EmbeddedStore
from server.app import create_app
from server.programme.kept import Programmes
from server.programme.picks import MOST, compact
from server.settings import Settings

YEARS = ("2013", "2014", "2015", "2016", "2017", "2019", "2022")
Year = tuple[tuple[Entry, ...], str]


@pytest.fixture(scope="module")
def whole(built: Path) -> EmbeddedStore:
    build = current(built)
    assert build is not None
    return EmbeddedStore.open(build)


@pytest.fixture(scope="module")
def site(whole: EmbeddedStore) -> FlaskClient:
    return create_app(Settings(store=whole)).test_client()


@pytest.fixture(scope="module", params=YEARS)
def year(request: pytest.FixtureRequest, whole: EmbeddedStore) -> Year:
    """The sessions of a meeting, and the query that picks them all."""
    found = Programmes(whole).of(request.param)
    assert found is not None
    assert 0 < len(found.entries) <= MOST
    return found.entries, f"s={compact(entry.key for entry in found.entries)}"


def test_the_page_shows_each(year: Year, site: FlaskClient) -> None:
    entries, query = year
    text = site.get(f"/picked?{query}").text
    assert [entry.key for entry in entries if f'data-session="{entry.key}"' not in text] == []


def test_the_programme_shows_each(year: Year, site: FlaskClient) -> None:
    entries, _ = year
    text = site.get(f"/programme/{entries[0].meeting.year}").text
    assert [entry.key for entry in entries if f'data-session="{entry.key}"' not in text] == []


def test_a_calendar_program_reads_the_same_times(year: Year, site: FlaskClient) -> None:
    entries, query = year
    whole = Calendar.from_ical(site.get(f"/picked.ics?{query}").data)
    events = {str(event["uid"]): event for event in whole.walk("VEVENT")}
    assert events.keys() == {entry.iri for entry in entries if entry.day is not None}
    for entry in entries:
        if entry.day is None:
            assert entry.title in str(whole["description"])
            continue
        event = events[entry.iri]
        assert event["dtstart"].dt == entry.start
        assert event["dtend"].dt == entry.end if entry.ends else "DTEND" not in event
        assert str(event["summary"]).endswith(entry.title)
        assert str(event.get("location", "")) == (entry.place or "")


def test_a_spreadsheet_reads_the_same_cells(year: Year, site: FlaskClient) -> None:
    entries, query = year
    text = site.get(f"/picked.csv?{query}").data.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline=""), strict=True))
    assert [(row["session"], row["title"].removeprefix("'")) for row in rows] == [
        (entry.key, " ".join(entry.title.split())) for entry in entries
    ]


def test_linked_data_holds_what_the_curated_graph_says(year: Year, site: FlaskClient) -> None:
    entries, query = year
    graph = Graph().parse(data=site.get(f"/picked.ttl?{query}").data, format="turtle")
    assert set(graph.subjects(SCHEMA.superEvent)) == {URIRef(entry.iri) for entry in entries}
    named = set(graph.subjects(SCHEMA.name))
    for entry in entries:
        assert str(graph.value(URIRef(entry.iri), SCHEMA.name)) == entry.title
        people = {URIRef(named.iri) for named in (*entry.speakers, *entry.organizers)}
        assert people <= named
        assert list(graph.objects(URIRef(entry.iri), PROV.wasDerivedFrom)) != []


def test_a_bibliography_has_a_reference_to_each(year: Year, site: FlaskClient) -> None:
    entries, query = year
    found = parse_string(site.get(f"/picked.bib?{query}").text, "bibtex").entries
    titles = [f"{{{escaped(entry.title)}}}" for entry in entries]
    assert [reference.fields["title"] for reference in found.values()] == titles


def test_a_reference_manager_reads_a_record_of_each(year: Year, site: FlaskClient) -> None:
    entries, query = year
    told = [(" ".join(entry.title.split()), [entry.page]) for entry in entries]
    records = rispy.loads(site.get(f"/picked.ris?{query}").text)
    assert [(record["title"], record["urls"]) for record in records] == told
    items = json.loads(site.get(f"/picked.json?{query}").data)
    assert [item["URL"] for item in items] == [entry.page for entry in entries]


def test_a_calendar_of_what_has_no_day_is_none(site: FlaskClient, whole: EmbeddedStore) -> None:
    found = Programmes(whole).of("2017")
    assert found is not None
    undated = [entry.key for entry in found.entries if entry.day is None]
    response = site.get(f"/picked.ics?s={compact(undated)}")
    assert undated != []
    assert response.status_code == 404
    assert "no day is stated of any of these sessions" in response.text
    assert site.get(f"/picked.csv?s={compact(undated)}").status_code == 200


def test_the_same_list_has_one_address_and_one_content(site: FlaskClient) -> None:
    one = site.get("/picked.ics?s=2017/ws15,of48")
    other = site.get("/picked.ics?s=2017/of48&s=2017/ws15")
    assert one.data == other.data
    assert one.headers["ETag"] == other.headers["ETag"]
