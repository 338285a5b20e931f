"""What a public endpoint does not do: call other services, fetch graphs, or change anything."""

from __future__ import annotations

from collections.abc import Collection

from kg.sparql.federation import Federation
from kg.sparql.query import Query
from kg.sparql.reading import CODEPOINT, character, read
from kg.sparql.tokens import fault

NO_SERVICE = "SERVICE is refused: this endpoint asks no other; ask the other endpoint yourself"


def check(
    text: str,
    known_graphs: Collection[str],
    base: str = "",
    federation: Federation | None = None,
) -> Query:
    """The query, where it is harmless; raises QueryError for any other."""
    plain = CODEPOINT.sub(character, text)
    if plain != text:
        # By the standard such escapes count before anything is read; by our engine they do not.
        _check(plain, known_graphs, base, federation)
    return _check(text, known_graphs, base, federation)


def _check(
    text: str, known_graphs: Collection[str], base: str, federation: Federation | None
) -> Query:
    query = read(text, base)
    for service in query.services:
        if federation is None or service.iri not in federation.allowed:
            raise fault(text, service.start, NO_SERVICE)
    for graph in (*query.dataset.default, *query.dataset.named):
        if graph not in known_graphs:
            what = f"there is no graph <{graph}> here, and nothing is fetched; see /graph/"
            raise fault(text, 0, what)
    return query
