"""One column of a mapping: which field it holds, and how its cells are to be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.concepts import Question, Role, SessionStatus
from kg.sources.sheets.table import Table
from kg.sources.tables.column_fields import NAMES, OPTIONS, Field
from kg.sources.tables.name_pattern import Pattern, pattern_of
from kg.text import clean

FIELDS: dict[str, Field] = {entry.value: entry for entry in Field}
ABOUT_GENDER = re.compile(r"\b(?:gender|sex)(?: \d+)?$")


@dataclass(frozen=True, slots=True)
class Column:
    """separator: of several entries in one cell. person: which person's, where a row has several.

    role: the label under which its people or bodies are listed. words: what status words stand for.
    """

    header: str
    line: int
    field: Field
    separator: str | None = None
    person: str | None = None
    role: str | None = None
    parts: Pattern | None = None
    of: Question | None = None
    by: Role | None = None
    words: Mapping[str, SessionStatus] | None = None


def folded(header: str) -> str:
    """What two spellings of one header share."""
    return clean(header).casefold()


def column(columns: Table, header: str) -> Column:
    """The column of an entry of `[columns]`."""
    if ABOUT_GENDER.search(folded(header)):
        raise columns.fault(
            f"nobody's gender is recorded; put {header!r} under `ignore` instead", header
        )
    if isinstance(columns.values[header], str):
        return _checked(Column(header, columns.line_of(header), _field(columns, header)), columns)
    table = columns.inline(header)
    kind = table.needed("field", table.one_of("field", FIELDS))
    table.only({"field", *OPTIONS[kind]})
    found = Column(
        header,
        table.line,
        kind,
        separator=_separator(table),
        person=table.text("person"),
        role=table.text("role"),
        parts=_pattern(table),
        of=table.member("of", Question),
        by=table.member("by", Role),
        words=_words(table) if "words" in table.values else None,
    )
    return _checked(found, table)


def _field(columns: Table, header: str) -> Field:
    name = columns.text(header) or ""
    if name not in FIELDS:
        raise columns.fault(
            f"{name!r} is no field; write one of {', '.join(FIELDS)}, or put the column under"
            " `ignore`",
            header,
        )
    return FIELDS[name]


def _checked(column: Column, table: Table) -> Column:
    if column.field is Field.COUNT and column.of is None:
        raise table.fault(
            "a count does not say of what; write it as"
            ' { field = "count", of = "participants-present" }',
            column.header,
        )
    if column.field is Field.ORGANIZATION and column.role is None:
        raise table.fault(
            'the bodies have no role; write { field = "organization", role = "Organizer" }',
            column.header,
        )
    if column.person and column.separator and column.field in NAMES:
        raise table.fault("one person has no separator; leave out `person` or `separator`")
    return column


def _separator(table: Table) -> str | None:
    """As it stands in the file: a line break is a separator too."""
    found = table.value("separator", str)
    if found == "":
        raise table.fault('separator is empty; write one such as ";" or "\\n"', "separator")
    return found


def _pattern(table: Table) -> Pattern | None:
    text = table.text("parts")
    if text is None:
        return None
    try:
        return pattern_of(text)
    except ValueError as error:
        raise table.fault(str(error), "parts") from error


def _words(table: Table) -> Mapping[str, SessionStatus]:
    words = table.inline("words")
    statuses = {word: words.member(word, SessionStatus) for word in words.values}
    return {folded(word): status for word, status in statuses.items() if status is not None}
