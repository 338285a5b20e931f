"""Lists of many events: where one ends, what costs one entry alone, and what is told of it."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from factories import read_bytes, told

from kg.errors import SourceError
from kg.keys import session_key
from kg.records import Finding, Origin, Reading, SessionRecord, Skipped

ZONES = {
    2014: "Europe/Istanbul",
    2015: "America/Fortaleza",
    2016: "America/Mexico_City",
    2017: "Europe/Zurich",
    2019: "Europe/Berlin",
    2024: "Asia/Riyadh",
}
DATE = "Monday December 18, 2017 09:00 - 10:00 CET"


def read(page: str, address: str | None = None) -> Reading:
    return read_bytes(page.encode(), "list.txt", told(ZONES, address=address))


def sessions(page: str, address: str | None = None) -> list[SessionRecord]:
    return [r for r in read(page, address).records if isinstance(r, SessionRecord)]


def shown(page: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(s.title, s.start.isoformat() if s.start else None, s.room) for s in sessions(page)]


@pytest.mark.parametrize(
    ("heading", "date", "start", "end"),
    [
        ("9:00am", "Monday September 1, 2014 9:00am - 3:00pm", "09:00:00+03:00", "15:00:00+03:00"),
        (
            "9:00am EEST",
            "Monday September 1, 2014 9:00am - 3:00pm EEST",
            "09:00:00+03:00",
            "15:00:00+03:00",
        ),
        (
            "09:00 GMT-03",
            "Monday November 9, 2015 09:00 - 18:00 GMT-03",
            "09:00:00-03:00",
            "18:00:00-03:00",
        ),
        (
            "09:00 CST",
            "Monday December 5, 2016 09:00 - 13:00 CST",
            "09:00:00-06:00",
            "13:00:00-06:00",
        ),
        ("09:00 CET", DATE, "09:00:00+01:00", "10:00:00+01:00"),
        ("08:00", "Monday November 25, 2019 08:00 - 09:00", "08:00:00+01:00", "09:00:00+01:00"),
        (
            "09:30 GMT+03",
            "Monday December 16, 2024 09:30 - 10:00 GMT+03",
            "09:30:00+03:00",
            "10:00:00+03:00",
        ),
    ],
)
def test_every_year_s_times_are_read(heading: str, date: str, start: str, end: str) -> None:
    day = date.split(", ")[0].replace("day ", "day, ")
    page = f"{day}\n{heading}\nGulls\n{date}\nRoom 1\n{heading}\nTerns\n{date}\nRoom 2\n"
    first, second = sessions(page)
    assert (first.title, second.title, first.room, second.room) == (
        "Gulls",
        "Terns",
        "Room 1",
        "Room 2",
    )
    assert first.start is not None
    assert first.end is not None
    assert (first.start.timetz().isoformat(), first.end.timetz().isoformat()) == (start, end)


def test_events_of_one_hour_share_its_heading() -> None:
    page = f"09:00 CET\nGulls\nBirds.\n{DATE}\nRoom 1\nTerns\n{DATE}\nRoom 2\n"
    start = "2017-12-18T09:00:00+01:00"
    assert shown(page) == [("Gulls", start, "Room 1"), ("Terns", start, "Room 2")]


def test_two_events_of_one_hour_and_one_room_stay_two_where_dates_are_printed_once() -> None:
    page = f"09:00 CET\nGulls\n{DATE}\nRoom 1\nTerns\n{DATE}\nRoom 1\n"
    assert [title for title, _, _ in shown(page)] == ["Gulls", "Terns"]


def test_dates_may_be_printed_twice_with_the_description_in_between() -> None:
    days = "Sunday December 15, 2024 08:00 - Tuesday December 17, 2024 18:00 GMT+03\nVillage\n"
    when = "Monday December 16, 2024 09:30 - 11:00 GMT+03\n"
    page = (
        f"08:00 GMT+03\nLamp Booth\n{days}Lamps.\n{days}09:30 GMT+03\n"
        f"Gulls\n{when}Room 1\nBirds.\n{when}Room 1, Riyadh\n"
        f"Terns\n{when}-Room 2\n{when}-Room 2\n"
    )
    start = "2024-12-16T09:30:00+03:00"
    assert shown(page) == [("Gulls", start, "Room 1, Riyadh"), ("Terns", start, "Room 2")]
    assert [skipped.origin.place for skipped in read(page).skipped] == ["Lamp Booth"]


def test_a_room_may_be_missing_before_a_heading() -> None:
    page = f"09:00 CET\nGulls\n{DATE}\n09:00 CET\nTerns\n{DATE}\nRoom 1\n"
    assert [(title, room) for title, _, room in shown(page)] == [
        ("Gulls", None),
        ("Terns", "Room 1"),
    ]


def test_a_talk_may_be_a_welcome() -> None:
    page = f"Welcome to IGF2017!\n09:00 CET\nWelcome to the Harbour\n{DATE}\nRoom 1\n"
    assert [title for title, _, _ in shown(page)] == ["Welcome to the Harbour"]


def test_what_stands_between_two_entries_is_told() -> None:
    page = f"09:00 CET\nGulls\n{DATE}\nRoom 1\nBirds\n09:00 CET\nTerns\n{DATE}\nRoom 2\n"
    assert read(page).skipped == (
        Skipped(
            Origin("list.txt", 5),
            "Birds",
            "a line between two entries that belongs to neither by its form",
        ),
    )


def test_an_hour_within_a_description_is_no_heading() -> None:
    page = f"09:00 CET\nGulls\n{DATE}\nRoom 1\nTerns\nAgenda\n09:00\nWelcome\n{DATE}\nRoom 2\n"
    assert [title for title, _, _ in shown(page)] == ["Gulls", "Terns"]
    assert read(page).skipped == ()


def test_a_bad_entry_costs_itself_alone() -> None:
    bad = "Friday December 18, 2017 09:00 - 10:00 CET"
    page = f"09:00 CET\nGulls\n{bad}\nRoom 1\nTerns\n{DATE}\nRoom 2\n"
    assert [title for title, _, _ in shown(page)] == ["Terns"]
    (skipped,) = read(page).skipped
    assert (skipped.origin, skipped.text) == (Origin("list.txt", 3), "Gulls")
    assert "is a Monday" in skipped.reason


def test_two_entries_that_will_be_one_session_are_a_finding() -> None:
    later = DATE.replace("09:00", "15:00").replace("10:00", "16:00")
    page = f"09:00 CET\nGulls\n{DATE}\nRoom 1\n15:00 CET\nGulls\n{later}\nRoom 1\n"
    assert read(page).findings == (
        Finding(
            Origin("list.txt", 6),
            "Gulls",
            "the entry at line 2 goes by the same name, at another time or in another room;"
            " both count as one session",
        ),
    )


def test_a_title_alone_names_a_session_within_its_year() -> None:
    (record,) = sessions(f"09:00 CET\nGULLS at Work [SOLD OUT]\n{DATE}\nRoom 1\n")
    assert (record.key, record.code, record.uid, record.address) == (
        session_key("title", "2017", "gulls at work"),
        None,
        None,
        None,
    )


def test_the_address_of_an_event_s_page_names_its_session() -> None:
    address = "https://igf2017.sched.com/event/CTrc/gulls"
    (record,) = sessions(f"Back To Schedule\nGulls\n{DATE}\nRoom 1\n", address + "?iframe=yes")
    assert (record.key, record.address) == (
        session_key("sched-short", "igf2017", "CTrc"),
        "https://igf2017.sched.com/event/CTrc",
    )


def test_the_address_of_a_list_names_no_session_and_tells_the_type() -> None:
    address = "https://igf2016.sched.com/list/descriptions/type/OPEN+FORUM"
    (record,) = sessions(f"09:00 CET\nGulls\n{DATE}\nRoom 1\n", address)
    assert (record.kind, record.address, record.themes) == ("OPEN FORUM", None, ())


def test_a_filter_by_company_is_a_kind_of_session_or_nothing() -> None:
    page = f"09:00 CET\nGulls\n{DATE}\nRoom 1\n"
    base = "https://igf2014.sched.com/list/descriptions/company"
    found = [sessions(page, f"{base}/{name}")[0] for name in ("Coffee+Session", "Seacorp")]
    assert [(record.kind, record.themes) for record in found] == [
        ("Coffee Session", ()),
        (None, ()),
    ]


def test_people_who_only_mean_to_come_are_not_taken() -> None:
    people = "Speakers\navatar for Ada Mare\nAda Mare\nAttendees\navatar for Pim Quist\nPim Quist\n"
    (record,) = sessions(f"09:00 CET\nGulls\n{people}{DATE}\nRoom 1\n")
    assert [party.name for party in record.parties] == ["Ada Mare"]


def test_a_page_without_any_date_is_refused() -> None:
    with pytest.raises(SourceError, match="no line such as"):
        read("Sign up or log in to bookmark your favorites\nGulls\n")


@pytest.mark.parametrize(
    "piece",
    [
        "09:00 CET\n",
        f"{DATE}\n",
        f"Gulls\n{DATE}\nRoom 1\n",
        "Speakers\nAB\n",
        "Monday December 16, 2024 09:30 - 11:00 GMT+03\nRoom\n",
        "Back To Schedule\n",
        "( [clear filter ",
        "<a class='name' href='event/a1/b'>",
        "<div class='sched-person'><h2>",
        "<strong>Speakers</strong><h2>Ada Mare</h2>",
        "<div class='tip-description'><p>",
        "<div class='sched-event-details-timeandplace'>",
    ],
)
def test_a_page_of_one_thing_over_and_over_is_read_in_time(piece: str) -> None:
    head = "<html class='sched-page'><a class='name' href='event/a1/b'>Gulls</a>"
    page = (head if piece.startswith("<") else "Back\n") + piece * (300_000 // len(piece))
    start = time.perf_counter()
    with suppress(SourceError):
        read(page)
    # Quadratic time would take minutes.
    assert time.perf_counter() - start < 20
