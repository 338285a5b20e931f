"""What one query, one client and all of them together may use."""

from __future__ import annotations

import os
from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds: from the moment a worker takes up a query, or a client's turn to wait for one.

    memory: bytes that a query may need beyond the graph itself. result_bytes: of one answer.
    workers: queries that run at once; per_client: those of one client among them.
    waiting: requests that may wait for a worker; waiting_per_client: those of one client.
    """

    seconds: float = 10.0
    patience: float = 5.0
    memory: int = 512 * MIB
    result_bytes: int = 128 * MIB
    workers: int = max(4, 2 * (os.cpu_count() or 1))
    per_client: int = 3
    waiting: int = 64
    waiting_per_client: int = 16
    query_characters: int = 50_000
