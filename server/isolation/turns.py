"""Whose turn it is: so many at once, so many of one client, and the clients one after the other."""

from __future__ import annotations

import asyncio
from collections import Counter, deque

from server.isolation.faults import CrowdedError, ImpatientError
from server.isolation.limits import Limits


class Turns:
    """Hands out the places. Within a client the first to come is the first to go."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._of_client: Counter[str] = Counter()
        self._queues: dict[str, deque[asyncio.Future[None]]] = {}
        self.running = 0
        """The places that are taken."""

    @property
    def waiting(self) -> int:
        """Those who wait for a place."""
        return sum(map(len, self._queues.values()))

    def turn(self, client: str) -> Turn:
        """A place for a client, for as long as the block runs.

        Raises CrowdedError where too many wait, ImpatientError where none came free in time.
        """
        return Turn(self, client)

    async def take(self, client: str) -> None:
        """Wait for a place, and have it."""
        if self._is_free(client) and client not in self._queues:
            self._give(client)
        else:
            await self._wait(client)

    def give_back(self, client: str) -> None:
        """Leave a place to the next."""
        self.running -= 1
        self._of_client[client] -= 1
        if not self._of_client[client]:
            del self._of_client[client]
        self._pass_on()

    def _give(self, client: str) -> None:
        self.running += 1
        self._of_client[client] += 1

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
                raise ImpatientError(self._of_client[client] >= self._limits.per_client) from error
            raise

    def _give_up(self, client: str, place: asyncio.Future[None]) -> None:
        if place.done() and not place.cancelled():
            # The place came at the very moment that the waiting ended.
            self.give_back(client)
            return
        queue = self._queues.get(client)
        if queue is not None and place in queue:
            queue.remove(place)
            if not queue:
                del self._queues[client]

    def _is_free(self, client: str) -> bool:
        room = self.running < self._limits.workers
        return room and self._of_client[client] < self._limits.per_client

    def _pass_on(self) -> None:
        """Give free places to those who wait; a client that got one goes to the end of the row."""
        for client in list(self._queues):
            while client in self._queues and self._is_free(client):
                queue = self._queues.pop(client)
                place = queue.popleft()
                if queue:
                    self._queues[client] = queue
                if not place.done():
                    self._give(client)
                    place.set_result(None)
                    break


class Turn:
    """One client's turn, as a block of code."""

    __slots__ = ("_client", "_turns")

    def __init__(self, turns: Turns, client: str) -> None:
        self._turns = turns
        self._client = client

    async def __aenter__(self) -> None:
        await self._turns.take(self._client)

    async def __aexit__(self, *_: object) -> None:
        self._turns.give_back(self._client)
