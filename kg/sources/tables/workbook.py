"""The rows of one sheet of an XLSX workbook, with typed dates and the results of its formulas.

A cell that is merged over several rows says its value for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from kg.errors import SourceError
from kg.records import Finding, Origin
from kg.sources.source import Source
from kg.sources.tables.cells import Cell, Row
from kg.sources.tables.sheet_marks import Marks, marks_of, sheet_paths
from kg.sources.tables.workbook_parts import parts_of, repacked


@dataclass(frozen=True, slots=True)
class Workbook:
    """One sheet of a workbook, and the names of the sheets that are not read."""

    document: str
    sheet: CalamineSheet
    marks: Marks
    others: tuple[str, ...]
    hidden: tuple[str, ...]

    def rows(self) -> Iterator[Row]:
        """Every row from the first of the sheet on, blank ones included."""
        merged = _vertical(self.sheet)
        carried: dict[int, tuple[Cell, int]] = {}
        # The library leaves out the empty columns before the first, though not the rows.
        before: list[Cell] = [None] * (self.sheet.start or (0, 0))[1]
        for at, values in enumerate(self.sheet.iter_rows()):
            cells = before + [None if value == "" else value for value in values]
            for column, last in merged.get(at, ()):
                carried[column] = (cells[column], last)
            for column, (value, last) in list(carried.items()):
                if at > last:
                    del carried[column]
                elif cells[column] is None:
                    cells[column] = value
            yield Row(at + 1, tuple(cells), tuple(self.marks.faults.get(at, ())))

    def findings(self) -> Iterator[Finding]:
        """The sheets that are not read."""
        for name in self.others:
            what = "the sheet is not read; name it in the mapping, with `sheet`, to read it instead"
            yield Finding(Origin(self.document, place=name), name, what)
        for name in self.hidden:
            what = "the sheet is hidden, so it is not read; show it and name it to read it instead"
            yield Finding(Origin(self.document, place=name), name, what)


def _vertical(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """By the row it starts on, the column and last row of each cell merged over several rows."""
    found: dict[int, list[tuple[int, int]]] = {}
    width = (sheet.end or (0, -1))[1] + 1
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if bottom > top and left < width:
            found.setdefault(top, []).append((left, bottom))
    return found


def open_workbook(source: Source, wanted: str | None) -> Workbook:
    """The sheet of that name, or the first that is shown; SourceError where there is none."""
    parts = parts_of(source.file, source.name)
    try:
        return _opened(parts, source.name, wanted)
    except (CalamineError, etree.XMLSyntaxError, OSError, ValueError) as error:
        raise SourceError(
            f"the workbook is broken ({error}); open it and save it again as .xlsx, or as CSV",
            document=source.name,
        ) from error


def _opened(parts: dict[str, bytes], document: str, wanted: str | None) -> Workbook:
    # A sheet may be any part, wherever it stands.
    sheets = {path: part for path, part in parts.items() if path.endswith(".xml")}
    marks = {path: marks_of(part, document) for path, part in sheets.items()}
    book = CalamineWorkbook.from_filelike(repacked(parts))
    shown = [s.name for s in book.sheets_metadata if s.visible is SheetVisibleEnum.Visible]
    hidden = [s.name for s in book.sheets_metadata if s.name not in shown]
    name = wanted or next(iter(shown), None)
    if name is None or name not in shown:
        raise SourceError(
            f"there is no sheet {name!r} that is shown; the workbook has {', '.join(shown)}",
            document=document,
        )
    return Workbook(
        document,
        book.get_sheet_by_name(name),
        marks.get(sheet_paths(parts).get(name, ""), Marks()),
        tuple(other for other in shown if other != name),
        tuple(hidden),
    )
