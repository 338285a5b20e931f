"""What a public endpoint does not do: call other services, fetch graphs, or change anything.

The engine's parser is laxer than the grammar (`SERVICE:x` calls a service, with no space between),
so a name or word that a lax parser could take for SERVICE is refused as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from kg.errors import QueryError
from kg.sparql_tokens import Token, fault, tokens

UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
LOCAL_ESCAPE = re.compile(r"\\(.)")

NO_SERVICE = "SERVICE is refused: this endpoint asks no other; ask the other endpoint yourself"
NO_UPDATE = "this endpoint only reads; send a SELECT, ASK, CONSTRUCT or DESCRIBE query"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query names in FROM (default) and FROM NAMED (named)."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


def check(query: str, known_graphs: Collection[str], base: str = "") -> Dataset:
    """The dataset that a harmless query names; raises QueryError for any other query."""
    plain = CODEPOINT.sub(_character, query)
    if plain != query:
        # By the standard such escapes count before anything is read; by our engine they do not.
        _check(plain, known_graphs, base)
    return _check(query, known_graphs, base)


def _check(query: str, known_graphs: Collection[str], base: str) -> Dataset:
    found = tuple(tokens(query))
    _refuse_service(query, found)
    _refuse_update(query, found)
    clauses = tuple(_clauses(query, found, base))
    for token, _, graph in clauses:
        if graph not in known_graphs:
            what = f"there is no graph <{graph}> here, and nothing is fetched; see /graph/"
            raise fault(query, token.start, what)
    return Dataset(
        tuple(graph for _, named, graph in clauses if not named),
        tuple(graph for _, named, graph in clauses if named),
    )


def _refuse_service(query: str, found: Sequence[Token]) -> None:
    for place, token in enumerate(found):
        if token.kind == "word" and "SERVICE" in token.text.upper():
            raise fault(query, token.start, NO_SERVICE)
        # `?s ?p service:x { … }` would be fine, but reads the same to a lax parser.
        lax = token.kind == "prefixed" and "SERVICE" in token.text.partition(":")[0].upper()
        if lax and place + 1 < len(found) and found[place + 1].text == "{":
            raise fault(query, token.start, NO_SERVICE)


def _refuse_update(query: str, found: Sequence[Token]) -> None:
    form = next((token for token in found if token.kind == "word" and _is_form(token)), None)
    if form is not None and form.is_word(*UPDATES):
        raise fault(query, form.start, NO_UPDATE)


def _is_form(token: Token) -> bool:
    return not token.is_word("BASE", "PREFIX")


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
    return urljoin(base, CODEPOINT.sub(_character, token.text[1:-1]))


def _character(found: re.Match[str]) -> str:
    number = int(found.group(1) or found.group(2), 16)
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise QueryError(f"{found.group()} is no character; take it out")
    return chr(number)
