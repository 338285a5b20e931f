"""The header row of a table, and which of its columns a mapping takes.

A column that the mapping neither takes nor ignores is told; one that it takes and that is not
there ends the reading, since the mapping is then of another table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.errors import SourceError
from kg.records import Finding, Origin
from kg.sources.tables.cells import Row, text_of
from kg.sources.tables.column import Column, folded
from kg.sources.tables.column_mapping import TableMapping
from kg.sources.tables.workbook_columns import letters

MOST_BEFORE = 100
"""Rows above the header at most: titles and notes."""


@dataclass(frozen=True, slots=True)
class Header:
    """number: of its row. names: of every column, from the left."""

    number: int
    names: tuple[str, ...]

    def index(self) -> dict[str, int]:
        """Where each column stands, by its folded name."""
        return {folded(name): at for at, name in enumerate(self.names)}


@dataclass(frozen=True, slots=True)
class Bound:
    """A column of the mapping, and where it stands in the rows."""

    column: Column
    at: int


def header_of(rows: Iterator[Row], wanted: int | None, document: str) -> Header:
    """Takes rows off up to the header: the one of that number, or the first not blank."""
    for count, row in enumerate(rows, start=1):
        if not row.is_blank and wanted in (None, row.number):
            return Header(row.number, tuple(_names(row)))
        if count > MOST_BEFORE:
            break
    raise SourceError(
        "there is no header row; say with `header_row` in the mapping which row names the columns",
        document=document,
        line=wanted,
    )


def _names(row: Row) -> Iterator[str]:
    """A column without a name goes by its letter, and the second of one name by its number."""
    seen: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        name = text_of(cell) or f"column {letters(at)}"
        seen[folded(name)] = seen.get(folded(name), 0) + 1
        number = seen[folded(name)]
        yield name if number == 1 else f"{name} ({number})"


def bound_columns(header: Header, mapping: TableMapping) -> tuple[Bound, ...]:
    """Every column of the mapping at its place; SourceError for one that the table has not."""
    places = header.index()
    for column in mapping.columns:
        if folded(column.header) not in places:
            raise SourceError(
                f"the table has no column {column.header!r}; its columns are"
                f" {', '.join(header.names)}",
                document=mapping.name,
                line=column.line,
            )
    return tuple(Bound(column, places[folded(column.header)]) for column in mapping.columns)


def unmapped(header: Header, mapping: TableMapping, document: str) -> Iterable[Finding]:
    """A finding for each named column that the mapping leaves open."""
    known = {folded(column.header) for column in mapping.columns} | set(mapping.ignore)
    for at, name in enumerate(header.names):
        if folded(name) not in known and name != f"column {letters(at)}":
            what = "the column is not mapped, so it is not read; map it, or put it under `ignore`"
            yield Finding(Origin(document, header.number, name), name, what)
