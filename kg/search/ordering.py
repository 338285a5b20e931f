"""All things of an index in each order that does not depend on the question, sorted once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import cast

from kg.search.reading import Reader

THINGS = "SELECT id, weight, COALESCE(day, ''), title FROM things ORDER BY id"
DAY = len("2017-12-21")


class Ordering:
    """Numbers of things: by kind and IRI, which settles what is otherwise the same."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def _rows(self) -> list[tuple[int, float, str, str]]:
        rows = cast("list[tuple[int, float, str, str]]", self._reader.rows(THINGS))
        return [(thing, weight, day, title.casefold()) for thing, weight, day, title in rows]

    @property
    def most(self) -> int:
        """The greatest number there is."""
        return len(self._rows)

    @cached_property
    def weights(self) -> Sequence[float]:
        """What each weighs, by its number; there is no thing of number 0."""
        return [0.0, *(row[1] for row in self._rows)]

    @cached_property
    def by_name(self) -> Sequence[int]:
        """By title."""
        return [row[0] for row in sorted(self._rows, key=lambda row: (row[3], row[0]))]

    @cached_property
    def oldest(self) -> Sequence[int]:
        """By day; what only the year is known of comes after the days of that year."""
        return self._by_day("~", newest=False)

    @cached_property
    def newest(self) -> Sequence[int]:
        """By day, the last first."""
        return self._by_day("\0", newest=True)

    def _by_day(self, filled: str, *, newest: bool) -> list[int]:
        # Each sort keeps the order of what is equal.
        rows = sorted(self._rows, key=lambda row: (row[3], row[0]))
        rows.sort(key=lambda row: row[2].ljust(DAY, filled), reverse=newest)
        return [row[0] for row in rows]
