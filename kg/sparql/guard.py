"""What a public endpoint does not do: call other services, fetch graphs, or change anything."""

from __future__ import annotations

from collections.abc import Collection

from kg.sparql.federation import Federation, refuse_others
from kg.sparql.query import Query
from kg.sparql.reading import clauses, read
from kg.sparql.tokens import fault


def check(
    text: str,
    known_graphs: Collection[str],
    base: str = "",
    federation: Federation | None = None,
) -> Query:
    """The query, where it only reads, and reads what is here or allowed; else a QueryError."""
    query = read(text, base)
    refuse_others(query.text, query, federation)
    for graph in (*query.dataset.default, *query.dataset.named):
        if graph not in known_graphs:
            place = next(token[2] for token, _, iri in clauses(query.text, base) if iri == graph)
            what = f"there is no graph <{graph}> here, and nothing is fetched; see /graph/"
            raise fault(query.text, place, what)
    return query
