"""A query's terminals, each at a place where the grammar lets it stand.

Where a keyword may stand, our engine takes any word that begins with it (`SERVICE:x`, `FROMNAMED`).
So whatever is no query by the grammar is refused here, and nothing that is one can be misread.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.sparql.expected import unexpected
from kg.sparql.table import OPTIONAL, Row, start
from kg.sparql.tokens import TERMINAL, Token, fault

DEEPEST = 64
"""Brackets within brackets; the engine's own reader recurses, and slows down, with each."""

MOST_SIGNS = 4000
MOST_PATTERNS = 500
"""In one query: by recursion, the engine ends its process at some thousands of either."""

OPEN = frozenset({"(", "[", "{", "{|", "<<", "<<("})
CLOSED = frozenset({")", "]", "}", "|}", ">>", ")>>"})
SIGNS = frozenset({"!", "||", "&&", "+", "-", "*", "/", "|", "."})
PATTERNS = frozenset({"{", "FILTER", "BIND", "AS"})


def parse(text: str) -> list[Token]:
    """Its terminals in order; raises QueryError where one may not stand."""
    stack = [start()]
    found: list[Token] = []
    sign = _run(text, 0, stack, found)
    while sign is not None:
        stack.extend(_passed(sign[0], stack)[-1][sign[0]])
        found.append(sign)
        sign = _run(text, sign[2] + len(sign[1]), stack, found)
    _refuse_unfinished(text, stack)
    _refuse_deep(text, found)
    _refuse_long(text, found)
    return found


def _run(text: str, place: int, stack: list[Row], found: list[Token]) -> Token | None:
    """Reads on to the end, or to a sign that the terminals hide."""
    for match in TERMINAL.finditer(text, place):
        key = match.lastgroup or ""
        said = match[key]
        begin = match.end() - len(said)
        if key == "mark":
            key = said
        elif key == "word":
            # `a` is the one keyword that is spelt in one way alone.
            key = "a" if said == "a" else said.upper()
        elif key == "end":
            return None
        row = stack.pop()
        if key not in row:
            stack.append(row)
            passed = _passed(key, stack)
            row = passed[-1]
            if key not in row:
                stack.extend(reversed(passed))
                return _as_sign(text, (key, said, begin), passed)
        stack.extend(row[key])
        found.append((key, said, begin))
    return None


def _passed(key: str, stack: list[Row]) -> list[Row]:
    """The rows from the top of the stack to the first that has the key, or may not be left out."""
    row = stack.pop()
    passed = [row]
    while key not in row and OPTIONAL in row and stack:
        row = stack.pop()
        passed.append(row)
    return passed


def _as_sign(text: str, token: Token, passed: Sequence[Row]) -> Token:
    """What looks like an IRI (`?a <?b && ?c> ?d`), as the less-than sign that can stand there."""
    key, said, place = token
    sign = "<=" if said.startswith("<=") else "<"
    if sign == said or not said.startswith("<") or not any(sign in row for row in passed):
        raise unexpected(text, token, passed)
    if key == "iri" and ("#" in said or "'" in said):
        # Another engine could begin a comment or a string where ours does not.
        what = f"{said} may be an IRI, or start with a less-than sign"
        raise fault(text, place, f"{what}; put a space after <, or write a prefixed name")
    return (sign, sign, place)


def _refuse_unfinished(text: str, stack: list[Row]) -> None:
    passed = _passed("end", stack) if stack else [Row({OPTIONAL: ()})]
    if OPTIONAL not in passed[-1]:
        raise unexpected(text, ("end", "", len(text)), passed)


def _refuse_deep(text: str, found: Sequence[Token]) -> None:
    if sum(map(text.count, "([{<")) <= DEEPEST:
        return
    depth = 0
    for key, _, place in found:
        if key in OPEN:
            depth += 1
            if depth > DEEPEST:
                what = f"brackets stand more than {DEEPEST} deep"
                raise fault(text, place, f"{what}; write the query with fewer")
        elif key in CLOSED:
            depth -= 1


def _refuse_long(text: str, found: Sequence[Token]) -> None:
    if len(found) <= MOST_PATTERNS:
        return
    for keys, most, what in (
        (SIGNS, MOST_SIGNS, "operators and triple patterns"),
        (PATTERNS, MOST_PATTERNS, "groups, filters and expressions"),
    ):
        places = [place for key, _, place in found if key in keys]
        if len(places) > most:
            mend = "ask in smaller queries, or by VALUES"
            raise fault(text, places[most], f"the query has more than {most} {what}; {mend}")
