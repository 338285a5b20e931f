"""What one cell says of day and time, in the ways that people and programs write them."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.sources.tables.cell_times import Days, Stated, stated_in
from kg.sources.tables.cells import Cell

DAY = dt.date(2017, 12, 18)
NINE, HALF_TEN = dt.time(9), dt.time(10, 30)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, Stated()),
        ("  ", Stated()),
        (DAY, Stated(DAY, date_text="2017-12-18")),
        (NINE, Stated(start=NINE, clock_text="09:00")),
        (
            dt.datetime(2017, 12, 18, 9),
            Stated(DAY, NINE, date_text="2017-12-18", clock_text="09:00"),
        ),
        ("18 December 2017", Stated(DAY, date_text="18 December 2017")),
        ("Monday, December 18th, 2017", Stated(DAY, date_text="Monday, December 18th, 2017")),
        ("2017/12/18", Stated(DAY, date_text="2017/12/18")),
        ("18.12.2017", Stated(DAY, date_text="18.12.2017")),
        ("9:00", Stated(start=NINE, clock_text="9:00")),
        ("09:00:00", Stated(start=NINE, clock_text="09:00:00")),
        ("9h00", Stated(start=NINE, clock_text="9h00")),
        ("9 a.m.", Stated(start=NINE, clock_text="9 a.m.")),
        ("09:00-10:30 hrs", Stated(None, NINE, HALF_TEN, clock_text="09:00-10:30 hrs")),
        ("09:00 \u2013 10:30", Stated(None, NINE, HALF_TEN, clock_text="09:00 \u2013 10:30")),
        ("09:00 CET", Stated(start=NINE, zone="CET", clock_text="09:00")),
        ("09:00 (GMT-03)", Stated(start=NINE, zone="GMT-03", clock_text="09:00")),
        (
            "2017-12-18 09:00:00",
            Stated(DAY, NINE, date_text="2017-12-18", clock_text="09:00:00"),
        ),
        (
            "2017-12-18T09:00:00+01:00",
            Stated(DAY, NINE, None, "+01:00", "2017-12-18", "09:00:00"),
        ),
        ("2017-12-18T09:00Z", Stated(DAY, NINE, None, "Z", "2017-12-18", "09:00")),
        (
            "18 December 2017, 9:00 - 10:30 am",
            Stated(DAY, NINE, HALF_TEN, None, "18 December 2017", "9:00 - 10:30 am"),
        ),
        ("2017-12-18 TBA", Stated(DAY, date_text="2017-12-18", clock_text="TBA")),
        ("to be confirmed", Stated(clock_text="to be confirmed")),
        (
            "23:00 - 00:30",
            Stated(None, dt.time(23), dt.time(0, 30), clock_text="23:00 - 00:30"),
        ),
    ],
)
def test_a_cell_says_its_day_and_time(cell: Cell, said: Stated) -> None:
    assert stated_in(cell, Days()) == said


def test_a_day_without_a_year_is_of_the_edition_and_says_so() -> None:
    assert stated_in("Mon 18 Dec", Days(year=2017)) == Stated(
        DAY, date_text="Mon 18 Dec", basis="the table prints no year; it is the edition's"
    )


@pytest.mark.parametrize(
    ("day_first", "day"), [(True, dt.date(2017, 4, 3)), (False, dt.date(2017, 3, 4))]
)
def test_a_day_in_figures_is_read_as_the_mapping_says(day_first: bool, day: dt.date) -> None:
    assert stated_in("3/4/2017", Days(day_first)).date == day


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        ("3/4/2017", "can be two days"),
        ("18/12/17", "not a full date"),
        ("Tuesday 18 December 2017", "is a Monday"),
        ("30.02.2017", "is in no calendar"),
        ("25:00", "past 23:59"),
        ("10:30 - 09:00", "ends before it starts"),
        (0.375, "not a full date"),
        ("morning", "not a full date"),
        ("x" * 200, "too long"),
    ],
)
def test_what_is_not_sure_is_not_read(cell: Cell, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        stated_in(cell, Days())
