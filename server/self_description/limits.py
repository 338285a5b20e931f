"""The limits that a client can run into, as the server is told them."""

from __future__ import annotations

from dataclasses import dataclass

LIMITS = "igf-kg-limits"
"""Where the application keeps them, among its extensions."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take.

    seconds: of run time. result_bytes: of an answer. query_characters: of the query itself.
    waiting: how many queries may wait for their turn before more are turned away.
    """

    seconds: float
    result_bytes: int
    query_characters: int
    waiting: int
