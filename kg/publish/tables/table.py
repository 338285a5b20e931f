"""A table and its columns, and its rows as CSV by RFC 4180."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO

from kg.publish.session_table import BETWEEN, cell
from kg.publish.tables.facts import Facts

Value = Callable[[Facts, str], str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """datatype: as CSV on the Web calls it. several: whether a cell is a list.

    of: the table whose first column the values are from. always: whether no cell is empty.
    """

    name: str
    about: str
    value: Value
    datatype: str = "string"
    several: bool = False
    of: str | None = None
    always: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """name: of its file, without the ending. rows: the things that have one, in order.

    The first column has the IRI of the thing that a row is about.
    """

    name: str
    about: str
    rows: Callable[[Facts], Iterable[str]]
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def written(self, facts: Facts) -> bytes:
        """The file: UTF-8 with the mark that spreadsheets need, and lines that end in CRLF."""
        text = StringIO(newline="")
        lines = csv.writer(text)
        lines.writerow(column.name for column in self.columns)
        for iri in self.rows(facts):
            lines.writerow(_shown(column.value(facts, iri)) for column in self.columns)
        return text.getvalue().encode("utf-8-sig")


def _shown(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return cell(value)
    # So that a list falls apart into as many as were put in.
    return cell(BETWEEN.join(" ".join(one.split()).replace(BETWEEN, ", ") for one in value))


def itself(_facts: Facts, iri: str) -> str:
    """The thing that the row is about."""
    return iri


def text(predicate: str) -> Value:
    """One text that is stated of the thing."""
    return lambda facts, iri: facts.text(iri, predicate)


def texts(predicate: str) -> Value:
    """All texts."""
    return lambda facts, iri: facts.texts(iri, predicate)


def targets(*predicates: str) -> Value:
    """What the thing is linked to."""
    return lambda facts, iri: facts.targets(iri, *predicates)


def named(*predicates: str) -> Value:
    """The names of what it is linked to, in the order of `targets`."""
    return lambda facts, iri: facts.names(facts.targets(iri, *predicates))


def name(facts: Facts, iri: str) -> str:
    """What the thing is called."""
    return facts.name(iri)
