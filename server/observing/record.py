"""What is known of one request once it has been answered; of a query, its hash and not its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

OK = "ok"
CACHED = "cached"
TIMEOUT = "timeout"
MEMORY = "memory"
TOO_LARGE = "too-large"
BUSY = "busy"
REFUSED = "refused"
GONE = "gone"
CRASHED = "crashed"
FAILED = "failed"
OUTCOMES = (OK, CACHED, TIMEOUT, MEMORY, TOO_LARGE, BUSY, REFUSED, GONE, CRASHED, FAILED)
"""gone: the client left first. crashed: a worker died unbidden. failed: a fault of our own."""

HASHED = 16


@dataclass(frozen=True, slots=True)
class Observed:
    """One answered request.

    route: its template, from `routes.template`. sent: the bytes of the body. query: from
    `query_hash`. form: SELECT, ASK, CONSTRUCT or DESCRIBE. queued: seconds spent waiting for a
    worker. path: without the query string. client: the address of the peer.
    """

    method: str
    route: str
    status: int
    seconds: float
    sent: int
    outcome: str = OK
    query: str | None = None
    form: str | None = None
    queued: float | None = None
    path: str | None = None
    client: str | None = None


def query_hash(text: str) -> str:
    """Names a query without telling it: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASHED]
