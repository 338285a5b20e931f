from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import clock_range, moment, parse_clock, parse_date

DAY = dt.date(2017, 12, 21)
NINE = dt.time(9)
MONTHS = st.dates(dt.date(2006, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "21th Dec 2017",
        "21st December 2017",
        "the 21st of Dec. 2017",
        "Thursday December 21, 2017",
        "Thursday, 21 December 2017",
        "Thu. 21 December 2017",
        "December 21st, 2017",
        "2017-12-21",
        " 21\u00a0DEC 2017 ",
    ],
)
def test_a_day_is_read_in_every_form_seen(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Friday December 21, 2017", "2017-12-21 is a Thursday"),
        ("31 Feb 2017", "in no calendar"),
        ("0 Dec 2017", "in no calendar"),
        ("2017-13-01", "in no calendar"),
        ("December 21", "not a full date"),
        ("21 Ma 2017", "not a full date"),
        ("21/12/2017", "not a full date"),
        ("", "not a full date"),
    ],
)
def test_a_day_in_doubt_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_date(text)


@given(
    MONTHS, st.sampled_from(["%d %B %Y", "%A, %d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%Y-%m-%d"])
)
def test_a_written_day_is_read_back(day: dt.date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day


@given(st.text())
def test_any_text_is_a_day_or_a_value_error(text: str) -> None:
    try:
        day = parse_date(text)
    except ValueError:
        return
    assert str(day.year) in text


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9:00 am", dt.time(9)),
        ("9:00am", dt.time(9)),
        ("9 a.m.", dt.time(9)),
        ("9am", dt.time(9)),
        ("09:00", dt.time(9)),
        ("07:15h", dt.time(7, 15)),
        ("13.00", dt.time(13)),
        ("14h30", dt.time(14, 30)),
        ("3:00 PM", dt.time(15)),
        ("12:30 am", dt.time(0, 30)),
        ("12 pm", dt.time(12)),
        ("13:00 pm", dt.time(13)),
    ],
)
def test_a_time_is_read_in_every_form_seen(text: str, time: dt.time) -> None:
    assert parse_clock(text) == time


@pytest.mark.parametrize(
    "text", ["9", "25:00", "9:60", "0 am", "13 am", "", "noon", "9:00 - 10:00"]
)
def test_a_time_in_doubt_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a time of day"):
        parse_clock(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("09:00 - 10:30", dt.time(9), dt.time(10, 30)),
        ("9:00 am - 10:30 am", dt.time(9), dt.time(10, 30)),
        ("9\u201310am", dt.time(9), dt.time(10)),
        ("1:00 - 2:30 pm", dt.time(13), dt.time(14, 30)),
        ("11:00 - 12:30 pm", dt.time(11), dt.time(12, 30)),
        ("07:15h - 08:15h", dt.time(7, 15), dt.time(8, 15)),
        ("9:00 am to 10:30 am", dt.time(9), dt.time(10, 30)),
    ],
)
def test_start_and_end_are_read_together(text: str, start: dt.time, end: dt.time) -> None:
    assert clock_range(text) == (start, end)


@pytest.mark.parametrize(
    "text", ["09:00", "10:30 - 09:00", "09:00 - 09:00", "a - b", "9 - 10 - 11"]
)
def test_a_range_in_doubt_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a|before it starts"):
        clock_range(text)


@pytest.mark.parametrize(
    ("zone", "offset"),
    [
        ("CET", "+01:00"),
        ("CEST", "+02:00"),
        ("EET", "+02:00"),
        ("EEST", "+03:00"),
        ("EAT", "+03:00"),
        ("BALI", "+08:00"),
        ("UTC", "+00:00"),
        ("GMT-03", "-03:00"),
        ("GMT+03", "+03:00"),
        ("GMT+5:30", "+05:30"),
        ("Europe/Zurich", "+01:00"),
        ("America/Fortaleza", "-03:00"),
    ],
)
def test_every_zone_seen_has_its_offset(zone: str, offset: str) -> None:
    assert moment(DAY, NINE, zone).isoformat() == f"2017-12-21T09:00:00{offset}"


def test_cst_is_read_only_with_the_zone_of_an_edition_that_goes_by_it() -> None:
    assert (
        moment(DAY, NINE, "CST", "America/Mexico_City").isoformat() == "2017-12-21T09:00:00-06:00"
    )
    with pytest.raises(ValueError, match="several regions"):
        moment(DAY, NINE, "CST")
    with pytest.raises(ValueError, match="several regions"):
        moment(DAY, NINE, "CST", "Europe/Zurich")


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../etc/passwd", "America", "GMT+99"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        moment(DAY, NINE, zone)


def test_a_time_that_the_clocks_jumped_over_is_refused() -> None:
    with pytest.raises(ValueError, match="clocks went forward"):
        moment(dt.date(2017, 3, 26), dt.time(2, 30), "Europe/Zurich")
