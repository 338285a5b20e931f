"""What the log and the figures may know of a query: never its text."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

KEY = "igf-kg.seen"


@dataclass(slots=True)
class Seen:
    """query: its hash. form: of the query. outcome: one word. queued: seconds of waiting."""

    query: str | None = None
    form: str | None = None
    outcome: str | None = None
    queued: float | None = None


def seen_in(environ: MutableMapping[str, Any]) -> Seen:
    """The notes on a request, which go along in its environment."""
    found: Seen = environ.setdefault(KEY, Seen())
    return found
