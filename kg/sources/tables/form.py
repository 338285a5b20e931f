"""Whether the head of a document is a table: a workbook, or rows of cells under a header.

A text is held to be one only where nothing speaks against it, since every other form comes first;
with a mapping at hand, an editor has said that it is one.
"""

from __future__ import annotations

import re

from kg.sources.sample import Sample
from kg.sources.tables.column import folded
from kg.sources.tables.delimited import SNIFFED, head_rows, sniffed
from kg.sources.tables.header_words import proposal

SHEET_IN_ZIP = re.compile(rb"PK\x03\x04.{26}xl/", re.DOTALL)
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OF_SCHED = (frozenset({"event_key", "event_start"}), frozenset({"username", "name"}))
"""Columns of Sched's own exports, of sessions and of people."""
LONGEST_NAME = 80
LEAST_ROWS = 2
EVEN = 0.75
"""The share of rows that must have a cell for each column: real tables have slips."""


def is_workbook(head: bytes) -> bool:
    """Whether a spreadsheet program wrote it; only .xlsx is read, the others are told so."""
    return head.startswith(OLD_EXCEL) or OPEN_DOCUMENT in head[:200] or _has_sheets(head)


def _has_sheets(head: bytes) -> bool:
    return head.startswith(b"PK") and SHEET_IN_ZIP.search(head) is not None


def is_table(sample: Sample) -> bool:
    """Whether the document is a workbook, or a text whose rows have a cell for each column."""
    if is_workbook(sample.head):
        return True
    if not sample.text or sample.is_html or sample.is_json:
        return False
    head = sample.text.lstrip("\ufeff")[:SNIFFED]
    delimiter = sniffed(head)
    rows = head_rows(head, delimiter) if delimiter else []
    even = sum(len(row) == len(rows[0]) for row in rows)
    return len(rows) >= LEAST_ROWS and even >= EVEN * len(rows) and _is_header(rows[0])


def _is_header(cells: list[str]) -> bool:
    names = [folded(cell) for cell in cells]
    is_of_sched = any(columns <= set(names) for columns in OF_SCHED)
    if is_of_sched or len(set(names)) < len(names) or len(names) < LEAST_ROWS:
        return False
    if not all(0 < len(name) <= LONGEST_NAME and not name.endswith(":") for name in names):
        return False
    return any(proposal(name) is not None for name in names)
