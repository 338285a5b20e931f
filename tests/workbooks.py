"""Workbooks for tests, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

from kg.sources.tables.workbook_parts import repacked


def workbook(*rows: tuple[object, ...], title: str = "Programme") -> Workbook:
    """A workbook with these rows on its first sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def saved(book: Workbook, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Its bytes, without the times that the library writes; change: of a part, by its path."""
    file = io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {path: archive.read(path) for path in archive.namelist()}
    parts = {
        path: change(path, part) if change else part
        for path, part in parts.items()
        if path not in {"docProps/core.xml", "xl/theme/theme1.xml"}
    }
    return repacked(parts).getvalue()
