"""A document as numbered lines."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import SourceError

LONGEST = 100_000
"""Characters in a line, far more than any real one has: readers need not fear longer ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its number from 1."""

    number: int
    text: str


def lines_of(text: str, name: str) -> tuple[Line, ...]:
    """The lines of a text; SourceError for an endless one."""
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    endless = next((line for line in lines if len(line.text) > LONGEST), None)
    if endless is not None:
        raise SourceError(
            f"the line has {len(endless.text)} characters, more than {LONGEST};"
            " save the page as text with its line breaks",
            document=name,
            line=endless.number,
        )
    return lines
