"""The sheet of series, and how it refuses what does not hold."""

from __future__ import annotations

import pytest

from kg.concepts import SeriesKind
from kg.errors import SourceError
from kg.records import FollowUpRecord, ListedSession, Origin, SeriesRecord
from kg.sources.sheets.series import read_series

SHEET = """\
[[series]]
key = "dc-lamps"
name = "Dynamic Coalition on Lamps"
kind = "dynamic-coalition"
acronym = "DC-L"
other_names = ["Lanterns"]
founded = 2009
note = "Once on lanterns."

[[series.session]]
session = "2016/day0-lamps"
basis = "The heading says so."

[[follow_up]]
session = "2017/ws4"
earlier = "2016/ws3"
basis = "The form says so."
"""


def read(text: str):
    return read_series(text.encode(), "data/series.toml")


def test_a_sheet_is_read_with_the_line_of_each_entry() -> None:
    assert read(SHEET).records == (
        SeriesRecord(
            Origin("data/series.toml", 2, "dc-lamps"),
            "dc-lamps",
            "Dynamic Coalition on Lamps",
            SeriesKind.DYNAMIC_COALITION,
            "DC-L",
            ("Lanterns",),
            2009,
            (
                ListedSession(
                    Origin("data/series.toml", 11, "2016/day0-lamps"),
                    "2016/day0-lamps",
                    "The heading says so.",
                ),
            ),
            "Once on lanterns.",
        ),
        FollowUpRecord(
            Origin("data/series.toml", 15, "2017/ws4"), "2017/ws4", "2016/ws3", "The form says so."
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"dc-lamps"', '"DC Lamps"', r":2: .*write 'dc-lamps'"),
        ('"dynamic-coalition"', '"club"', r":4: kind 'club' is not known"),
        ('"2016/day0-lamps"', '"day0-lamps"', r":11: .*such as 2016/ws4"),
        ('basis = "The heading says so."', "", r":10: basis is missing"),
        ('"2016/ws3"', '"2017/ws3"', r"2017/ws3 is not before 2017/ws4"),
        ("founded", "begun", r":7: 'begun' is not a key"),
    ],
)
def test_what_does_not_hold_is_refused_at_its_line(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(SHEET.replace(old, new, 1))


def test_a_key_used_twice_is_refused() -> None:
    entry = SHEET.partition("[[series.session]]")[0]
    with pytest.raises(SourceError, match="used twice"):
        read(entry + entry)
