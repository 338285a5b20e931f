"""The rows of a table, from whichever kind of file holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import SourceError
from kg.records import Finding
from kg.sources.given import Given
from kg.sources.source import Source
from kg.sources.tables.cells import Row
from kg.sources.tables.delimited import Delimited, delimiter_of
from kg.sources.tables.form import is_workbook
from kg.sources.tables.workbook import open_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class TableRows:
    """rows: each once, in order. sheet: of a workbook. even: a row has a cell for each column."""

    rows: Iterator[Row]
    media_type: str
    even: bool
    sheet: str | None = None
    findings: tuple[Finding, ...] = ()


def table_rows(
    source: Source, given: Given, sheet: str | None = None, delimiter: str | None = None
) -> TableRows:
    """The rows of the sheet or text; SourceError where there is no such sheet."""
    if is_workbook(source.sample().head):
        workbook = open_workbook(source, sheet)
        findings = tuple(workbook.findings())
        return TableRows(workbook.rows(), XLSX, False, workbook.sheet.name, findings)
    if sheet is not None:
        raise SourceError(
            "a text has no sheets; leave out `sheet`, or give the workbook", document=source.name
        )
    found = delimiter or delimiter_of(source, given)
    kind = "text/tab-separated-values" if found == "\t" else "text/csv"
    return TableRows(Delimited(source, given, found).rows(), kind, True)
