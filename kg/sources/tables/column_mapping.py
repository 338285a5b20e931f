"""A mapping file: which column of a table is which field, and what the table does not say itself.

It is read as strictly as the sheets in `data/`: whatever it does not know is told with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kg.concepts import DocumentKind, SessionStatus
from kg.sources.given import ColumnMapping
from kg.sources.sheets.table import Table, sheet_table
from kg.sources.tables.column import Column, column, folded
from kg.sources.tables.column_fields import CONSTANT, LISTS, NAMES, PERSON_PARTS, REPEATED, Field
from kg.sources.tables.delimited import DELIMITERS
from kg.text import clean

GUIDE = "docs/spreadsheets.md"
KEYS = (
    *("document", "year", "zone", "feed", "sheet", "delimiter", "header_row", "day_first"),
    *("key", "fill_down", "ignore", "leave_out", "constants", "columns"),
)


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a mapping file says; headers are folded in key, fill_down and ignore.

    header_row: counted from 1, None for the first row that is not blank. day_first: how 3/4/2017
    is read; None where the table leaves no doubt. key: the columns that tell sessions apart, where
    a session has several rows. leave_out: what stands in a column of rows that are no session.
    """

    name: str
    document: DocumentKind
    columns: tuple[Column, ...]
    year: int | None = None
    zone: str | None = None
    feed: str | None = None
    sheet: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    day_first: bool | None = None
    key: tuple[str, ...] = ()
    fill_down: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    constants: Mapping[Field, tuple[str, ...]] | None = None
    leave_out: Mapping[str, tuple[str, ...]] | None = None

    def constant(self, field: Field) -> tuple[str, ...]:
        """What holds for every row."""
        return (self.constants or {}).get(field, ())


def table_mapping(stated: ColumnMapping) -> TableMapping:
    """Raises SourceError with the line for the first thing in the file that does not hold."""
    table = sheet_table(stated.content, stated.name, GUIDE)
    table.only(KEYS)
    columns = _columns(table.table("columns"), table)
    headers = {folded(found.header) for found in columns}
    return TableMapping(
        name=stated.name,
        document=table.needed("document", table.member("document", DocumentKind)),
        columns=columns,
        year=table.value("year", int),
        zone=_zone(table),
        feed=table.text("feed"),
        sheet=table.text("sheet"),
        delimiter=table.one_of("delimiter", DELIMITERS),
        header_row=_header_row(table),
        day_first=table.value("day_first", bool),
        key=_headers(table, "key", headers),
        fill_down=_headers(table, "fill_down", headers),
        ignore=_ignored(table, headers),
        constants=_constants(table.table("constants"), columns),
        leave_out=_left_out(table.table("leave_out"), headers),
    )


def _columns(columns: Table, table: Table) -> tuple[Column, ...]:
    if not columns.values:
        raise table.fault('no column is mapped; write [columns] and "Title" = "title" below it')
    found = tuple(column(columns, header) for header in columns.values)
    _refuse_repeats(found, columns)
    fields = {entry.field for entry in found}
    if not fields & {Field.TITLE, Field.CODE}:
        raise columns.fault("no column is the title or the code; map one of them")
    _refuse_lone_parts(found, columns)
    return found


def _refuse_repeats(columns: Iterable[Column], table: Table) -> None:
    headers: set[str] = set()
    fields: dict[tuple[Field, str | None], str] = {}
    for entry in columns:
        if folded(entry.header) in headers:
            raise table.fault(f"{entry.header!r} stands here twice; keep one", entry.header)
        headers.add(folded(entry.header))
        slot = (entry.field, entry.person)
        if entry.field not in REPEATED and slot in fields:
            raise table.fault(
                f"{entry.header!r} and {fields[slot]!r} are both {entry.field}; map one of them,"
                " or say with `person` whose each is",
                entry.header,
            )
        fields[slot] = entry.header


