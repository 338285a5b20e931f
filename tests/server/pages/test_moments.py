"""Days and times read as people say them."""

from __future__ import annotations

import pytest

from server.pages.moments import between, years


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("", "", ""),
        ("", "2017-12-21", "until Thursday 21 December 2017"),
        ("2017-12-21", "", "Thursday 21 December 2017"),
        ("2017-12-21", "2017-12-21", "Thursday 21 December 2017"),
        ("2017-12-18", "2017-12-21", "18 to 21 December 2017"),
        ("2013-10-31", "2013-11-02", "31 October to 2 November 2013"),
        ("2017-12-31", "2018-01-01", "31 December 2017 to 1 January 2018"),
        (
            "2017-12-21T09:00:00+01:00",
            "2017-12-21T10:30:00+01:00",
            "Thursday 21 December 2017, 09:00 to 10:30",
        ),
        ("2017-12-21T09:00:00+01:00", "", "Thursday 21 December 2017, 09:00"),
        # Start and end may come from two documents that differ.
        (
            "2016-12-06T09:45:00-06:00",
            "2016-12-05T11:00:00-06:00",
            "Tuesday 6 December 2016, 09:45",
        ),
        (
            "2016-12-06T09:45:00-06:00",
            "2016-12-06T09:00:00-06:00",
            "Tuesday 6 December 2016, 09:45",
        ),
    ],
)
def test_from_when_to_when(first: str, last: str, words: str) -> None:
    assert between(first, last) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ((), ""),
        (("", ""), ""),
        (("2017", "", "2017"), "in 2017"),
        (("2019", "2015"), "from 2015 to 2019"),
    ],
)
def test_over_which_years(found: tuple[str, ...], words: str) -> None:
    assert years(found) == words
