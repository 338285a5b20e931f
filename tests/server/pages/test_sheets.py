"""A long list comes a sheet at a time, and nothing is left out between two sheets."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from server.pages.sheets import Sheet, last_of, sheet


def test_a_sheet_has_its_own_rows_and_says_how_many_there_are_in_all() -> None:
    assert sheet("abcde", str.upper, 2, most=2) == Sheet(("C", "D"), 5, 2, 3)


@pytest.mark.parametrize("length", range(8))
def test_all_sheets_together_are_the_list(length: int) -> None:
    keys = range(length)
    last = sheet(keys, str, most=3).last
    together = [row for number in range(1, last + 1) for row in sheet(keys, str, number, 3).rows]
    assert together == [str(key) for key in keys]


def test_only_the_rows_of_the_sheet_are_made() -> None:
    made: list[int] = []
    sheet(range(100), made.append, 2, most=3)
    assert made == [3, 4, 5]


@dataclass(frozen=True)
class Both:
    short: Sheet[str]
    long: Sheet[str]


def test_the_last_sheet_of_a_part_is_that_of_its_longest_list() -> None:
    short, long = sheet("ab", str, most=2), sheet("abcde", str, most=2)
    assert [last_of(part) for part in (short, Both(short, long), "no list", ())] == [1, 3, 1, 1]
