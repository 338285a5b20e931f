"""Calendars of meetings, series and people: what stands in them, and who is left out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar, Event
from werkzeug.test import TestResponse

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

BASE = DEFAULT_BASE
CALENDAR = "text/calendar"
PERSONS = "calendar/person/{}.ics"


def calendar(response: TestResponse) -> Calendar:
    assert response.status_code == 200, response.text
    assert response.content_type == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(response.data)
    assert isinstance(found, Calendar)
    return found


def events(response: TestResponse) -> dict[str, Event]:
    found = calendar(response).walk("VEVENT")
    return {str(one["uid"]).removeprefix(f"{BASE}id/"): one for one in found if type(one) is Event}


def test_a_meeting_has_a_calendar_of_its_days_and_sessions(client: FlaskClient) -> None:
    found = events(client.get("/calendar/meeting/2017.ics"))
    assert found.keys() == {"meeting/2017", "session/2017/ws15", "session/2017/dc-civ"}
    assert found["session/2017/dc-civ"]["status"] == "CANCELLED"
    days = found["meeting/2017"]
    assert days["dtstart"].dt == dt.date(2017, 12, 18)
    # The first day that is none of them.
    assert days["dtend"].dt == dt.date(2017, 12, 22)
    assert days["transp"] == "TRANSPARENT"
    assert str(days["location"]) == "Geneva, Switzerland"
    session = found["session/2017/ws15"]
    assert session["dtstart"].params["TZID"] == "Europe/Zurich"
    assert session["dtstart"].dt == dt.datetime(2017, 12, 21, 8, tzinfo=dt.UTC)


def test_a_calendar_tells_what_it_is_and_where_to_look_again(client: FlaskClient) -> None:
    found = calendar(client.get("/calendar/meeting/2017.ics"))
    told = {name: found[name].to_ical().decode() for name in ("name", "uid", "url", "source")}
    assert told == {
        "name": "Internet Governance Forum 2017",
        "uid": f"{BASE}id/meeting/2017",
        "url": f"{BASE}doc/meeting/2017",
        "source": f"{BASE}calendar/meeting/2017.ics",
    }
    assert found["refresh-interval"].to_ical() == found["x-published-ttl"].to_ical() == b"P1D"
    assert found["refresh-interval"].params["VALUE"] == "DURATION"
    assert found["source"].params["VALUE"] == "URI"


def test_the_stamp_of_an_entry_is_the_day_on_which_it_changed_and_no_clock_of_today(
    client: FlaskClient,
) -> None:
    session = events(client.get("/calendar/session/2017/ws15.ics"))["session/2017/ws15"]
    changed = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    assert session["dtstamp"].dt == session["last-modified"].dt == changed
    assert session["sequence"] == (changed - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)).days
    again = client.get("/calendar/session/2017/ws15.ics")
    assert again.data == client.get("/calendar/session/2017/ws15.ics").data


def test_a_person_has_the_sessions_in_which_they_took_part_and_the_role_in_words(
    client: FlaskClient,
) -> None:
    found = events(client.get("/calendar/person/p4c8rd.ics"))
    assert found.keys() == {"session/2017/ws15"}
    first, *_ = str(found["session/2017/ws15"]["description"]).split("\n")
    assert first == "Charles Mugisha: speaker (took part)."


def test_nobody_is_an_address_to_send_to(client: FlaskClient) -> None:
    text = client.get("/calendar/meeting/2017.ics").text.upper()
    assert not any(word in text for word in ("MAILTO:", "ATTENDEE", "\nORGANIZER"))


@pytest.mark.parametrize(("status", "there"), [("planned", True), ("confirmed", True)])
@pytest.mark.parametrize("other", ["withdrawn", "unknown", "not-listed-in-report"])
def test_who_withdrew_or_is_named_without_a_word_on_their_coming_has_no_such_entry(
    nquads: bytes, status: str, there: bool, other: str
) -> None:
    said = b"participation-status/took-part"
    person = "/calendar/person/p4c8rd.ics"
    for word, expected in ((status, there), (other, False)):
        changed = nquads.replace(said, f"participation-status/{word}".encode())
        client = create_app(Settings(store=EmbeddedStore.of(changed, BASE))).test_client()
        assert (client.get(person).status_code == 200) is expected
        page = client.get("/doc/person/p4c8rd").text
        assert ("/calendar/person/p4c8rd.ics" in page) is expected


def test_a_person_who_was_withdrawn_has_none_and_nothing_is_told(client: FlaskClient) -> None:
    response = client.get("/calendar/person/pgone3.ics")
    assert response.status_code == 410
    assert "BEGIN:VCALENDAR" not in response.text


def test_a_merged_person_leads_to_the_calendar_of_the_other(client: FlaskClient) -> None:
    response = client.get("/calendar/person/pgone1.ics")
    assert response.status_code == 301
    assert response.headers["Location"] == "/calendar/person/p7k3m9.ics"


@pytest.mark.parametrize(
    "path",
    [
        *("meeting/1999.ics", "meeting/2017", "meeting/2017.ical", "org/o9ki.ics", ".ics"),
        *("place/2017/unog.ics", "person/../meeting/2017.ics", "series/none.ics", "x" * 900),
    ],
)
def test_what_has_no_calendar_is_not_found_and_says_what_has(
    client: FlaskClient, path: str
) -> None:
    response = client.get(f"/calendar/{path}", headers={"Accept": "application/json"})
    assert response.status_code == 404


@pytest.mark.parametrize("path", ["meeting/2017", "session/2017/ws15", "person/p4c8rd"])
def test_page_header_and_link_set_lead_to_the_calendar(client: FlaskClient, path: str) -> None:
    address = f"calendar/{path}.ics"
    response = client.get(f"/doc/{path}", headers={"Accept": "text/html"})
    assert f'<{BASE}{address}>; rel="alternate"; type="{CALENDAR}"' in response.headers["Link"]
    assert f'<link rel="alternate" type="{CALENDAR}" title="Calendar" href="/{address}">' in (
        response.text
    )
    assert response.text.count(f'href="/{address}"') == 2
    assert f'"href": "{BASE}{address}"' in client.get(f"/linkset/doc/{path}").text


def test_a_programme_leads_to_its_calendar(client: FlaskClient) -> None:
    page = client.get("/programme/2017").text
    assert page.count('href="/calendar/meeting/2017.ics"') == 2


@pytest.mark.parametrize(
    ("path", "accept", "status", "location"),
    [
        ("/id/meeting/2017", CALENDAR, 303, "/calendar/meeting/2017.ics"),
        ("/doc/meeting/2017", CALENDAR, 303, "/calendar/meeting/2017.ics"),
        ("/id/meeting/2017?format=ics", "text/html", 303, "/calendar/meeting/2017.ics"),
        ("/id/meeting/2017", f"{CALENDAR};q=0.5, text/html", 303, "/doc/meeting/2017"),
        ("/id/meeting/2017", "text/*", 303, "/doc/meeting/2017"),
        ("/id/meeting/2017", f"{CALENDAR};q=0, */*", 303, "/doc/meeting/2017"),
        ("/id/org/o9ki", CALENDAR, 406, None),
        ("/id/org/o9ki?format=ics", "text/html", 400, None),
    ],
)
def test_the_calendar_is_one_of_the_faces_of_a_thing(
    client: FlaskClient, path: str, accept: str, status: int, location: str | None
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.headers.get("Location")) == (status, location)
    assert status == 400 or "Accept" in response.headers.get("Vary", "")


def test_an_archived_meeting_keeps_the_clocks_of_its_year(built: Path) -> None:
    client = create_app(Settings(out=built)).test_client()
    found = calendar(client.get("/calendar/meeting/2014.ics"))
    # Turkey has kept summer time all the year since 2016; in 2014 it had both.
    clocks = {
        str(event["uid"]).rpartition("/")[2]: event["dtstart"].dt
        for event in found.walk("VEVENT")
        if isinstance(event["dtstart"].dt, dt.datetime)
    }
    assert clocks
    assert {clock.utcoffset() for clock in clocks.values()} == {dt.timedelta(hours=3)}
    assert {clock.date() for clock in clocks.values()} <= {
        dt.date(2014, 9, day) for day in range(1, 6)
    }


def test_a_page_says_how_many_sessions_have_no_day(built: Path) -> None:
    client = create_app(Settings(out=built)).test_client()
    assert "Left out: 10 sessions without a stated day." in client.get("/doc/meeting/2016").text
    assert "Left out: 10 sessions without a stated day." in client.get("/programme/2016").text
    whole = events(client.get("/calendar/meeting/2016.ics"))
    listed = client.get("/data/meeting/2016.nt").text.count(
        f"<https://schema.org/superEvent> <{BASE}id/meeting/2016>"
    )
    assert len(whole) == listed - 10 + 1
