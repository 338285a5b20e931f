"""The page of figures: kept answers as tables, a thing and its name in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.answers.answered import Answers
from kg.answers.question import Question
from kg.store import Term
from server.links import link
from server.pages.values import Value

NUMBER = re.compile(r"(\d+|\d+ %|(under|over) \d+ %|)$")
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Table:
    """A kept answer, with the question that it answers."""

    question: Question
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def numbers(self) -> tuple[bool, ...]:
        """Of each column, whether numbers stand in it."""
        return tuple(
            all(NUMBER.match(cell.text) for cell in column)
            for column in zip(*self.rows, strict=True)
        )

    def beside(self, column: str, cells: Sequence[str]) -> Table:
        """The same with one more column."""
        rows = ((*row, Value(cell)) for row, cell in zip(self.rows, cells, strict=True))
        return Table(self.question, (*self.columns, column), tuple(rows))


def table(answers: Answers, asked: Question, base: str, root: str) -> Table:
    """The table of a question; a column of things lends its word and its links to the next one."""
    found = answers.rows(asked)
    names = [variable.value for variable in found.variables]
    rows = [[row[name] for name in names] for row in found]
    things = [
        any(isinstance(row[place], ox.NamedNode) for row in rows) for place in range(len(names))
    ]
    columns = tuple(
        _words(names[place - 1] if place and things[place - 1] else names[place])
        for place in range(len(names))
        if not things[place]
    )
    return Table(asked, columns, tuple(tuple(_cells(row, base, root)) for row in rows))


def _cells(row: list[Term | None], base: str, root: str) -> Iterator[Value]:
    href: str | None = None
    for term in row:
        if isinstance(term, ox.NamedNode):
            href = link(term.value, base, root)
        else:
            text, language = (
                (term.value, term.language) if isinstance(term, ox.Literal) else ("", None)
            )
            yield Value(text, href, language)
            href = None


def _words(name: str) -> str:
    return CAPITAL.sub(" ", name).lower()
