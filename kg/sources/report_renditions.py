"""The renditions of one report in one document: as a list of `- Label: value`, and as a table.

Both are cut by page breaks: a row of the table may start with an empty cell, a label may go on
below its value, and a paragraph may go on after a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.sources.lines import Line
from kg.sources.report_template import Label, label_and_value, label_begun
from kg.text import DEAD_LINK, clean, plain

HEADING = re.compile(
    r"IGF (?P<year>20[0-9]{2}) Workshop Report(?: Template)?(?: ?: ?(?P<code>.+))?"
)
MARKER = re.compile(r"(?:\(?[0-9]{1,2}[.)]|[-\u2022\u2013*]) +")
BULLET = re.compile(r"[-\u2022\u2013*] +")
STRANGE_LABEL = re.compile(r"- (?P<label>[A-Z][^:]{2,80}): .*")


@dataclass(frozen=True, slots=True)
class Field:
    """A label of the template and its value; label: None where the template has no such label."""

    number: int
    stated: str
    label: Label | None
    chunks: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The value as one line."""
        joined = clean(" ".join(plain(chunk.text) for chunk in self.chunks))
        return BULLET.sub("", joined, count=1) if BULLET.match(joined) else joined

    @property
    def line(self) -> int:
        """Where the value starts."""
        return self.chunks[0].number if self.chunks else self.number

    @property
    def items(self) -> tuple[Line, ...]:
        """The value's paragraphs without their numbers, those that a page break cut made whole."""
        return tuple(_items(self.chunks))


@dataclass(frozen=True, slots=True)
class Rendition:
    """One telling of the report under its own heading."""

    document: str
    heading: Line
    year: int
    code: str | None
    fields: tuple[Field, ...]

    def field(self, label: Label) -> Field | None:
        """The first field with the label that has a value."""
        return next((f for f in self.fields if f.label is label and f.text), None)


def renditions(lines: Iterable[Line], document: str) -> tuple[Rendition, ...]:
    """Every rendition in the document, in order; lines before the first heading are furniture."""
    groups: list[tuple[Line, re.Match[str], list[Line]]] = []
    for line in lines:
        heading = HEADING.fullmatch(clean(line.text))
        if heading is not None:
            groups.append((line, heading, []))
        elif groups:
            groups[-1][2].append(line)
    return tuple(
        Rendition(document, line, int(found["year"]), found["code"], tuple(_fields(below)))
        for line, found, below in groups
    )


def _fields(lines: Iterable[Line]) -> Iterator[Field]:
    field: Field | None = None
    chunks: list[Line] = []
    for line in lines:
        opened = _opened(line)
        joined = _label_goes_on(field, line) if opened is None and field is not None else None
        if joined is not None:
            field, value = joined
            chunks.append(Line(line.number, value))
        elif opened is not None:
            if field is not None:
                yield _closed(field, chunks)
            field, value = opened
            chunks = [Line(line.number, value)]
        else:
            chunks.append(Line(line.number, line.text))
    if field is not None:
        yield _closed(field, chunks)


def _closed(field: Field, chunks: Iterable[Line]) -> Field:
    filled = tuple(chunk for chunk in chunks if clean(chunk.text))
    return Field(field.number, field.stated, field.label, filled)


def _opened(line: Line) -> tuple[Field, str] | None:
    """The field that a line opens, and the part of its value that stands there."""
    cell, tab, value = line.text.partition("\t")
    if tab:
        return _opened_row(line.number, clean(cell), value)
    if line.text.startswith("- "):
        return _opened_entry(line.number, clean(line.text))
    heading = label_and_value(clean(line.text))
    if heading is not None and heading[0] is Label.GENDER_HEADING:
        return Field(line.number, clean(line.text), heading[0]), heading[1]
    return None


def _opened_row(number: int, cell: str, value: str) -> tuple[Field, str] | None:
    if not cell:
        return None
    found = label_and_value(cell)
    return Field(number, cell, found[0] if found else label_begun(cell)), value


def _opened_entry(number: int, text: str) -> tuple[Field, str] | None:
    found = label_and_value(text[2:])
    if found is not None:
        return Field(number, text[2:], found[0]), found[1]
    begun, strange = label_begun(text[2:]), STRANGE_LABEL.fullmatch(text)
    if begun is None and strange is None:
        return None
    return Field(number, text[2:], begun), ""


def _label_goes_on(field: Field, line: Line) -> tuple[Field, str] | None:
    """The field with the rest of its label, where the line is that; and what follows the label."""
    if field.label is None or label_and_value(field.stated) is not None:
        return None
    stated = f"{field.stated} {clean(line.text)}"
    whole = label_and_value(stated)
    if whole is None:
        return (Field(field.number, stated, field.label), "") if label_begun(stated) else None
    return Field(field.number, stated, field.label), whole[1]


def _items(chunks: Iterable[Line]) -> Iterator[Line]:
    number, parts = 0, list[str]()
    for chunk in chunks:
        for at, piece in enumerate(plain(chunk.text).split("\n")):
            if parts and (at > 0 or MARKER.match(piece)):
                yield _item(number, parts)
                parts = []
            number = number if parts else chunk.number
            parts.append(piece)
    if parts:
        yield _item(number, parts)


def _item(number: int, parts: list[str]) -> Line:
    text = DEAD_LINK.sub(r"\1", clean(" ".join(parts)))
    return Line(number, MARKER.sub("", text, count=1) if MARKER.match(text) else text)
