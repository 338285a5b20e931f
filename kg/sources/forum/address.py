"""The address under which a page is known, whichever host or path it was saved from."""

from __future__ import annotations

import re
from urllib.parse import unquote

from kg.addresses import canonical
from kg.sources.given import Given

EDITION = re.compile(r"igf-20[0-9]{2}-(?:[a-z0-9-]{2,20}?-[0-9]{1,3}-)?")


def own_address(stated: str | None, given: Given) -> str | None:
    """What the page says of itself, else where the editor found it; one address for all mirrors."""
    found = stated or given.address
    return canonical(found) if found else None


def title_in(address: str) -> str | None:
    """The title as the last words of an address spell it; None where they are no words."""
    last = unquote(address.rstrip("/").rpartition("/")[2])
    words = EDITION.sub("", last).replace("-", " ").strip()
    return words[:1].upper() + words[1:] if words.count(" ") else None
