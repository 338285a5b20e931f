"""A warm pool of workers on one graph: whatever a query does, it is over when its time is."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from kg.errors import QueryError, StoreError
from server.isolation.cradle import Cradle
from server.isolation.faults import (
    BrokenError,
    EndedError,
    OverrunError,
    TooLongError,
    UnsayableError,
)
from server.isolation.frames import Task
from server.isolation.limits import Limits
from server.isolation.line import GoneError, Line, RefusedError
from server.isolation.spool import Spool
from server.isolation.turns import Turns

SLOW = 0.25
"""Seconds after which a query lets all others go first."""
WORN = 2_000
"""Queries after which a worker is replaced: what the engine leaves in memory goes with it."""
WARM = 2


@dataclass(slots=True)
class Tally:
    """How many workers were started, and how many of them were killed."""

    started: int = 0
    killed: int = 0


class Pool:
    """Workers on one graph. All methods belong to one event loop."""

    def __init__(self, cradle: Cradle, turns: Turns, limits: Limits, tally: Tally) -> None:
        self._cradle = cradle
        self._turns = turns
        self._limits = limits
        self._idle: list[Line] = []
        self._busy: set[Line] = set()
        self._closing = False
        self._replacing: set[asyncio.Task[None]] = set()
        self._tally = tally

    @classmethod
    async def start(cls, graph: IO[bytes], turns: Turns, limits: Limits, tally: Tally) -> Pool:
        """A pool that is ready to answer; raises StoreError where the graph cannot be loaded."""
        pool = cls(await Cradle.start(graph, limits), turns, limits, tally)
        try:
            for _ in range(min(WARM, limits.workers)):
                pool._idle.append(await pool._started())
        except BaseException:
            pool.close()
            raise
        return pool

    @property
    def workers(self) -> tuple[int, int]:
        """How many are busy, and how many wait for work."""
        return len(self._busy), len(self._idle)

    @property
    def alive(self) -> bool:
        """Whether it can start workers."""
        return self._cradle.alive

    async def answer(self, task: Task, client: str) -> Spool:
        """The whole answer to a query.

        Raises QueryError for a query that is wrong, UnansweredError where there is no answer.
        """
        begun = time.monotonic()
        async with self._turns.turn(client):
            queued = time.monotonic() - begun
            spool = await self._taken_up(task)
            spool.queued = queued
            return spool

    def refill(self) -> None:
        """Have new workers for those that ended while they waited for work."""
        self._idle = [line for line in self._idle if line.open]
        there = len(self._idle) + len(self._busy) + len(self._replacing)
        for _ in range(min(WARM, self._limits.workers) - there):
            self._spare()

    def close(self) -> None:
        """End all workers, whatever they do."""
        self._closing = True
        for task in self._replacing:
            task.cancel()
        for line in (*self._idle, *self._busy):
            line.kill()
        self._idle.clear()
        self._cradle.close()

    async def gone(self) -> None:
        """Wait, after `close`, until everything that it has begun to give back is given back."""
        await asyncio.gather(*self._replacing, return_exceptions=True)
        # Connections are closed in the next turn of the loop.
        await asyncio.sleep(0)

    async def _taken_up(self, task: Task) -> Spool:
        line = await (self._started(federated=True) if task.federated else self._at_hand())
        self._busy.add(line)
        try:
            return await self._asked(line, task)
        finally:
            self._busy.discard(line)
            self._put_back(line, again=not task.federated)

    async def _asked(self, line: Line, task: Task) -> Spool:
        slow = asyncio.get_running_loop().call_later(SLOW, line.slow_down)
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await line.ask(task)
        except TimeoutError as error:
            self._end(line)
            raise OverrunError(self._limits.seconds) from error
        except asyncio.CancelledError:
            # Nobody waits for the answer any more.
            self._end(line)
            raise
        except GoneError as error:
            raise EndedError(self._limits.memory) from error
        except RefusedError as refused:
            raise self._meaning(refused) from refused
        except OSError as error:
            self._end(line)
            raise StoreError(f"{error}; make room for answers in the temporary folder") from error
        finally:
            slow.cancel()

    def _meaning(self, refused: RefusedError) -> Exception:
        if refused.kind == "query":
            return QueryError(refused.detail)
        if refused.kind == "form":
            return UnsayableError(refused.detail)
        if refused.kind == "bytes":
            return TooLongError(self._limits.result_bytes)
        if refused.kind == "memory":
            return EndedError(self._limits.memory)
        return BrokenError(f"{refused.detail}; report this query")

    async def _at_hand(self) -> Line:
        while self._idle:
            line = self._idle.pop()
            if line.open:
                return line
        return await self._started()

    async def _started(self, *, federated: bool = False) -> Line:
        self._tally.started += 1
        return await self._cradle.worker(federated=federated)

    def _end(self, line: Line) -> None:
        self._tally.killed += 1
        line.kill()

    def _put_back(self, line: Line, *, again: bool) -> None:
        fresh = line.open and not line.slowed and line.answered < WORN
        if again and fresh and not self._closing:
            self._idle.append(line)
            return
        line.retire()
        self._spare()

    def _spare(self) -> None:
        if not self._closing and len(self._idle) + len(self._replacing) < WARM:
            task = asyncio.get_running_loop().create_task(self._replace())
            self._replacing.add(task)
            task.add_done_callback(self._replacing.discard)

    async def _replace(self) -> None:
        # Where the nursery has ended, the next query says so.
        with suppress(StoreError):
            line = await self._started()
            if self._closing:
                line.kill()
            else:
                self._idle.append(line)
