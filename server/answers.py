"""The answer to a query as a table for people, with addresses to follow.

A page shows the first rows of a long answer and says so; the data forms have all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.store import Answer, Term
from server.forms import ANSWERS, ROWS, TRIPLES
from server.links import link
from server.pages.values import Value

MOST = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """verdict: of an ASK. more: whether there are rows beyond those shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    more: bool
    verdict: bool | None
    forms: tuple[str, ...]


def shown(answer: Answer, base: str, root: str) -> Shown:
    """What a page shows of an answer."""
    if isinstance(answer, ox.QueryBoolean):
        return Shown((), (), False, bool(answer), tuple(ANSWERS))
    if isinstance(answer, ox.QueryTriples):
        triples = list(islice(answer, MOST + 1))
        rows = [tuple(_cell(term, base, root) for term in triple) for triple in triples[:MOST]]
        columns = ("subject", "predicate", "object")
        return Shown(columns, tuple(rows), len(triples) > MOST, None, tuple(TRIPLES))
    names = tuple(variable.value for variable in answer.variables)
    found = list(islice(answer, MOST + 1))
    cells = [tuple(_cell(row[name], base, root) for name in names) for row in found[:MOST]]
    return Shown(names, tuple(cells), len(found) > MOST, None, tuple(ROWS))


def _cell(term: Term | None, base: str, root: str) -> Value | None:
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Value(term.value.removeprefix(base), link(term.value, base, root))
    if isinstance(term, ox.Literal):
        return Value(term.value, None, term.language)
    return Value(str(term))
