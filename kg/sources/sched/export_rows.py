"""A list of entries as CSV with a header, or as JSON objects: the same rows, one at a time.

What is absent stays absent: a row holds only the fields that the document gives it.
"""

from __future__ import annotations

import csv
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import SourceError
from kg.records import Origin, Skipped
from kg.sources.feeds.text_stream import text_lines
from kg.sources.given import Given
from kg.sources.sample import Sample
from kg.sources.sched.json_entries import first_keys, json_entries
from kg.sources.source import Source
from kg.text import CONTROL, clean

JSON, CSV = "application/json", "text/csv"


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its place, and its fields as they are given."""

    origin: Origin
    fields: Mapping[str, object]

    def text(self, name: str) -> str | None:
        """The field's words on one line, HTML's entities read; None where it has none."""
        return words(self.fields.get(name))

    def place(self, field: str) -> Origin:
        """The place of one field of the entry."""
        entry = self.origin.place
        return Origin(
            self.origin.document, self.origin.line, f"{entry}, {field}" if entry else field
        )


def words(value: object) -> str | None:
    """A text or number as clean words; None for every other value."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return clean(html.unescape(CONTROL.sub("", str(value)))) or None


def columns(sample: Sample) -> frozenset[str]:
    """The names in a CSV's header, or the keys of the first object in a JSON list."""
    if sample.is_json:
        return first_keys(sample)
    header, _, _ = sample.text.lstrip("\ufeff").partition("\n")
    try:
        return frozenset(next(csv.reader([header], strict=True), ()))
    except csv.Error:
        return frozenset()


def media_type(sample: Sample) -> str:
    """Which of the two forms it is."""
    return JSON if sample.is_json else CSV


def rows(source: Source, given: Given, form: str) -> Iterator[Row | Skipped]:
    """Every entry, as the document streams by; SourceError where it is broken or cut short."""
    return _json_rows(source, given) if form == JSON else _csv_rows(source, given)


def _json_rows(source: Source, given: Given) -> Iterator[Row | Skipped]:
    for number, entry in enumerate(json_entries(source, given), start=1):
        origin = Origin(source.name, place=f"entry {number}")
        if isinstance(entry, dict):
            yield Row(origin, entry)
        else:
            yield Skipped(origin, str(entry)[:200], "the entry is no object with fields")


def _csv_rows(source: Source, given: Given) -> Iterator[Row | Skipped]:
    lines = (f"{line.text}\n" for line in text_lines(source, given))
    reader = csv.reader(lines, strict=True)
    header = next(reader, [])
    header[:1] = [name.lstrip("\ufeff") for name in header[:1]]
    while True:
        origin = Origin(source.name, reader.line_num + 1)
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise SourceError(
                f"the row is no CSV: {error}; export the list again",
                document=source.name,
                line=origin.line,
            ) from error
        if cells is None:
            return
        if len(cells) == len(header):
            yield Row(origin, dict(zip(header, cells, strict=True)))
        elif cells:
            reason = f"the row has {len(cells)} cells and the header {len(header)}"
            yield Skipped(origin, ",".join(cells)[:200], reason)
