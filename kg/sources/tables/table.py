"""A table of sessions, in a text or a workbook, read by the mapping that an editor gives with it.

Every row is a session, or several that follow one another where the mapping names a key. A row of
a text that has not one cell for each column is skipped: its cells may stand under wrong names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.errors import SourceError
from kg.keys import session_key
from kg.records import About, Finding, Item, Origin, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.sample import Sample
from kg.sources.source import Source
from kg.sources.tables.cells import Row, shown, text_of
from kg.sources.tables.column_mapping import TableMapping, table_mapping
from kg.sources.tables.form import is_table
from kg.sources.tables.header import Bound, Header, bound_columns, header_of, unmapped
from kg.sources.tables.row_groups import merged
from kg.sources.tables.row_session import RowSession, group_key, session_of
from kg.sources.tables.row_values import filled_down, row_values
from kg.sources.tables.rows import TableRows, table_rows

NAME = "table"
VERSION = 1

REPEATED_ROW = "an earlier row has the same title, day, time and room, so both are one session"
ASUNDER = (
    "an earlier row is of the same session, and others stand between; sort the table by its key,"
    " since only rows that follow one another are put together"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table whose header has been found, and the terms on which its rows are read."""

    document: str
    place: str | None
    even: bool
    mapping: TableMapping
    given: Given
    header: Header
    bound: tuple[Bound, ...]


def recognises(sample: Sample) -> bool:
    """Whether it is a workbook, or a text in rows of as many cells as its header names."""
    return is_table(sample)


def read(source: Source, given: Given) -> Iterator[Item]:
    """The sessions of the table; SourceError without a mapping, or with one of another table."""
    if given.mapping is None:
        raise SourceError(
            "this is a table; draft a mapping with `kg map FILE`, correct it, and give it with"
            " --mapping",
            document=source.name,
        )
    mapping = table_mapping(given.mapping)
    _refuse_other_year(mapping, given)
    table = table_rows(source, given, mapping.sheet, mapping.delimiter)
    sheet = _sheet(table, source.name, mapping, given)
    yield About(mapping.document, feed=mapping.feed, media_type=table.media_type)
    yield from table.findings
    yield from unmapped(sheet.header, mapping, source.name)
    yield from _items(sheet, filled_down(table.rows, sheet.bound, mapping))


def _refuse_other_year(mapping: TableMapping, given: Given) -> None:
    if mapping.year and given.year and mapping.year != given.year:
        raise SourceError(
            f"the mapping is for {mapping.year}, and you say {given.year}; correct one of them",
            document=mapping.name,
        )


def _sheet(table: TableRows, document: str, mapping: TableMapping, given: Given) -> Sheet:
    header = header_of(table.rows, mapping.header_row, document)
    bound = bound_columns(header, mapping)
    return Sheet(document, table.sheet, table.even, mapping, given, header, bound)


def _items(sheet: Sheet, rows: Iterator[Row]) -> Iterator[Item]:
    seen: set[str] = set()
    for group in _groups(sheet, rows):
        if isinstance(group, Skipped):
            yield group
            continue
        session = merged(group)
        record, finding = _distinct(session.record, seen, sheet.mapping)
        yield record
        yield from session.told
        if finding is not None:
            yield finding


def _groups(sheet: Sheet, rows: Iterator[Row]) -> Iterator[list[RowSession] | Skipped]:
    """The rows of each session; one by one, unless the mapping names a key."""
    group: list[RowSession] = []
    last: tuple[str, ...] = ()
    for row in rows:
        if row.is_blank:
            continue
        found, key = _session(sheet, row)
        if isinstance(found, Skipped) or not sheet.mapping.key:
            yield found if isinstance(found, Skipped) else [found]
            continue
        if group and (not any(key) or key != last):
            yield group
            group = []
        group.append(found)
        last = key
    if group:
        yield group


def _session(sheet: Sheet, row: Row) -> tuple[RowSession | Skipped, tuple[str, ...]]:
    origin = Origin(sheet.document, row.number, sheet.place)
    names = len(sheet.header.names)
    beyond = any(text_of(cell) for cell in row.cells[names:])
    if beyond or (sheet.even and len(row.cells) < names):
        reason = (
            f"the row has {len(row.cells)} cells, and the header {names}; look for a delimiter or a"
            " quotation mark inside a cell"
        )
        return Skipped(origin, shown(row), reason), ()
    values = row_values(row, sheet.bound, sheet.mapping, origin)
    found = session_of(values, sheet.mapping, sheet.given)
    return found, group_key(values, sheet.mapping)


def _distinct(
    record: SessionRecord, seen: set[str], mapping: TableMapping
) -> tuple[SessionRecord, Finding | None]:
    """The record under a key of its own; told where another row has had it before."""
    own = record.code or record.key or ""
    text = record.title or own
    if own in seen and record.key is not None and not mapping.key and record.uid is None:
        # Titles such as "Coffee break" come again at other hours.
        parts = (record.title, record.date_as_stated, record.time_as_stated, record.room)
        own = session_key(str(record.year), *(part or "" for part in parts))
        record = replace(record, key=own)
    repeated = own in seen
    seen.add(own)
    what = ASUNDER if mapping.key else REPEATED_ROW
    return record, Finding(record.origin, text, what) if repeated else None
