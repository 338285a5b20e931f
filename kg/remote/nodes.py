"""An IRI in the text of a query: inlined, never bound from outside, and checked before."""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import QueryError


def iri_node(iri: str) -> ox.NamedNode:
    """A node whose text can stand in a query; raises QueryError for what is no IRI."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"<{iri}> is no IRI; look at its spelling") from error
