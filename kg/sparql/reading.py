"""A query read: its form, its dataset, its calls of services."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from kg.errors import QueryError
from kg.sparql.query import Dataset, Form, Query, Service
from kg.sparql.tokens import Token, fault, tokens

UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
VARYING = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
LOCAL_ESCAPE = re.compile(r"\\(.)")

NO_UPDATE = "this endpoint only reads; send a SELECT, ASK, CONSTRUCT or DESCRIBE query"


def read(text: str, base: str = "") -> Query:
    """What the query asks; raises QueryError for an update, or where that cannot be told."""
    found = tuple(tokens(text))
    clauses = tuple(_clauses(text, found, base))
    return Query(
        text,
        _form(text, found),
        Dataset(
            tuple(graph for _, named, graph in clauses if not named),
            tuple(graph for _, named, graph in clauses if named),
        ),
        tuple(_services(found, base)),
        any(token.kind == "word" and token.text.upper() in VARYING for token in found),
    )


def _form(text: str, found: Sequence[Token]) -> Form:
    for token in found:
        if token.is_word(*UPDATES):
            raise fault(text, token.start, NO_UPDATE)
        if token.is_word(*Form):
            return Form(token.text.upper())
    raise QueryError("there is no query; send a SELECT, ASK, CONSTRUCT or DESCRIBE query", line=1)


def _services(found: Sequence[Token], base: str) -> Iterator[Service]:
    for place, token in enumerate(found):
        if token.kind == "word" and "SERVICE" in token.text.upper():
            silent = place + 1 < len(found) and found[place + 1].is_word("SILENT")
            after = found[place + 1 + silent : place + 2 + silent]
            end = after[0] if after else token
            iri = _resolve(end, base) if end.kind == "iri" else None
            yield Service(iri, silent, end.start, end.start + len(end.text))
        # `?s ?p service:x { … }` would be fine, but reads the same to a lax parser.
        lax = token.kind == "prefixed" and "SERVICE" in token.text.partition(":")[0].upper()
        if lax and place + 1 < len(found) and found[place + 1].text == "{":
            yield Service(None, False, token.start, token.start + len(token.text))


def _clauses(query: str, found: Sequence[Token], base: str) -> Iterator[tuple[Token, bool, str]]:
    """Each dataset clause: its graph's token, whether it says NAMED, and the graph's full IRI."""
    prefixes: dict[str, str] = {}
    for place, token in enumerate(found):
        after = found[place + 1 : place + 3]
        if token.is_word("BASE") and after and after[0].kind == "iri":
            base = _resolve(after[0], base)
        elif token.is_word("PREFIX") and len(after) == 2 and after[1].kind == "iri":
            prefixes[after[0].text.rstrip(":")] = _resolve(after[1], base)
        elif token.is_word("FROM"):
            named = bool(after) and after[0].is_word("NAMED")
            graph = after[1:] if named else after
            yield graph[0] if graph else token, named, _graph(query, token, graph, prefixes, base)


def _graph(
    query: str, clause: Token, after: Sequence[Token], prefixes: dict[str, str], base: str
) -> str:
    if after and after[0].kind == "iri":
        return _resolve(after[0], base)
    if after and after[0].kind == "prefixed":
        prefix, _, local = after[0].text.partition(":")
        if prefix not in prefixes:
            raise fault(query, after[0].start, f"the prefix {prefix}: is not declared; declare it")
        return prefixes[prefix] + LOCAL_ESCAPE.sub(r"\1", local)
    raise fault(query, clause.start, "FROM names no graph; write its IRI after it")


def _resolve(token: Token, base: str) -> str:
    return urljoin(base, CODEPOINT.sub(character, token.text[1:-1]))


def character(found: re.Match[str]) -> str:
    """The character that a codepoint escape stands for."""
    number = int(found.group(1) or found.group(2), 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise QueryError(f"{found.group()} is no character; take it out")
    return chr(number)
