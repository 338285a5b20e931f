"""The rows of a text whose cells are set apart by commas, semicolons, tabs or bars.

Rows are read one at a time, so that a table may be longer than the memory.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import SourceError
from kg.sources.given import Given
from kg.sources.source import Source
from kg.sources.tables.cells import Row
from kg.text import CONTROL, marked_encoding

DELIMITERS = {",": ",", ";": ";", "tab": "\t", "|": "|"}
"""The delimiters as a mapping writes them."""

SNIFFED = 65_536
"""Bytes that are enough to tell the delimiter from."""

MOST_SNIFFED = 50
LONGEST_LINE = 1_000_000
HINT = re.compile(r"sep=(.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Delimited:
    """delimiter: as it stands in the text."""

    source: Source
    given: Given
    delimiter: str

    def rows(self) -> Iterator[Row]:
        """Every row, blank ones included, each under the line that it begins on."""
        encoding = _encoding(self.source, self.given)
        text = io.TextIOWrapper(self.source.file, encoding, newline="")
        try:
            yield from _rows(text, self.delimiter, self.source.name)
        except UnicodeDecodeError as error:
            raise SourceError(
                f"the bytes are not {encoding.removesuffix('-sig').upper()} text; save the table in"
                " UTF-8, or name its encoding",
                document=self.source.name,
            ) from error
        finally:
            # Whoever stops halfway may have closed the file before this ends.
            if not self.source.file.closed:
                text.detach()
                self.source.file.seek(0)


def delimiter_of(source: Source, given: Given) -> str:
    """The delimiter that the head of the text shows; a comma where it shows none."""
    return sniffed(_head(source, _encoding(source, given))) or ","


def _encoding(source: Source, given: Given) -> str:
    encoding = marked_encoding(source.file.read(4)) or given.encoding or "utf-8"
    source.file.seek(0)
    try:
        "".encode(encoding)
    except LookupError as error:
        raise SourceError(
            f"there is no encoding named {encoding!r}; write one such as cp1252",
            document=source.name,
        ) from error
    return encoding


def _head(source: Source, encoding: str) -> str:
    head = source.file.read(SNIFFED).decode(encoding, "ignore")
    source.file.seek(0)
    return head


def _rows(text: io.TextIOWrapper, delimiter: str, name: str) -> Iterator[Row]:
    reader = csv.reader(_lines(text, name), delimiter=delimiter)
    start = 1
    try:
        for cells in reader:
            _refuse_binary(cells, name, start)
            if start > 1 or not HINT.fullmatch(delimiter.join(cells)):
                yield Row(start, tuple(cells))
            start = reader.line_num + 1
    except csv.Error as error:
        raise SourceError(
            f"the row cannot be read ({error}); look for a quotation mark that is not closed",
            document=name,
            line=start,
        ) from error


def _lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    number = 1
    while line := text.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise SourceError(
                f"the line has {LONGEST_LINE} characters or more; save the table with its line"
                " breaks",
                document=name,
                line=number,
            )
        yield line
        number += 1


def _refuse_binary(cells: list[str], name: str, line: int) -> None:
    if any(CONTROL.search(cell) for cell in cells):
        raise SourceError(
            "the table holds control characters; save it as plain text", document=name, line=line
        )


def sniffed(head: str) -> str | None:
    """The delimiter under which most rows have the same number of cells, two at least."""
    hint = HINT.match(head)
    if hint is not None and hint[1] in DELIMITERS.values():
        return hint[1]
    scores = {delimiter: _score(head, delimiter) for delimiter in DELIMITERS.values()}
    best = max(scores, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0, 0) else None


def _score(head: str, delimiter: str) -> tuple[float, int]:
    """The share of rows that have the commonest number of cells, and that number."""
    widths = [len(cells) for cells in head_rows(head, delimiter)]
    if not widths:
        return (0, 0)
    # Titles and notes around a table have one cell, and are no sign of what it is.
    width, times = Counter(widths).most_common(1)[0]
    several = Counter(width for width in widths if width > 1)
    if width == 1 and several:
        width, times = several.most_common(1)[0]
    return (times / len(widths), width) if width > 1 else (0, 0)


def head_rows(head: str, delimiter: str) -> list[list[str]]:
    """The first rows of a text that are not blank; fewer where one cannot be read."""
    rows: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(head, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in cells):
                rows.append(cells)
            if len(rows) == MOST_SNIFFED:
                return rows
    except csv.Error:
        return rows
    # The last one may be cut off where the head ends.
    return rows[:-1] if len(head) >= SNIFFED else rows