def _refuse_lone_parts(columns: tuple[Column, ...], table: Table) -> None:
    """Every part of a person belongs to one that a column names, under a role."""
    named = [entry for entry in columns if entry.field in NAMES]
    people = {entry.person for entry in named}
    for entry in columns:
        if entry.field in PERSON_PARTS and entry.person not in people:
            raise table.fault(
                f"no column names the person whose {entry.field} this is; map one as party, and"
                " give both the same `person`",
                entry.header,
            )
    for person in people:
        parts = [e for e in columns if e.person == person and e.field in PERSON_PARTS]
        _refuse_lone_names([e for e in named if e.person == person], parts, table)


def _refuse_lone_names(names: list[Column], parts: list[Column], table: Table) -> None:
    parties = [entry for entry in names if entry.field is Field.PARTY]
    if (parts or len(parties) < len(names)) and len(parties) > 1:
        raise table.fault(
            "several columns name people, so each part needs `person`, and so does the column that"
            " names its person",
            parties[1].header,
        )
    if any(entry.field is Field.ROLE for entry in parts):
        return
    spelt = names if not parties and not any(entry.role for entry in names) else []
    lone = [e for e in (*parties, *spelt[:1]) if e.role is None and not _in_cell(e)]
    if lone:
        raise table.fault(
            'the people have no role; write { field = "party", role = "Speaker" }', lone[0].header
        )


def _in_cell(column: Column) -> bool:
    """Whether its cells give the role themselves."""
    return column.parts is not None and any(part is Field.ROLE for part, _ in column.parts.steps)


def _zone(table: Table) -> str | None:
    zone = table.text("zone")
    try:
        return ZoneInfo(zone).key if zone else None
    except (KeyError, ValueError, OSError) as error:
        raise table.fault(
            f"{zone!r} is no known time zone; write an IANA name such as Europe/Zurich", "zone"
        ) from error


def _header_row(table: Table) -> int | None:
    number = table.value("header_row", int)
    if number is not None and number < 1:
        raise table.fault("header_row counts from 1; write the row that names the columns")
    return number


def _headers(table: Table, key: str, headers: set[str]) -> tuple[str, ...]:
    found = table.texts(key)
    strange = next((header for header in found if folded(header) not in headers), None)
    if strange is not None:
        raise table.fault(f"{strange!r} is not mapped; add it to [columns]", key)
    return tuple(folded(header) for header in found)


def _ignored(table: Table, headers: set[str]) -> tuple[str, ...]:
    # A draft for a table that needs every column ignores none.
    found = table.texts("ignore") if table.values.get("ignore") else ()
    both = next((header for header in found if folded(header) in headers), None)
    if both is not None:
        raise table.fault(f"{both!r} is mapped and ignored; do one of the two", "ignore")
    return tuple(folded(header) for header in found)


def _constants(table: Table, columns: tuple[Column, ...]) -> Mapping[Field, tuple[str, ...]]:
    table.only({field.value for field in CONSTANT})
    mapped = {entry.field for entry in columns} - LISTS
    twice = next((name for name in table.values if name in mapped), None)
    if twice is not None:
        raise table.fault(f"{twice} is a constant and a column; do one of the two", twice)
    if "status" in table.values:
        table.member("status", SessionStatus)
    return {Field(name): _texts(table, name) for name in table.values}


def _left_out(table: Table, headers: set[str]) -> Mapping[str, tuple[str, ...]]:
    strange = next((header for header in table.values if folded(header) not in headers), None)
    if strange is not None:
        raise table.fault(f"{strange!r} is not mapped; add it to [columns]", strange)
    return {folded(h): tuple(map(folded, table.texts(h))) for h in table.values}


def _texts(table: Table, name: str) -> tuple[str, ...]:
    if Field(name) in LISTS and isinstance(table.values[name], list):
        return table.texts(name)
    return (clean(table.needed(name, table.text(name))),)
