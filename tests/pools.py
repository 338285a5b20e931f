"""A pool on a small graph, for tests that run something with it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from typing import TypeVar

from server.isolation.frames import Task
from server.isolation.limits import Limits
from server.isolation.pool import Pool, Tally
from server.isolation.turns import Turns

T = TypeVar("T")
GRAPH = "".join(f'<urn:s{number}> <urn:p> "{number}" <urn:g> .\n' for number in range(400))
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def task(query: str, form: str = "json") -> Task:
    return Task(query, form, "http://example.org/", ("urn:g",), ("urn:g",))


def with_pool(work: Callable[[Pool], Awaitable[T]], limits: Limits | None = None) -> T:
    async def whole() -> T:
        given = limits or Limits(seconds=5)
        with tempfile.TemporaryFile() as graph:
            graph.write(GRAPH.encode())
            graph.seek(0)
            pool = await Pool.start(graph, Turns(given), given, Tally())
        try:
            return await work(pool)
        finally:
            pool.close()
            await pool.gone()
            await asyncio.sleep(0.01)

    return asyncio.run(whole())
