"""An answer as a table for people: short names for IRIs, plain text for literals."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
from rich.table import Table
from rich.text import Text

from kg.commands.printable import printable
from kg.namespaces import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None


def table(answer: ox.QuerySolutions | ox.QueryTriples) -> Table:
    """A row per solution or statement, with the number of rows below."""
    if isinstance(answer, ox.QueryTriples):
        rows: Iterable[Iterable[Term]] = ((t.subject, t.predicate, t.object) for t in answer)
        return _filled(Table("subject", "predicate", "object"), rows)
    return _filled(Table(*(variable.value for variable in answer.variables)), answer)


def _filled(table: Table, rows: Iterable[Iterable[Term]]) -> Table:
    for row in rows:
        table.add_row(*map(_cell, row))
    table.caption = f"{table.row_count} row{'' if table.row_count == 1 else 's'}"
    table.caption_justify = "left"
    return table


def _cell(term: Term) -> Text:
    return Text(printable(_short(term)), overflow="fold")


def _short(term: Term) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.Literal):
        return term.value
    if not isinstance(term, ox.NamedNode):
        return str(term)
    for prefix, namespace in PREFIXES.items():
        local = term.value.removeprefix(namespace)
        if local != term.value and local.replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return term.value
