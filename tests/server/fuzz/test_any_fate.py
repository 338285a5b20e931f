"""Whatever happens to a pool, each question ends, no process is left, and no descriptor."""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress

from effort import effort
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from own_processes import descriptors, processes
from pools import GRAPH, RUNAWAY, task

from kg.errors import StoreError
from server.isolation.faults import (
    CrowdedError,
    EndedError,
    ImpatientError,
    OverrunError,
    TooLongError,
    UnansweredError,
)
from server.isolation.frames import Task
from server.isolation.limits import MIB, Limits
from server.isolation.pool import WARM, Pool, Tally
from server.isolation.turns import Turns

LIMITS = Limits(
    seconds=0.6,
    patience=0.3,
    memory=64 * MIB,
    result_bytes=2 * MIB,
    workers=3,
    per_client=2,
    waiting=3,
    waiting_per_client=2,
)
YES = b'{"head":{},"boolean":true}'
HOG = (
    'SELECT (STRLEN(?x40) AS ?n) { BIND("0123456789" AS ?x0) '
    + "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(40))
    + "}"
)
OVERLONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
CROWDED = (CrowdedError, ImpatientError)
CLIENTS = st.sampled_from("abc")


def within(seconds: float, true: Callable[[], bool]) -> bool:
    """Whether it becomes true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


class PoolFates(RuleBasedStateMachine):
    """One pool after the other, each asked and ill-treated in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.before = processes()
        self.open = descriptors()
        self.runner = asyncio.Runner()
        self.runner.run(asyncio.sleep(0))
        self.running: list[asyncio.Task[object]] = []
        self.orphaned = False

    @initialize()
    def start(self) -> None:
        async def begin() -> Pool:
            with tempfile.TemporaryFile() as graph:
                graph.write(GRAPH.encode())
                graph.seek(0)
                return await Pool.start(graph, Turns(LIMITS), LIMITS, Tally())

        self.pool = self.runner.run(begin())
        self.orphaned = False

    def end_of(self, given: Task, client: str) -> object:
        """The answer or the fault that a question ends in, within its time and the waiting."""

        async def ask() -> object:
            try:
                async with asyncio.timeout(10):
                    return (await self.pool.answer(given, client)).content
            except (UnansweredError, StoreError) as error:
                return error

        return self.runner.run(ask())

    @rule(client=CLIENTS)
    def ask(self, client: str) -> None:
        end = self.end_of(task("ASK {}"), client)
        # One that had been killed from outside may have been at hand still.
        allowed = (*CROWDED, EndedError, *((StoreError,) if self.orphaned else ()))
        assert end == YES or isinstance(end, allowed), end

    @rule(client=CLIENTS, query=st.sampled_from((HOG, OVERLONG)))
    def ask_too_much(self, client: str, query: str) -> None:
        end = self.end_of(task(query), client)
        meant = (EndedError, OverrunError) if query == HOG else (TooLongError, EndedError)
        allowed = (*CROWDED, *meant, *((StoreError,) if self.orphaned else ()))
        assert isinstance(end, allowed), end

    @rule(client=CLIENTS)
    def set_running(self, client: str) -> None:
        async def begin() -> None:
            asked = self.pool.answer(task(RUNAWAY), client)
            self.running.append(asyncio.ensure_future(asked))
            await asyncio.sleep(0.02)

        self.runner.run(begin())

    @precondition(lambda self: self.running)
    @rule(data=st.data(), late=st.booleans())
    def give_up(self, data: st.DataObject, late: bool) -> None:
        asked = self.running.pop(data.draw(st.integers(0, len(self.running) - 1)))

        async def leave() -> None:
            if late:
                await asyncio.sleep(0.1)
            asked.cancel()
            with suppress(asyncio.CancelledError, UnansweredError, StoreError):
                await asked

        self.runner.run(leave())

    @rule(data=st.data(), seen=st.booleans())
    def kill_a_worker(self, data: st.DataObject, seen: bool) -> None:
        workers = sorted(processes() - self.before - {self.pool._cradle.number})
        if workers:
            with suppress(ProcessLookupError):
                os.kill(data.draw(st.sampled_from(workers)), signal.SIGKILL)
        if seen:
            self.runner.run(asyncio.sleep(0.05))

    @precondition(lambda self: not self.orphaned)
    @rule()
    def kill_the_nursery(self) -> None:
        os.kill(self.pool._cradle.number, signal.SIGKILL)
        self.orphaned = True
        assert within(5, lambda: not self.pool.alive)

    @rule()
    def wait(self) -> None:
        """All that runs comes to its end by itself."""

        async def all_ends() -> list[object]:
            async with asyncio.timeout(10):
                return list(await asyncio.gather(*self.running, return_exceptions=True))

        allowed = (*CROWDED, OverrunError, EndedError, StoreError)
        assert all(isinstance(end, allowed) for end in self.runner.run(all_ends()))
        self.running.clear()

    @rule()
    def close_and_start_anew(self) -> None:
        self.pool.close()
        self.wait()
        self.nothing_is_left()
        self.start()

    @invariant()
    def there_are_no_more_workers_than_may_run_and_be_kept_warm(self) -> None:
        if not hasattr(self, "pool"):
            return
        most = 1 + LIMITS.workers + WARM
        assert within(2, lambda: len(processes() - self.before) <= most)
        busy, _ = self.pool.workers
        assert busy <= LIMITS.workers

    def nothing_is_left(self) -> None:
        self.runner.run(asyncio.sleep(0.01))
        assert within(5, lambda: processes() <= self.before), processes() - self.before

    def teardown(self) -> None:
        self.pool.close()
        self.wait()
        self.nothing_is_left()
        self.runner.close()
        assert descriptors() <= self.open


TestPoolFates = PoolFates.TestCase
TestPoolFates.settings = effort(8, stateful_step_count=12)
