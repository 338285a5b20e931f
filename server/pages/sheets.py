"""Long lists a sheet at a time: a page shows the first one and says how to come to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Generic, TypeVar

PER_SHEET = 100

Key = TypeVar("Key")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """Some rows of a list. total: of all its rows. number: of this sheet, last: of the last one."""

    rows: tuple[Row, ...]
    total: int
    number: int
    last: int


def sheet(
    keys: Sequence[Key], row: Callable[[Key], Row], number: int = 1, most: int = PER_SHEET
) -> Sheet[Row]:
    """The sheet of this number; only its own rows are made."""
    first = most * (number - 1)
    rows = tuple(row(key) for key in keys[first : first + most])
    return Sheet(rows, len(keys), number, last_page(len(keys), most))


def last_page(total: int, size: int) -> int:
    """The number of the last page of so many, of which each page has this many; at least 1."""
    return max(1, -(-total // size))


def last_of(part: object) -> int:
    """The number of the last sheet of a part: a list, or something that has several."""
    if isinstance(part, Sheet):
        return part.last
    if not is_dataclass(part):
        return 1
    within = [getattr(part, field.name) for field in fields(part)]
    return max((one.last for one in within if isinstance(one, Sheet)), default=1)
