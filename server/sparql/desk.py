"""What the endpoint works with: the present build, the workers on it, and answers given before."""

from __future__ import annotations

import asyncio
import tempfile
import threading
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import IO, TypeVar

from kg.described import DUMP
from kg.errors import StoreError
from kg.remote.store import RemoteStore
from kg.store import EmbeddedStore
from server.bounded_cache import BoundedCache
from server.federation.relay import Relay
from server.isolation.limits import Limits
from server.isolation.pool import Pool, Tally
from server.isolation.turns import Turns
from server.serving import Library, Serving
from server.sparql.elsewhere import Elsewhere
from server.sparql.planning import Plan, size_of

T = TypeVar("T")
MOST_OF_ONE = 1 << 20
"""Bytes of an answer that is kept for the next who asks."""


@dataclass(slots=True)
class Team:
    """The workers on one library, from the moment that they are sent for. users: of them, now."""

    library: Library
    starting: asyncio.Task[Pool]
    users: int = 0

    @property
    def pool(self) -> Pool | None:
        """The workers, None while they are not there or if they could not be had."""
        done = self.starting.done() and not self.starting.cancelled()
        return self.starting.result() if done and self.starting.exception() is None else None

    @property
    def lost(self) -> bool:
        """Whether they came to nothing, or have ended by themselves."""
        return self.starting.done() and (self.pool is None or not self.pool.alive)

    async def disbanded(self) -> None:
        """End the workers, once nobody uses them any more."""
        while self.users:
            await asyncio.sleep(0.02)
        with suppress(Exception):
            pool = await self.starting
            pool.close()
            await pool.gone()


class Desk:
    """Everything here but `wait_for` belongs to one event loop."""

    def __init__(self, serving: Serving, limits: Limits, relay: Relay | None = None) -> None:
        self.serving = serving
        self.limits = limits
        self.relay = relay
        self.cache: BoundedCache[bytes] = BoundedCache(len, MOST_OF_ONE)
        self.plans: BoundedCache[Plan] = BoundedCache(size_of, 1 << 15, 1 << 23)
        self.turns = Turns(limits)
        self.tally = Tally()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lock = threading.Lock()
        self._team: Team | None = None
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="engine")
        self._closing: set[asyncio.Task[None]] = set()

    async def look_again(self) -> None:
        """See whether another build has come; an engine that is away is asked again later."""
        with suppress(StoreError):
            await asyncio.to_thread(self.serving.look_again)

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

    @asynccontextmanager
    async def pool(self, library: Library) -> AsyncIterator[Pool | Elsewhere]:
        """The workers on a library, who stay for as long as the block runs.

        Those on the library before it end once nobody uses them any more.
        """
        if isinstance(library.store, RemoteStore):
            yield Elsewhere(library.store, self.turns, self.limits, self._threads)
            return
        team = self._team
        if team is None or team.library is not library or team.lost:
            self._leave()
            self.cache.clear()
            starting = asyncio.get_running_loop().create_task(self._start(library))
            team = self._team = Team(library, starting)
        team.users += 1
        try:
            # One who stops waiting must not stop the start for all others.
            yield await asyncio.shield(team.starting)
        finally:
            team.users -= 1

    @property
    def workers(self) -> tuple[int, int]:
        """How many are busy, and how many wait for work."""
        pool = self._team.pool if self._team else None
        return pool.workers if pool else (0, 0)

    @property
    def ready(self) -> bool:
        """Whether a query would find workers, or an engine."""
        if self.serving.remote:
            return True
        pool = self._team.pool if self._team else None
        return pool is not None and pool.alive

    async def close(self) -> None:
        """End all workers, once every query that has come is answered, and let go of the loop."""
        self._leave()
        while self._closing:
            await asyncio.gather(*self._closing, return_exceptions=True)
        with self._lock:
            self._loop = None

    def _leave(self) -> None:
        if self._team is not None:
            task = asyncio.get_running_loop().create_task(self._team.disbanded())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
        self._team = None

    async def _start(self, library: Library) -> Pool:
        try:
            with await asyncio.to_thread(_everything, library) as graph:
                return await Pool.start(graph, self.turns, self.limits, self.tally)
        except OSError as error:
            what = f"{error}; make room in the temporary folder, or for one more process"
            raise StoreError(what) from error


def _everything(library: Library) -> IO[bytes]:
    """All quads of a library, in a file: the build's own dump where it has one."""
    dump = None if library.build is None else library.build / DUMP
    if dump is not None and dump.is_file():
        return dump.open("rb")
    if not isinstance(library.store, EmbeddedStore):
        raise TypeError("workers read a store on this machine")
    file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever asks closes it
    library.store.write(file)
    file.seek(0)
    return file
