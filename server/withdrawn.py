"""What was withdrawn is gone from every address that might still show it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.store import Store
from server.pages.values import Lens
from server.problems import RequestError

WITHDRAWN = (
    "what stood under this address was withdrawn on {since} ({reason}); nothing more is told of it,"
    " and the address will not be given to anything else"
)


def refuse_withdrawn(store: Store, iris: Iterable[str]) -> None:
    """Raise a 410 where one of these was withdrawn."""
    here = Lens(store, "")
    for iri in iris:
        since = here.text(iri, "igf:withdrawnOn")
        if since is not None:
            reason = here.text(iri, "igf:withdrawalReason")
            raise RequestError(410, WITHDRAWN.format(since=since, reason=reason))
