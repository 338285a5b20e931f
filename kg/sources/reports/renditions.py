"""The renditions of one report in one document: as a list of `- Label: value`, and as a table.

Both are cut by page breaks: a row of the table may start with an empty cell, a label may go on
below its value, and a paragraph may go on after a blank line. A page has no dashes before labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.sources.lines import Line
from kg.sources.reports.template import (
    ANSWERED,
    LONGEST_SHORT,
    Label,
    Opening,
    label_begun,
    opening,
)
from kg.text import DEAD_LINK, clean, plain

HEADING = re.compile(
    r"(?:IGF (?P<year>20[0-9]{2}) (?:Workshop|Session|Open Forum)? ?Report(?:ing)?(?: Template)?"
    r"(?: ?[:-] ?(?P<code>.{2,200}))?|Reporting Template for IGF Workshop Sessions)",
    re.IGNORECASE,
)
MARKER = re.compile(r"(?:\(?[0-9]{1,2}[.)]|[-\u2022\u2013*]) +")
BULLET = re.compile(r"[-\u2022\u2013*] +")
ENDED = re.compile(r"[.!?:;\u2026][)\]\"\u201d\u2019']*$")
STRANGE_LABEL = re.compile(r"- (?P<label>[A-Z][^:]{2,80}): .*")


@dataclass(frozen=True, slots=True)
class Field:
    """A label of the template and its value; label: None where the template has no such label.

    wording: the whole of the label as its template has it.
    """

    number: int
    stated: str
    label: Label | None
    wording: str = ""
    chunks: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The value as one line."""
        joined = clean(" ".join(plain(chunk.text) for chunk in self.chunks))
        return BULLET.sub("", joined, count=1) if BULLET.match(joined) else joined

    @property
    def has_words(self) -> bool:
        """Whether there is a value, and not tags alone."""
        return any(plain(chunk.text) for chunk in self.chunks)

    @property
    def line(self) -> int:
        """Where the value starts."""
        return self.chunks[0].number if self.chunks else self.number

    @property
    def items(self) -> tuple[Line, ...]:
        """The value's paragraphs without their numbers, those that a page break cut made whole."""
        return tuple(_items(self.chunks))

    @property
    def entries(self) -> tuple[Line, ...]:
        """The value as a list: its numbered items, or each line of it where none is numbered."""
        pieces = [
            Line(chunk.number, piece)
            for chunk in self.chunks
            for piece in plain(chunk.text).split("\n")
            if piece
        ]
        marked = any(MARKER.match(piece.text) for piece in pieces)
        return self.items if marked else tuple(pieces)


@dataclass(frozen=True, slots=True)
class Rendition:
    """One telling of the report: under its own heading, or the whole document without one."""

    document: str
    heading: Line
    year: int | None
    code: str | None
    fields: tuple[Field, ...]

    def field(self, label: Label) -> Field | None:
        """The first field with the label that has a value."""
        return next((f for f in self.fields if f.label is label and f.has_words), None)


def renditions(lines: Iterable[Line], document: str) -> tuple[Rendition, ...]:
    """Every rendition in the document, in order; lines before the first heading are furniture."""
    groups: list[tuple[Line, re.Match[str], list[Line]]] = []
    every = tuple(lines)
    for line in every:
        heading = HEADING.fullmatch(clean(line.text))
        if heading is not None:
            groups.append((line, heading, []))
        elif groups:
            groups[-1][2].append(line)
    if not groups:
        return (Rendition(document, every[0], None, None, tuple(_fields(every))),)
    return tuple(_rendition(document, line, found, below) for line, found, below in groups)


def _rendition(document: str, line: Line, found: re.Match[str], below: Iterable[Line]) -> Rendition:
    year = int(found["year"]) if found["year"] else None
    return Rendition(document, line, year, found["code"], tuple(_fields(below)))


def _fields(lines: Iterable[Line]) -> Iterator[Field]:
    field: Field | None = None
    chunks: list[Line] = []
    answering = False
    for line in lines:
        opened = _opened(line, answering)
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
        answering = answering or (field is not None and field.label in ANSWERED)
    if field is not None:
        yield _closed(field, chunks)


def _closed(field: Field, chunks: Iterable[Line]) -> Field:
    return replace(field, chunks=tuple(chunk for chunk in chunks if clean(chunk.text)))


def _opened(line: Line, answering: bool) -> tuple[Field, str] | None:
    """The field that a line opens, and the part of its value that stands there.

    answering: an answer in free text has begun, in which a line may start with any word.
    """
    cell, tab, value = line.text.partition("\t")
    if tab:
        return _opened_row(line.number, clean(cell), value)
    if line.text.startswith("- "):
        return _opened_entry(line.number, clean(line.text))
    found = opening(clean(line.text))
    if found is None or (answering and len(found.wording) <= LONGEST_SHORT):
        return None
    return _begun(line.number, clean(line.text), found)


def _begun(number: int, stated: str, found: Opening) -> tuple[Field, str]:
    """The field of the last label on a line: `Time: Workshop Organiser:` has an empty time."""
    value = found.value.strip("| ")
    following = opening(value) if value and len(found.wording) <= LONGEST_SHORT else None
    if following is not None:
        return _begun(number, value, following)
    return Field(number, stated, found.label, found.wording), value


def _opened_row(number: int, cell: str, value: str) -> tuple[Field, str] | None:
    if not cell:
        return None
    found = opening(cell)
    if found is None:
        return Field(number, cell, label_begun(cell)), value
    return Field(number, cell, found.label, found.wording), f"{found.value} {value}".strip()


def _opened_entry(number: int, text: str) -> tuple[Field, str] | None:
    found = opening(text[2:])
    if found is not None:
        return _begun(number, text[2:], found)
    begun, strange = label_begun(text[2:]), STRANGE_LABEL.fullmatch(text)
    if begun is None and strange is None:
        return None
    return Field(number, text[2:], begun), ""


def _label_goes_on(field: Field, line: Line) -> tuple[Field, str] | None:
    """The field with the rest of its label, where the line is that; and what follows the label."""
    if field.label is None or field.wording:
        return None
    stated = f"{field.stated} {clean(line.text)}"
    whole = opening(stated)
    if whole is None:
        return (replace(field, stated=stated), "") if label_begun(stated) else None
    return replace(field, stated=stated, label=whole.label, wording=whole.wording), whole.value


def _items(chunks: Iterable[Line]) -> Iterator[Line]:
    number, parts = 0, list[str]()
    for chunk in chunks:
        for at, piece in enumerate(plain(chunk.text).split("\n")):
            if parts and (at > 0 or MARKER.match(piece) or ENDED.search(parts[-1])):
                yield _item(number, parts)
                parts = []
            number = number if parts else chunk.number
            parts.append(piece)
    if parts:
        yield _item(number, parts)


def _item(number: int, parts: list[str]) -> Line:
    text = DEAD_LINK.sub(r"\1", clean(" ".join(parts)))
    return Line(number, MARKER.sub("", text, count=1) if MARKER.match(text) else text)
