"""A page of the forum's website as labelled fields, whatever the form of its year.

A value stands after its label and a colon, in the next cell or line, or runs on behind it. What
follows a one-line value, and running text, is loose: readers look there only for lines whose form
alone tells what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.sources.forum.label import LISTS, Label
from kg.sources.forum.labels import FATE, HINT, is_format, label_of, run_on
from kg.sources.lines import Line

LABELLED = re.compile(r"(?P<label>[^:\t]{1,200}?)\s*(?::|\t)[\s*:]*(?P<value>.*)")
SENTENCE = re.compile(r"[.!?;:\u2192][\"\u201d')]?$")
DIGITS = tuple("0123456789")
LONGEST_ENTRY = 220
SHORTEST_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled part; stated: the label as printed.

    values: its lines, without the label. behind: what follows them up to the next label.
    """

    label: Label
    stated: str
    line: int
    values: tuple[Line, ...] = ()
    behind: tuple[Line, ...] = ()

    @property
    def text(self) -> str | None:
        """The first line of the value."""
        return self.values[0].text if self.values else None


@dataclass(frozen=True, slots=True)
class Page:
    """head: the lines above the first field; loose: lines that no field holds."""

    head: tuple[Line, ...]
    fields: tuple[Field, ...]
    loose: tuple[Line, ...]

    def of(self, *labels: Label) -> tuple[Field, ...]:
        """The fields under some labels, in the order of the page."""
        return tuple(field for field in self.fields if field.label in labels)

    def first(self, *labels: Label) -> Field | None:
        """The first field under some labels that has a value."""
        return next((field for field in self.of(*labels) if field.values), None)


@dataclass(slots=True)
class _Splitting:
    head: list[Line] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)
    stated: tuple[Label, str, int] | None = None
    values: list[Line] = field(default_factory=list)
    behind: list[Line] = field(default_factory=list)

    def begin(self, label: Label, stated: str, line: int) -> None:
        self.end()
        self.stated = (label, stated, line)

    def add(self, line: Line) -> None:
        if self.stated is None:
            self.head.append(line)
            return
        label = self.stated[0]
        several = label in LISTS and not self.stated[1].rstrip(" :").endswith(DIGITS)
        ends = is_prose(line.text) or is_format(line.text) if several else bool(self.values)
        if label is Label.TEXT or self.behind or ends:
            self.behind.append(line)
        else:
            self.values.append(line)

    def end(self) -> None:
        if self.stated is not None:
            self.fields.append(Field(*self.stated, tuple(self.values), tuple(self.behind)))
            self.loose.extend(self.behind)
        self.values, self.behind = [], []


def split(lines: Iterable[Line]) -> Page:
    """The lines as fields, each line taken once."""
    found = _Splitting()
    for line in lines:
        labelled = _labelled(line.text)
        if labelled is None:
            found.add(line)
            continue
        label, stated, value = labelled
        found.begin(label, stated, line.number)
        if value and not HINT.fullmatch(value):
            found.add(Line(line.number, value))
    found.end()
    return Page(tuple(found.head), tuple(found.fields), tuple(found.loose))


def _labelled(text: str) -> tuple[Label, str, str] | None:
    alone = label_of(text) if ":" not in text.rstrip(" :*") else None
    if alone is not None:
        return alone, text.rstrip(" :*"), ""
    found = LABELLED.match(text)
    label = label_of(found["label"]) if found else None
    if found is not None and label is not None:
        return label, found["label"], found["value"].strip()
    joined = run_on(text)
    known = label_of(joined[0]) if joined else None
    return (known, *joined) if joined and known else None


def is_prose(text: str) -> bool:
    """Whether a line is running text or an unknown heading, and no entry of a list."""
    if len(text) > LONGEST_ENTRY or text.endswith((":", "?")) or FATE.fullmatch(text):
        return True
    return len(text) > SHORTEST_SENTENCE and SENTENCE.search(text) is not None
