"""What an iCalendar says of the clocks of a place is what the tz database says, to the second."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from kg.publish.zones import timezone

HOUR, SECOND = dt.timedelta(hours=1), dt.timedelta(seconds=1)


def observances(name: str, first: int, last: int) -> list[tuple[dt.datetime, dt.timedelta]]:
    """The instant and the offset of each change, as RFC 5545 has a reader work them out."""
    told = [
        (part["dtstart"].dt - part["tzoffsetfrom"].td, part["tzoffsetto"].td)
        for part in timezone(name, first, last).subcomponents
    ]
    return [(moment.replace(tzinfo=dt.UTC), offset) for moment, offset in told]


@pytest.mark.parametrize(
    ("name", "year"),
    [
        # Turkey put its change of 2015 off by two weeks; Egypt changed four times in 2010.
        *(("Europe/Istanbul", 2014), ("Europe/Istanbul", 2015), ("Africa/Cairo", 2010)),
        *(("America/Sao_Paulo", 2007), ("America/Mexico_City", 2016), ("Asia/Kolkata", 2008)),
        *(("Australia/Lord_Howe", 2024), ("Africa/Casablanca", 2024), ("Europe/Oslo", 2025)),
    ],
)
def test_in_each_hour_of_a_year_a_reader_of_the_file_has_the_clock_of_the_place(
    name: str, year: int
) -> None:
    zone, changes = ZoneInfo(name), observances(name, year, year)
    moment = dt.datetime(year, 1, 1, tzinfo=zone).astimezone(dt.UTC)
    while moment.astimezone(zone).year == year:
        offset = max(change for change in changes if change[0] <= moment)[1]
        assert offset == moment.astimezone(zone).utcoffset()
        moment += HOUR


def test_a_change_stands_at_its_very_second() -> None:
    zone = ZoneInfo("Europe/Istanbul")
    _, *changes = observances("Europe/Istanbul", 2014, 2014)
    assert [moment for moment, _ in changes] == [
        dt.datetime(2014, 3, 31, 1, tzinfo=dt.UTC),
        dt.datetime(2014, 10, 26, 1, tzinfo=dt.UTC),
    ]
    for moment, offset in changes:
        assert moment.astimezone(zone).utcoffset() == offset
        assert (moment - SECOND).astimezone(zone).utcoffset() != offset


def test_summer_time_is_told_from_the_usual_time_and_each_has_its_name() -> None:
    told = [
        (part.name, str(part["tzname"]), str(part["dtstart"].to_ical(), "ascii"))
        for part in timezone("Europe/Istanbul", 2014, 2014).subcomponents
    ]
    # The local time of the clocks before the change.
    assert told == [
        ("STANDARD", "EET", "20131231T020000"),
        ("DAYLIGHT", "EEST", "20140331T030000"),
        ("STANDARD", "EET", "20141026T040000"),
    ]
