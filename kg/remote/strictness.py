"""Holds a query to SPARQL before an engine sees it that may understand more than that.

Virtuoso's dialect can fetch documents and call functions of its database. Oxigraph's parser knows
neither, so whatever passes it is a query and nothing else.
"""

from __future__ import annotations

import pyoxigraph as ox

from kg.errors import QueryError
from kg.sparql.faults import fault_of

UNASKED = "unasked"


def hold_to_sparql(query: str, base: str) -> None:
    """Raises QueryError unless the text is a query of SPARQL with known functions; runs nothing."""
    name = UNASKED
    while name in query:
        name += "_"
    unknown = ox.Variable(name)
    try:
        # A value for a variable that is not asked for is refused after parsing, before evaluation.
        ox.Store().query(query, base_iri=base, substitutions={unknown: ox.Literal("")})
    except SyntaxError as error:
        raise fault_of(error) from error
    except (RuntimeError, ValueError) as error:
        if name not in str(error):
            raise QueryError(f"{error}; mend the query") from error
        return
    # Never reached with the engine as it is; a query that would run here must not run there.
    raise QueryError("this query can't be checked; write it more plainly")
