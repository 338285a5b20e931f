"""How much of a site's time and of ours one document may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes after decompression, seconds, and the ports that may be asked.

    connect: until the connection stands. read: between two pieces of the answer. total: for one
    answer as a whole. pause: between two requests to one host. longest_pause: the most that a
    site's own rules may ask for.
    """

    largest: int = 100_000_000
    connect: float = 10.0
    read: float = 20.0
    total: float = 300.0
    pause: float = 1.0
    longest_pause: float = 60.0
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
