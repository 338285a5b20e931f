"""What the endpoint works with: the present build, the workers on it, and answers given before."""

from __future__ import annotations

import asyncio
import tempfile
import threading
from collections.abc import Coroutine
from contextlib import suppress
from typing import TypeVar

from kg.store import EmbeddedStore
from server.isolation.limits import Limits
from server.isolation.pool import Pool, Tally
from server.isolation.turns import Turns
from server.serving import Library, Serving
from server.sparql.cache import AnswerCache

T = TypeVar("T")


class Desk:
    """Everything here but `wait_for` belongs to one event loop."""

    def __init__(self, serving: Serving, limits: Limits) -> None:
        self.serving = serving
        self.limits = limits
        self.cache = AnswerCache()
        self.turns = Turns(limits)
        self.tally = Tally()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._pool: asyncio.Task[Pool] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Work on this loop."""
        self._loop = loop

    def wait_for(self, work: Coroutine[object, object, T]) -> T:
        """The result of some work, for a thread that has no loop."""
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, daemon=True).start()
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def pool(self, library: Library) -> Pool:
        """The workers on a library; those on the one before end after what they do now."""
        gone = self._pool is not None and self._pool.done() and not _alive(self._pool)
        if library is not self._library or self._pool is None or gone:
            self._leave()
            self.cache.clear()
            self._library = library
            self._pool = asyncio.get_running_loop().create_task(self._start(library))
        # One who stops waiting must not stop the start for all others.
        return await asyncio.shield(self._pool)

    @property
    def workers(self) -> tuple[int, int]:
        """How many are busy, and how many wait for work."""
        return _of(self._pool).workers if self._pool and _alive(self._pool) else (0, 0)

    @property
    def ready(self) -> bool:
        """Whether a query would find workers."""
        return self._pool is not None and _alive(self._pool)

    async def close(self) -> None:
        """End all workers, once every query that has come is answered."""
        self._leave()
        while self._closing:
            await asyncio.gather(*self._closing, return_exceptions=True)

    def _leave(self) -> None:
        if self._pool is not None:
            task = asyncio.get_running_loop().create_task(_closed(self._pool))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
        self._pool = None

    async def _start(self, library: Library) -> Pool:
        store = library.store
        if not isinstance(store, EmbeddedStore):
            raise TypeError("workers read a store on this machine")
        with tempfile.TemporaryFile() as graph:
            await asyncio.to_thread(store.write, graph)
            graph.seek(0)
            return await Pool.start(graph, self.turns, self.limits, self.tally)


async def _closed(starting: asyncio.Task[Pool]) -> None:
    with suppress(Exception):
        await (await starting).close()


def _of(pool: asyncio.Task[Pool]) -> Pool:
    return pool.result()


def _alive(pool: asyncio.Task[Pool]) -> bool:
    done = pool.done() and not pool.cancelled() and pool.exception() is None
    return done and pool.result().alive
