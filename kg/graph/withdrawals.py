"""What is left of a withdrawn id: since when, why and by whom; nothing of what it stood for."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV

from kg.graph.context import Context
from kg.graph.judgements import reviewer_triples
from kg.graph.quads import Triple, day
from kg.iris import concept
from kg.namespaces import IGF


def withdrawal_triples(context: Context) -> Iterator[Triple]:
    """Two statements an id, and a third where it is said who decided."""
    for gone in context.resolution.withdrawn:
        kind = "person" if gone.id.startswith("p") else "org"
        iri = context.iris.entity(kind, gone.id)
        yield iri, IGF.withdrawnOn, day(gone.date)
        yield iri, IGF.withdrawalReason, concept(gone.reason)
        if gone.by is not None:
            reviewer = context.iris.entity("reviewer", gone.by)
            yield iri, PROV.wasAttributedTo, reviewer
            yield from reviewer_triples(reviewer, gone.by)
