"""Full dates of Sched: sessions of one day, sessions past midnight, and booths."""

from __future__ import annotations

import pytest
from factories import told

from kg.errors import SourceError
from kg.sources.lines import Line
from kg.sources.sched.slots import slot_of

TOLD = told({2017: "Europe/Zurich"})


def times(text: str) -> tuple[str | None, str | None] | None:
    slot = slot_of(Line(3, text), "page.txt", TOLD)
    if slot is None:
        return None
    start, end = slot.when.start, slot.when.end
    return start.isoformat() if start else None, end.isoformat() if end else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "Monday December 18, 2017 09:00 - 10:00 CET",
            "2017-12-18T09:00:00+01:00",
            "2017-12-18T10:00:00+01:00",
        ),
        (
            "Monday, December 18, 2017 9:00am \u2013 1:30pm",
            "2017-12-18T09:00:00+01:00",
            "2017-12-18T13:30:00+01:00",
        ),
        (
            "Monday December 18, 2017 22:00 - Tuesday December 19, 2017 01:00 CET",
            "2017-12-18T22:00:00+01:00",
            "2017-12-19T01:00:00+01:00",
        ),
        (
            "Monday December 18, 2017 10:00pm - Tuesday December 19, 2017 12:00am",
            "2017-12-18T22:00:00+01:00",
            "2017-12-19T00:00:00+01:00",
        ),
    ],
)
def test_a_session_is_read_past_midnight_too(text: str, start: str, end: str) -> None:
    assert times(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Monday December 18, 2017 08:00 - Tuesday December 19, 2017 18:00 CET",
        "Monday December 18, 2017 20:00 - Wednesday December 20, 2017 08:00",
        "Monday December 18, 2017 08:00 - Tuesday December 19, 2017 08:00",
    ],
)
def test_what_stands_for_days_is_a_booth(text: str) -> None:
    assert times(text) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Friday December 18, 2017 09:00 - 10:00 CET", "is a Monday"),
        ("Monday December 18, 2017 10:00 - 09:00 CET", "ends before it starts"),
        ("Monday December 18, 2017 22:00 - Wednesday December 19, 2017 01:00", "is a Tuesday"),
        ("Monday December 18, 2017 09:00 - 10:00 XYZ", "no known time zone"),
    ],
)
def test_a_date_that_cannot_be_is_refused_with_its_line(text: str, wrong: str) -> None:
    with pytest.raises(SourceError, match=wrong) as refused:
        times(text)
    assert refused.value.where == "page.txt:3"
