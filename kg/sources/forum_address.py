"""The address under which a page is known, whichever host or path it was saved from."""

from __future__ import annotations

from kg.sources.given import Given


def own_address(stated: str | None, given: Given) -> str | None:
    """What the page says of itself, else where the editor found it."""
    return stated or given.address
