"""Whose turn it is: so many at once, so many of one client, and the clients one after the other."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from server.isolation.faults import CrowdedError, ImpatientError
from server.isolation.limits import Limits


class Turns:
    """Hands out the places. Within a client the first to come is the first to go."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._running: Counter[str] = Counter()
        self._queues: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def running(self) -> int:
        """The places that are taken."""
        return self._running.total()

    @property
    def waiting(self) -> int:
        """Those who wait for a place."""
        return sum(map(len, self._queues.values()))

    @asynccontextmanager
    async def turn(self, client: str) -> AsyncIterator[None]:
        """A place for a client, for as long as the block runs.

        Raises CrowdedError where too many wait, ImpatientError where none came free in time.
        """
        if self._is_free(client) and client not in self._queues:
            self._running[client] += 1
        else:
            await self._wait(client)
        try:
            yield
        finally:
            self._running[client] -= 1
            self._running += Counter()
            self._pass_on()

    async def _wait(self, client: str) -> None:
        queue = self._queues.get(client, deque())
        if len(queue) >= self._limits.waiting_per_client:
            raise CrowdedError(of_this_client=True)
        if self.waiting >= self._limits.waiting:
            raise CrowdedError(of_this_client=False)
        place = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, queue).append(place)
        try:
            async with asyncio.timeout(self._limits.patience):
                await place
        except BaseException as error:
            self._give_up(client, place)
            if isinstance(error, TimeoutError):
                raise ImpatientError(self._running[client] >= self._limits.per_client) from error
            raise

    def _give_up(self, client: str, place: asyncio.Future[None]) -> None:
        if place.done() and not place.cancelled():
            # The place came at the very moment that the waiting ended.
            self._running[client] -= 1
            self._running += Counter()
            self._pass_on()
            return
        queue = self._queues.get(client)
        if queue is not None and place in queue:
            queue.remove(place)
            if not queue:
                del self._queues[client]

    def _is_free(self, client: str) -> bool:
        return (
            self.running < self._limits.workers and self._running[client] < self._limits.per_client
        )

    def _pass_on(self) -> None:
        """Give free places to those who wait; a client that got one goes to the end of the row."""
        for client in list(self._queues):
            while client in self._queues and self._is_free(client):
                queue = self._queues.pop(client)
                place = queue.popleft()
                if queue:
                    self._queues[client] = queue
                if not place.done():
                    self._running[client] += 1
                    place.set_result(None)
                    break
