"""What is said of a terminal that may not stand where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from kg.errors import QueryError
from kg.sparql.table import OPTIONAL, Row
from kg.sparql.tokens import Token, fault

UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
NO_UPDATE = "this endpoint only reads; send a SELECT, ASK, CONSTRUCT or DESCRIBE query"
NO_END = "this string has no end, or a wrong escape in it; close it, and write a backslash as \\\\"

SHOWN = 8
LONGEST = 40
KINDS = {
    "variable": "a variable",
    "iri": "an IRI",
    "prefixed": "a prefixed name",
    "string": "a string",
    "text": "a string",
    "integer": "a number",
    "fraction": "a number",
    "language": "a language tag",
    "blank": "a blank node",
}


def unexpected(text: str, token: Token, passed: Sequence[Row]) -> QueryError:
    """passed: the rows that could have had it."""
    key, said, place = token
    if key in UPDATES and any("CONSTRUCT" in row for row in passed):
        return fault(text, place, NO_UPDATE)
    if key == "open" or said in {'"', "'"}:
        return fault(text, place, NO_END)
    if key == "strange":
        return fault(text, place, f"{said!r} means nothing here; take it out")
    what = "the query ends too early" if key == "end" else f"{_short(said)} may not stand here"
    return fault(text, place, f"{what}; write {_wanted(passed)}")


def _short(said: str) -> str:
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _wanted(passed: Sequence[Row]) -> str:
    """The terminals that could stand, kinds of term first, and no more than a reader takes in."""
    keys = dict.fromkeys(key for row in passed for key in row if key != OPTIONAL)
    kinds = [said for key, said in KINDS.items() if key in keys]
    marks = [key for key in keys if key not in KINDS and not key.isalpha()]
    words = [key for key in keys if key not in KINDS and key.isalpha()]
    wanted = list(dict.fromkeys([*kinds, *marks, *words])) or ["nothing"]
    if len(wanted) > SHOWN:
        return f"{', '.join(wanted[:SHOWN])} or the like"
    *most, last = wanted
    return f"{', '.join(most)} or {last}" if most else last
