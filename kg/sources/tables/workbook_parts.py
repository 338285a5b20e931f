"""The parts of an XLSX archive, unpacked and counted before anything else opens them.

What is handed on is an archive of exactly what was counted here, so that no declared size, no
overlapping entry and no lone cell in the last row can ask for more memory than is there.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import BinaryIO

from kg.errors import SourceError

MOST_PARTS = 2_000
LARGEST = 32 * 1024 * 1024
"""Bytes of all parts together; a programme of a thousand sessions has one or two million."""

HIGHEST_RATIO = 300
UNSUSPICIOUS = 1_000_000
"""Bytes below which a part may be packed however well."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


def parts_of(file: BinaryIO, name: str) -> dict[str, bytes]:
    """The XML parts by path; SourceError for what is no workbook, or too much of one."""
    try:
        with zipfile.ZipFile(file) as archive:
            wanted = _wanted(archive.infolist(), name)
            parts = {part.filename: archive.read(part) for part in wanted}
    except BROKEN as error:
        raise SourceError(
            f"the workbook is broken ({error}); open it and save it again as .xlsx, or as CSV",
            document=name,
        ) from error
    finally:
        file.seek(0)
    _refuse_other_kinds(parts, name)
    return parts


def _wanted(entries: list[zipfile.ZipInfo], name: str) -> list[zipfile.ZipInfo]:
    xml = [entry for entry in entries if entry.filename.endswith((".xml", ".rels", "mimetype"))]
    total = sum(entry.file_size for entry in xml)
    bomb = any(
        entry.file_size > max(UNSUSPICIOUS, HIGHEST_RATIO * entry.compress_size) for entry in xml
    )
    if bomb or total > LARGEST or len(entries) > MOST_PARTS:
        raise SourceError(
            f"the workbook unpacks to {total} bytes in {len(entries)} parts, more than is read;"
            " save the one sheet as CSV",
            document=name,
        )
    if len({entry.filename for entry in xml}) < len(xml):
        raise SourceError(
            "the workbook holds a part twice; open it and save it again", document=name
        )
    return xml


def _refuse_other_kinds(parts: dict[str, bytes], name: str) -> None:
    if "xl/workbook.xml" not in parts:
        raise SourceError(
            "this is no .xlsx workbook; open it in a spreadsheet program and save it as .xlsx or"
            " CSV",
            document=name,
        )
    if any(b"<!DOCTYPE" in part for part in parts.values()):
        raise SourceError(
            "the workbook declares entities, which no spreadsheet program writes; save it again"
            " from the program it was made in",
            document=name,
        )


def repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """An archive of these parts and nothing else, not compressed and without times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, content in parts.items():
            archive.writestr(zipfile.ZipInfo(path), content)
    file.seek(0)
    return file
