"""What points to a thing that has no page plan of its own."""

from __future__ import annotations

from kg.namespaces import IGF
from server.pages.values import Lens, expanded

# Their pages show in tables what points to them.
PLANNED = frozenset(
    map(
        expanded,
        (
            *("igf:Session", "igf:Meeting", "igf:SessionSeries", "schema:EventSeries"),
            *("schema:Person", "schema:Organization"),
        ),
    )
)


def mentioning(lens: Lens, iri: str) -> tuple[str, ...]:
    """The IRIs of what points to it, in their order."""
    if PLANNED & {*lens.types(iri)}:
        return ()
    # Nobody is led from a reason to those who were withdrawn for it.
    quads = (q for q in lens.store.inverse(iri) if q.predicate.value != str(IGF.withdrawalReason))
    return tuple(dict.fromkeys(str(quad.subject)[1:-1] for quad in quads))
