"""Asks the engine, and makes up for where it is less than SPARQL 1.1 asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
NO_FUNCTION = re.compile(r"The custom function <([^<>]*)> is not supported")
MOST_FUNCTIONS = 50


def ask(
    store: ox.Store, text: str, base: str, default: Sequence[str], named: Sequence[str] | None
) -> Answer:
    """The answer; raises what the engine raises. named: the named graphs, None for all.

    A call of a function that nobody knows is an error of its expression (section 17.6), which
    leaves a variable unbound; the engine makes it an error of the query. A list of every named
    graph would mean the same as None, and make a look-up ten times as slow.
    """
    unknown: dict[ox.NamedNode, Callable[..., Term | None]] = {}
    while True:
        try:
            return store.query(
                text,
                base_iri=base,
                default_graph=[ox.NamedNode(iri) for iri in default],
                named_graphs=None if named is None else [ox.NamedNode(iri) for iri in named],
                custom_functions=unknown,
            )
        except RuntimeError as error:
            found = NO_FUNCTION.search(str(error))
            if found is None or len(unknown) == MOST_FUNCTIONS:
                raise
            unknown[ox.NamedNode(found[1])] = _nothing


def _nothing(*_: object) -> None:
    """What a function gives that nobody knows."""
