"""When a session was: the edition's zone, labels that contradict it, and days that cannot be."""

from __future__ import annotations

import datetime as dt

import pytest
from factories import an_edition

from kg.inputs import known_editions
from kg.records import EditionRecord, Finding, Origin, PhaseRecord
from kg.sources.given import Given
from kg.sources.moments import Printed, When, when

AT = Origin("page.txt", 7)
(OF_2017,) = an_edition().records
assert isinstance(OF_2017, EditionRecord)
GENEVA = Given({2017: OF_2017})
DAY = dt.date(2017, 12, 19)
NINE, TEN = dt.time(9), dt.time(10, 30)
CET = dt.timezone(dt.timedelta(hours=1))


def printed(
    day: dt.date = DAY,
    start: dt.time | None = NINE,
    end: dt.time | None = TEN,
    zone: str | None = None,
) -> Printed:
    return Printed(AT, "as printed", day, start, end, zone)


def test_a_time_without_a_zone_is_in_the_editions() -> None:
    assert when(printed(), 2017, GENEVA) == When(
        DAY, dt.datetime(2017, 12, 19, 9, tzinfo=CET), dt.datetime(2017, 12, 19, 10, 30, tzinfo=CET)
    )


@pytest.mark.parametrize(
    ("year", "day", "offset"),
    [
        (2008, dt.date(2008, 12, 4), "+05:30"),
        (2013, dt.date(2013, 10, 23), "+08:00"),
        (2015, dt.date(2015, 11, 11), "-03:00"),
        (2016, dt.date(2016, 12, 7), "-06:00"),
        (2019, dt.date(2019, 11, 27), "+01:00"),
        (2022, dt.date(2022, 11, 30), "+03:00"),
        (2023, dt.date(2023, 10, 10), "+09:00"),
    ],
)
def test_the_editions_of_the_data_have_their_own_offset(
    year: int, day: dt.date, offset: str
) -> None:
    found = when(printed(day), year, Given(known_editions()))
    assert found.start is not None
    assert found.start.isoformat() == f"{day}T09:00:00{offset}"


def test_a_label_that_contradicts_the_edition_counts_and_is_a_finding() -> None:
    found = when(printed(zone="EEST"), 2017, GENEVA)
    assert found.start == dt.datetime(2017, 12, 19, 6, tzinfo=dt.UTC)
    assert found.findings == (
        Finding(
            AT,
            "EEST",
            "the label EEST is +0300, and Europe/Zurich was +0100 on that day; the label counts",
        ),
    )


@pytest.mark.parametrize("label", ["CET", "GMT+01", "UTC"])
def test_a_label_that_agrees_or_says_how_times_are_printed_is_none(label: str) -> None:
    assert when(printed(zone=label), 2017, GENEVA).findings == ()


def test_a_session_may_end_after_midnight() -> None:
    late = when(printed(start=dt.time(23), end=dt.time(1)), 2017, GENEVA)
    assert late.end == dt.datetime(2017, 12, 20, 1, tzinfo=CET)


def test_an_end_that_is_too_far_is_left_out_and_told() -> None:
    found = when(printed(start=dt.time(9), end=dt.time(8)), 2017, GENEVA)
    assert (found.end, [finding.what for finding in found.findings]) == (
        None,
        ["the end lies too long after the start, so it is left out"],
    )


def test_day_0_is_a_day_of_the_edition_and_the_day_before_it_is_none() -> None:
    assert when(printed(dt.date(2017, 12, 17)), 2017, GENEVA).date == dt.date(2017, 12, 17)
    assert when(printed(dt.date(2017, 12, 16)), 2017, GENEVA) == When(
        findings=(
            Finding(
                AT,
                "as printed",
                "2017-12-16 is no day of the IGF of 2017, 2017-12-18 to 2017-12-21, so the session"
                " is kept without it",
            ),
        )
    )


def test_a_day_between_two_phases_is_no_day_of_the_meeting() -> None:
    phases = (
        PhaseRecord(AT, "first phase", dt.date(2017, 12, 18), dt.date(2017, 12, 18)),
        PhaseRecord(AT, "second phase", dt.date(2017, 12, 20), dt.date(2017, 12, 21)),
    )
    (edition,) = an_edition(phases=phases).records
    assert isinstance(edition, EditionRecord)
    found = when(printed(), 2017, Given({2017: edition}))
    assert (found.date, len(found.findings)) == (None, 1)


def test_without_a_zone_and_an_edition_there_is_no_moment() -> None:
    with pytest.raises(ValueError, match="the time has no zone, and 2017 is no known edition"):
        when(printed(), 2017, Given())
