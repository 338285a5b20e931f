"""What the application is told when it is made; nothing here is read from the environment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.store import Store


@dataclass(frozen=True, slots=True)
class Settings:
    """Either the folder that builds are published in, or a store that is open already.

    max_query: the characters that a query may have. max_body: the bytes of a request's body.
    """

    out: Path | None = None
    store: Store | None = None
    max_query: int = 50_000
    max_body: int = 500_000
