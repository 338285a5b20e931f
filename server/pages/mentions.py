"""What points to a thing whose page has no plan that tells it better."""

from __future__ import annotations

from kg.namespaces import IGF
from server.pages.kinds import kind
from server.pages.plans import plan
from server.pages.values import Lens


def mentioning(lens: Lens, iri: str) -> tuple[str, ...]:
    """The IRIs of what points to it, in their order."""
    if "mentioned" not in plan(kind(lens, iri)):
        return ()
    # Nobody is led from a reason to those who were withdrawn for it.
    quads = (q for q in lens.store.inverse(iri) if q.predicate.value != str(IGF.withdrawalReason))
    return tuple(dict.fromkeys(str(quad.subject)[1:-1] for quad in quads))
