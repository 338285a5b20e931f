"""The cells of one row under the fields that a mapping gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.records import Origin, Skipped
from kg.sources.tables.cells import Cell, Row, text_of
from kg.sources.tables.column import Column, folded
from kg.sources.tables.column_fields import LISTS, NAMES, PERSON_PARTS, REPEATED, Field
from kg.sources.tables.column_mapping import TableMapping
from kg.sources.tables.header import Bound

SEVERAL = REPEATED | NAMES | PERSON_PARTS


@dataclass(frozen=True, slots=True)
class Value:
    """One cell that says something, and where it stands; text: its words on one line."""

    cell: Cell
    text: str
    origin: Origin
    column: Column


@dataclass(frozen=True, slots=True)
class RowValues:
    """one: the fields of which a session has one. several: everything else, by column."""

    row: Row
    origin: Origin
    one: Mapping[Field, Value]
    several: tuple[Value, ...]
    faults: tuple[Skipped, ...]

    def text(self, field: Field) -> str | None:
        """The words of a field; None where the row does not say."""
        return self.one[field].text if field in self.one else None


def row_values(
    row: Row, bound: Iterable[Bound], mapping: TableMapping, origin: Origin
) -> RowValues:
    """The row's values; cells of an error are skipped, with what the program shows there."""
    broken = dict(row.faults)
    values = [
        Value(cell, text, _origin(origin, entry.column.header), entry.column)
        for entry in bound
        if entry.at not in broken
        for cell in [row.cell(entry.at)]
        if (text := text_of(cell))
    ]
    constant = {value.column.field: value for value in _constants(mapping, origin)}
    one = {value.column.field: value for value in values if value.column.field not in SEVERAL}
    return RowValues(
        row,
        origin,
        {**{field: value for field, value in constant.items() if field not in LISTS}, **one},
        tuple(value for value in values if value.column.field in SEVERAL),
        tuple(_faults(broken, bound, origin)),
    )


def _origin(row: Origin, header: str) -> Origin:
    return Origin(row.document, row.line, header)


def _constants(mapping: TableMapping, origin: Origin) -> Iterator[Value]:
    for field, texts in (mapping.constants or {}).items():
        yield Value(texts[0], texts[0], origin, Column("", 0, field))


def _faults(broken: Mapping[int, str], bound: Iterable[Bound], origin: Origin) -> Iterator[Skipped]:
    for entry in bound:
        if entry.at in broken:
            reason = "the cell holds an error or no result; mend it in the spreadsheet program"
            yield Skipped(_origin(origin, entry.column.header), broken[entry.at], reason)


def filled_down(
    rows: Iterable[Row], bound: Iterable[Bound], mapping: TableMapping
) -> Iterator[Row]:
    """The rows, with the value from above in the empty cells of the columns to fill down."""
    places = [entry.at for entry in bound if folded(entry.column.header) in mapping.fill_down]
    last: dict[int, Cell] = {}
    for row in rows:
        if row.is_blank or not places:
            yield row
            continue
        cells = list(row.cells) + [None] * (max(places) + 1 - len(row.cells))
        for at in places:
            last[at] = cells[at] = cells[at] if text_of(cells[at]) else last.get(at)
        yield Row(row.number, tuple(cells), row.faults)
