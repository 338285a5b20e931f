"""A calendar that a program reads again says what the sessions say, and no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, vText
from listed import GENEVA, at, bare, listed

from kg.publish.calendar import Said, Title, calendar, without_a_day
from kg.publish.entry import Entry, Named

TITLE = Title("Picked sessions", "As documents state them.", "http://127.0.0.1:8000/picked?s=x")
CHANGED = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))).map(str.strip)


def read(*entries: Entry) -> Calendar:
    changed = {entry.iri: CHANGED for entry in entries}
    found = Calendar.from_ical(calendar(entries, TITLE, Said(changed)))
    assert isinstance(found, Calendar)
    return found


def event(entry: Entry) -> Event:
    (found,) = read(entry).walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_an_event_holds_what_is_stated_of_a_session() -> None:
    found = event(listed())
    assert {name: found.decoded(name) for name in ("uid", "summary", "location", "url")} == {
        "uid": "http://127.0.0.1:8000/id/session/2017/ws15",
        "summary": "WS15: Cybersecurity Response",
        "location": "Room XII - A, Palais des Nations",
        "url": "http://127.0.0.1:8000/doc/session/2017/ws15",
    }
    assert found["dtstart"].dt == at("09:00")
    assert found["dtend"].dt == at("10:30")
    assert found["dtstamp"].dt == CHANGED
    assert found["status"] == "CONFIRMED"
    assert [str(name) for name in found["categories"].cats] == [
        "workshop",
        "Access",
        "Cybersecurity",
    ]
    assert str(found["description"]).split("\n") == [
        "Workshop at the Internet Governance Forum 2017.",
        "State: held.",
        "Organised by: Jong Hyuk Ro",
        "Spoke: Jianping Wu",
        "Moderation and reporting: Wan S. Yi",
        "http://127.0.0.1:8000/doc/session/2017/ws15",
    ]


@pytest.mark.parametrize(
    ("zone", "moment", "offset"),
    [
        ("Europe/Zurich", dt.datetime(2017, 12, 21, 8, tzinfo=dt.UTC), 1),
        ("Europe/Istanbul", dt.datetime(2014, 9, 2, 6, tzinfo=dt.UTC), 3),
        ("America/Fortaleza", dt.datetime(2015, 11, 10, 12, tzinfo=dt.UTC), -3),
        ("America/Mexico_City", dt.datetime(2016, 12, 6, 15, tzinfo=dt.UTC), -6),
        ("Asia/Makassar", dt.datetime(2013, 10, 21, 1, tzinfo=dt.UTC), 8),
    ],
)
def test_the_clocks_of_the_place_are_written_with_their_zone(
    zone: str, moment: dt.datetime, offset: int
) -> None:
    whole = read(listed(meeting=replace(GENEVA, zone=zone), start=moment, end=None))
    (found,) = whole.walk("VEVENT")
    (told,) = whole.walk("VTIMEZONE")
    assert found["dtstart"].params["TZID"] == told["TZID"] == zone
    assert found["dtstart"].dt == moment
    # Of a reader who knows no zones but those that the file tells of.
    clock = found["dtstart"].dt.replace(tzinfo=told.to_tz(lookup_tzid=False))
    assert clock == moment
    assert clock.utcoffset() == dt.timedelta(hours=offset)


@pytest.mark.parametrize("zone", [None, "Mars/Olympus"])
def test_without_a_zone_that_is_known_a_time_is_written_in_utc(zone: str | None) -> None:
    written = calendar([listed(meeting=replace(GENEVA, zone=zone))], TITLE)
    assert b"DTSTART:20171221T080000Z" in written
    assert b"VTIMEZONE" not in written


def test_an_end_that_is_not_stated_is_not_made_up() -> None:
    found = event(listed(end=None))
    assert not {"DTEND", "DURATION"} & {name.upper() for name in found}
    assert "The end is not stated." in found["description"]


def test_an_end_before_the_start_is_no_end() -> None:
    assert "DTEND" not in event(listed(end=at("08:00")))


def test_a_session_may_end_on_another_day() -> None:
    found = event(listed(start=at("23:00"), end=at("01:00", day=22)))
    assert found["dtend"].dt - found["dtstart"].dt == dt.timedelta(hours=2)


def test_of_a_session_with_a_day_and_no_time_the_entry_lasts_the_day_and_blocks_nothing() -> None:
    found = event(listed(start=dt.date(2017, 12, 21), end=None))
    assert found["dtstart"].dt == dt.date(2017, 12, 21)
    assert found["transp"] == "TRANSPARENT"
    assert "The time of day is not stated." in found["description"]


def test_what_has_no_day_is_named_and_not_in_the_calendar() -> None:
    undated = bare("2017/ws85", title="Safety, Online; or not")
    whole = read(listed(), undated)
    assert [str(found["uid"]) for found in whole.walk("VEVENT")] == [listed().iri]
    told = (
        "As documents state them. Not in this calendar, for no day is stated:"
        " Safety, Online; or not (http://127.0.0.1:8000/doc/session/2017/ws85)."
    )
    assert str(whole["description"]) == told
    # What begins with X- is a text as well, and read as it stands.
    assert whole["x-wr-caldesc"] == vText(told).to_ical().decode()
    assert without_a_day([listed(), undated]) == (undated,)


@pytest.mark.parametrize(
    "entry",
    [
        listed(called_off=True),
        listed(status=Named("https://w3id.org/igf-kg/voc/session-status/withdrawn", "withdrawn")),
    ],
)
def test_a_session_that_was_called_off_is_cancelled(entry: Entry) -> None:
    assert event(entry)["status"] == "CANCELLED"


def test_the_same_sessions_make_the_same_bytes_on_any_day() -> None:
    written = calendar([listed(), bare()], TITLE)
    assert written == calendar([listed(), bare()], TITLE)
    # Without a date of its own, an entry is older than any.
    assert b"DTSTAMP:19700101T000000Z" in written


def test_lines_are_folded_and_end_as_the_format_has_it() -> None:
    lines = calendar([listed(title="Дигитална " * 40)], TITLE).split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)


@given(WORDS.filter(bool))
def test_any_title_is_read_as_it_was_written(title: str) -> None:
    assert str(event(listed(code=None, title=title))["summary"]) == title
