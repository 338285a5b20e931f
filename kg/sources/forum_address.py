"""The address under which a page is known, whichever host or path it was saved from."""

from __future__ import annotations

from kg.addresses import canonical
from kg.sources.given import Given


def own_address(stated: str | None, given: Given) -> str | None:
    """What the page says of itself, else where the editor found it; one address for all mirrors."""
    found = stated or given.address
    return canonical(found) if found else None
