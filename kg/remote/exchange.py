"""One HTTP exchange with an engine: a call, its reply, and the limits that the reply is read under.

A reply that breaks off, takes too long or grows too large raises; it never just ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from kg.errors import StoreError

SECONDS = 60.0
MOST = 256_000_000


@dataclass(frozen=True, slots=True)
class Call:
    """A request; seconds and most bound its whole reply."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = SECONDS
    most: int = MOST

    @property
    def place(self) -> str:
        """The address that a message may name: without what was asked, and without credentials."""
        return shown(self.url)


@dataclass(frozen=True, slots=True)
class Reply:
    """headers by lower-case name; chunks can be read once."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]

    @property
    def content(self) -> bytes:
        """What there is still to read."""
        return b"".join(self.chunks)


class Transport(Protocol):
    """Takes a call to an engine and brings the reply; raises StoreError where it can't."""

    def send(self, call: Call) -> AbstractContextManager[Reply]:
        """The reply, readable until the context ends."""


def shown(url: str) -> str:
    """An address without its query and without user and password."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def checked(url: str) -> str:
    """An address that an engine can be at; raises StoreError for any other."""
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise StoreError(
            "an address with a user in it stands in logs; set KG_ENDPOINT_USER and"
            " KG_ENDPOINT_PASSWORD instead",
            document=shown(url),
        )
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.fragment:
        raise StoreError("no http or https address of a SPARQL endpoint; mend it", document=url)
    return url
