"""A query's text with its dataset written into it, which every engine takes the same way.

The parameters `default-graph-uri` and `named-graph-uri` are not: Virtuoso adds them to the FROM of
the text instead of overriding it, and answers each with a header, more than HTTP clients take.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urljoin

from kg.iris import Iris
from kg.sparql.query import Dataset, Form
from kg.sparql.syntax import parse
from kg.sparql.tokens import Token

AFTER_HEAD = ("{", "WHERE", "FROM", "ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET", "VALUES")
INSIDE = re.compile(r"[^\r\n]")
BASE = re.compile(r"\bBASE\s*<([^<>]*)>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """A query in pieces, without comments and without its FROM clauses.

    limit: the LIMIT of the whole query. has_pattern: DESCRIBE may have none.
    """

    form: Form
    prologue: str
    head: str
    rest: str
    asks_graphs: bool
    limit: int | None

    @property
    def has_pattern(self) -> bool:
        """Whether there is a pattern to match."""
        return "{" in self.rest

    def text(self, dataset: Dataset, base: str) -> str:
        """The query on this dataset, with relative IRIs under this base."""
        clauses = from_clauses(dataset, base, named=self.asks_graphs)
        return f"{self._begin(base)}{self.head} {clauses} {self.rest}"

    def counted(self, dataset: Dataset, base: str) -> str:
        """A query for the number of solutions that its pattern has, as ?n."""
        clauses = from_clauses(dataset, base, named=self.asks_graphs)
        inner = f"{{ {{ SELECT (1 AS ?one) {self.rest} }} }}"
        return f"{self._begin(base)}SELECT (COUNT(*) AS ?n) {clauses} {inner}"

    def _begin(self, base: str) -> str:
        """The prologue, with the base before it or in it: Virtuoso takes no second BASE."""
        own = BASE.search(self.prologue)
        if own is None or "PREFIX" in self.prologue[: own.start()].upper():
            return f"BASE <{base}> {self.prologue}"
        whole = f"BASE <{urljoin(base, own[1])}>"
        return self.prologue[: own.start()] + whole + self.prologue[own.end() :]


def parts(query: str) -> Parts:
    """The pieces of a query that keeps to the grammar."""
    found = parse(query)
    form = next(place for place, token in enumerate(found) if token[0] in Form.__members__)
    rest = _head_end(found, form + 1)
    plain = _without(query, found)
    start, cut = found[form][2], _end(found[rest - 1])
    return Parts(
        Form[found[form][0]],
        plain[:start],
        plain[start:cut],
        plain[cut:].strip(),
        any(token[0] == "GRAPH" for token in found),
        _limit(found),
    )


def from_clauses(dataset: Dataset, base: str, *, named: bool) -> str:
    """FROM and FROM NAMED; a graph that does not exist stands for none.

    Virtuoso takes the absence of FROM NAMED for all graphs that it has.
    """
    nothing = str(Iris(base).no_graph())
    default = [f"FROM <{graph}>" for graph in dataset.default or (nothing,)]
    shown = [f"FROM NAMED <{graph}>" for graph in dataset.named or (nothing,)] if named else []
    return " ".join([*default, *shown])


def _head_end(found: Sequence[Token], place: int) -> int:
    """The place of the first token after what is asked for: variables, terms or a template."""
    if found[place - 1][0] == "CONSTRUCT" and found[place][0] == "{":
        return _closing(found, place) + 1
    depth = 0
    while place < len(found):
        key = found[place][0]
        if depth == 0 and key in AFTER_HEAD:
            break
        depth += {"(": 1, ")": -1}.get(key, 0)
        place += 1
    return place


def _closing(found: Sequence[Token], place: int) -> int:
    """The place of the brace that closes the one here."""
    depth = 0
    for number in range(place, len(found)):
        depth += {"{": 1, "}": -1}.get(found[number][0], 0)
        if depth == 0:
            return number
    return len(found) - 1


def _limit(found: Sequence[Token]) -> int | None:
    last = max((n for n, token in enumerate(found) if token[0] == "}"), default=-1)
    after = found[last + 1 :]
    for word, number in pairwise(after):
        if word[0] == "LIMIT":
            return int(number[1])
    return None


def _without(query: str, found: Sequence[Token]) -> str:
    """The text with blanks for its comments and FROM clauses; every token stays in its place."""
    kept, place, skip = [], 0, 0
    for number, token in enumerate(found):
        gap = query[place : token[2]]
        kept.append(INSIDE.sub(" ", gap) if "#" in gap else gap)
        if token[0] == "FROM":
            skip = 3 if found[number + 1][0] == "NAMED" else 2
        kept.append(" " * len(token[1]) if skip else token[1])
        skip = max(skip - 1, 0)
        place = _end(token)
    return "".join(kept)


def _end(token: Token) -> int:
    return token[2] + len(token[1])
