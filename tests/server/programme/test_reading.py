"""What is read in a few queries is what the graph says of each session by itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.builds import current
from kg.store import EmbeddedStore
from server.last_modified import changed_on
from server.pages.people import participant
from server.pages.values import Lens
from server.programme.kept import Programmes
from server.programme.notes import notes
from server.programme.reading import Programme, programme

YEARS = ("2013", "2014", "2015", "2016", "2017", "2019", "2022")


@pytest.fixture(scope="module")
def whole(built: Path) -> EmbeddedStore:
    build = current(built)
    assert build is not None
    return EmbeddedStore.open(build)


@pytest.fixture(scope="module")
def programmes(whole: EmbeddedStore) -> dict[str, Programme]:
    found = {year: programme(whole, year) for year in YEARS}
    return {year: known for year, known in found.items() if known is not None}


def test_a_session_is_read_with_all_that_its_page_says(programmes: dict[str, Programme]) -> None:
    entry = programmes["2017"].by_key["2017/ws15"]
    assert entry.title == "Multistakeholder Collaborations in Cybersecurity Response"
    assert (entry.start, entry.end) == tuple(
        dt.datetime.fromisoformat(f"2017-12-21T{clock}:00+01:00") for clock in ("09:00", "10:30")
    )
    assert entry.place is not None
    assert entry.place.startswith("Room XII - A, United Nations Office at Geneva")
    told = {
        "speakers": [named.name for named in entry.speakers],
        "moderators": [named.name for named in entry.moderators],
        "organizers": [named.name for named in entry.organizers],
        "organizations": [named.name for named in entry.organizations],
        "tags": [named.name for named in entry.tags],
    }
    assert told == {
        "speakers": ["Charles Mugisha", "Jianping Wu", "Jing De Jong-Chen", "Jung Hee Kim"],
        "moderators": ["Alex Yudong Yang", "Wan S. Yi"],
        "organizers": ["Jong Hyuk Ro", "Wan S. Yi"],
        "organizations": [
            "CNCERT",
            "Korea Internet & Security Agency",
            "Microsoft",
            "Microsoft Korea",
            "Rwanda Development Board",
            "Tsinghua University",
        ],
        "tags": ["Cybersecurity", "Digital Geneva Convention", "Multistakeholder Cooperation"],
    }


def test_the_meeting_is_read_with_its_place_and_zone(programmes: dict[str, Programme]) -> None:
    meeting = programmes["2017"].meeting
    assert (meeting.short, meeting.zone, meeting.place) == (
        "IGF 2017",
        "Europe/Zurich",
        "Geneva, Switzerland",
    )
    assert (meeting.start, meeting.end) == (dt.date(2017, 12, 18), dt.date(2017, 12, 21))


@pytest.mark.parametrize("year", YEARS)
def test_every_session_of_the_meeting_is_there_under_its_own_name(
    year: str, programmes: dict[str, Programme], whole: EmbeddedStore
) -> None:
    found, lens = programmes[year], Lens(whole, "")
    members = {
        iri
        for iri in lens.sources_of(found.meeting.iri, "schema:superEvent")
        if any(kind.endswith("#Session") for kind in lens.types(iri))
    }
    assert {entry.iri for entry in found.entries} == members != set()
    for entry in found.entries:
        assert entry.title == lens.label(entry.iri)
        assert (entry.start is not None) == bool(lens.terms(entry.iri, "schema:startDate"))
        rooms = lens.targets(entry.iri, "schema:location")
        assert [named.iri for named in (entry.room,) if named is not None] == rooms
        assert (entry.kind and entry.kind.name) == lens.text(entry.iri, "igf:sessionType")


@pytest.mark.parametrize("year", YEARS)
def test_who_withdrew_counts_for_no_organisation_and_is_no_speaker(
    year: str, programmes: dict[str, Programme], whole: EmbeddedStore
) -> None:
    lens = Lens(whole, "")
    for entry in programmes[year].entries:
        nodes = lens.sources_of(entry.iri, "igf:inSession")
        people = [participant(lens, node) for node in nodes if lens.targets(node, "igf:status")]
        stayed = [line for line in people if line.status != "withdrawn"]
        bodies = {value.text for line in stayed for value in (*line.affiliations, line.name)}
        bodies |= {value.text for value in lens.values(entry.iri, "schema:organizer")}
        assert {named.name for named in entry.organizations} <= bodies
        took_part = {line.name.text for line in people if line.status == "took-part"}
        assert {named.name for named in entry.speakers} <= took_part


def test_a_meeting_that_is_not_known_has_no_programme(whole: EmbeddedStore) -> None:
    assert programme(whole, "1999") is None
    assert Programmes(whole).of("1999") is None


def test_a_meeting_without_sessions_says_so(whole: EmbeddedStore) -> None:
    found = programme(whole, "2020")
    assert found is not None
    assert found.entries == ()
    assert notes(found) == ("Nobody has carried over a session of IGF 2020 so far.",)


def test_what_is_missing_is_told_in_numbers(programmes: dict[str, Programme]) -> None:
    found = programmes["2013"]
    entries = found.entries
    undated = sum(entry.day is None for entry in entries)
    told = notes(found)
    assert f"{len(entries)} sessions, not all that were held or planned" in told[0]
    assert told[1].startswith(f"Not stated: the day of {undated}, the time of day of ")
    assert told[2] == "Times are those of the place (Asia/Makassar, UTC+08:00)."


def test_a_programme_is_read_once(whole: EmbeddedStore) -> None:
    kept = Programmes(whole)
    assert kept.of("2017") is kept.of("2017")


def test_a_session_is_stamped_with_the_day_of_its_newest_document(whole: EmbeddedStore) -> None:
    kept = Programmes(whole)
    found = kept.of("2017")
    assert found is not None
    entry = found.by_key["2017/ws15"]
    newest = changed_on(whole, entry.iri)
    assert newest is not None
    assert kept.changed([entry.iri]) == {
        entry.iri: dt.datetime.fromisoformat(newest).replace(tzinfo=dt.UTC)
    }
