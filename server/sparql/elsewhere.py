"""Queries answered by an engine elsewhere, under the same turns and limits as by workers here."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

from kg.remote.faults import OverdueError, SwappingError, TooLargeError
from kg.remote.store import RemoteStore
from kg.sparql.query import Dataset
from server.forms import GRAPHS, ROWS
from server.isolation.faults import AwayError, OverrunError, TooLongError
from server.isolation.frames import Task
from server.isolation.limits import Limits
from server.isolation.spool import Spool
from server.isolation.turns import Turns
from server.isolation.worker import shown


class Elsewhere:
    """Asks one build in an engine. threads: at least as many as there are turns."""

    def __init__(
        self, store: RemoteStore, turns: Turns, limits: Limits, threads: ThreadPoolExecutor
    ) -> None:
        self._store = store
        self._turns = turns
        self._limits = limits
        self._threads = threads

    async def answer(self, task: Task, client: str) -> Spool:
        """The whole answer; raises as a pool does, and MovedError where another build came."""
        # A thread cannot be stopped: it keeps its turn to its end, though the client has left.
        return await asyncio.shield(asyncio.ensure_future(self._in_turn(task, client)))

    async def _in_turn(self, task: Task, client: str) -> Spool:
        async with self._turns.turn(client):
            loop = asyncio.get_running_loop()
            try:
                return await loop.run_in_executor(self._threads, self._asked, task)
            except OverdueError as error:
                raise OverrunError(self._limits.seconds) from error
            except TooLargeError as error:
                raise TooLongError(self._limits.result_bytes) from error
            except SwappingError as error:
                raise AwayError(error.what) from error

    def _asked(self, task: Task) -> Spool:
        dataset = None if task.named is None else Dataset(task.default, task.named)
        spool = Spool()
        if task.form == "rows":
            told = shown(self._store.query(task.query, dataset))
            spool.add(json.dumps(told, ensure_ascii=False).encode())
            return spool
        form = ROWS.get(task.form) or GRAPHS[task.form]
        limits = (self._limits.seconds, self._limits.result_bytes)
        try:
            for piece in self._store.raw(task.query, dataset, form.media_type, *limits).chunks:
                spool.add(piece)
        except BaseException:
            spool.close()
            raise
        return spool
