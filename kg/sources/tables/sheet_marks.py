"""What the XML of one worksheet tells that its values do not: its size, and cells without value."""

from __future__ import annotations

import io
import posixpath
import re
from dataclasses import dataclass, field

from lxml import etree

from kg.errors import SourceError

MOST_CELLS = 3_000_000
"""Cells of the rectangle that a sheet spans; each takes memory, empty or not."""

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
NO_RESULT = "a formula without its result"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(slots=True)
class Marks:
    """faults: by row and column from 0, `#REF!` and the like, and formulas never worked out."""

    faults: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    def note(self, cell: etree._Element, row: int, column: int) -> None:
        """Takes account of a cell that holds something."""
        inner = {etree.QName(child).localname: child.text for child in cell}
        if not inner:
            return
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if cell.get("t") == "e":
            self.faults.setdefault(row, []).append((column, inner.get("v") or "#ERROR!"))
        elif "f" in inner and not inner.get("v") and cell.get("t") != "str":
            self.faults.setdefault(row, []).append((column, NO_RESULT))


def marks_of(sheet: bytes, name: str) -> Marks:
    """The marks of a sheet; SourceError where it spans more cells than are read."""
    marks, row, column = Marks(), -1, -1
    events = etree.iterparse(
        io.BytesIO(sheet),
        events=("start", "end"),
        tag=("{*}row", "{*}c"),
        resolve_entities=False,
        no_network=True,
    )
    for event, element in events:
        is_row = etree.QName(element).localname == "row"
        if event == "start" and is_row:
            row, column = _number(element.get("r"), row), -1
        elif event == "end" and is_row:
            _forget(element)
        elif event == "end":
            row, column = _place(element.get("r"), row, column)
            marks.note(element, row, column)
            if marks.rows * marks.columns > MOST_CELLS:
                raise SourceError(
                    f"a sheet spans {marks.rows} rows and {marks.columns} columns, more than are"
                    " read; delete what stands far from the table, or save it as CSV",
                    document=name,
                )
    return marks


def _number(stated: str | None, before: int) -> int:
    return int(stated) - 1 if stated and stated.isascii() and stated.isdigit() else before + 1


def _place(stated: str | None, row: int, column: int) -> tuple[int, int]:
    found = REFERENCE.fullmatch(stated or "")
    if found is None:
        return row, column + 1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, number - 1


def _forget(row: etree._Element) -> None:
    """Rows that have been read go, so that the tree does not grow."""
    row.clear()
    while row.getprevious() is not None:
        parent = row.getparent()
        if parent is None:
            return
        del parent[0]


def sheet_paths(parts: dict[str, bytes]) -> dict[str, str]:
    """The path of each sheet's part, by the sheet's name."""
    targets = {
        str(link.get("Id")): posixpath.normpath(posixpath.join("/xl", str(link.get("Target"))))
        for link in _elements(parts.get("xl/_rels/workbook.xml.rels", b""), "Relationship")
    }
    return {
        str(sheet.get("name")): targets.get(str(sheet.get(RELATION)), "").lstrip("/")
        for sheet in _elements(parts["xl/workbook.xml"], "sheet")
    }


def _elements(content: bytes, tag: str) -> list[etree._Element]:
    if not content:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return list(etree.fromstring(content, parser).iter(f"{{*}}{tag}"))
