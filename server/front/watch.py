"""Work that ends when the client for whom it is done has gone."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from server.front.body import Receive, VanishedError

T = TypeVar("T")
SOON = 0.1
"""Seconds within which nobody looks whether the client is still there."""


class Watch:
    """Watches one client. receive: of its request, whose body has been read."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._gone = False
        self._looking: asyncio.Task[None] | None = None

    async def over(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of the work; raises VanishedError where the client left before.

        Most work is done before anybody looks, so that it needs no task of its own.
        """
        waiting = asyncio.current_task()
        if waiting is None:
            raise RuntimeError("there is nobody to tell that the client has gone")
        soon = asyncio.get_running_loop().call_later(SOON, self._look, waiting)
        try:
            return await work
        except asyncio.CancelledError:
            if not self._gone:
                raise
            waiting.uncancel()
            raise VanishedError from None
        finally:
            soon.cancel()
            if self._looking is not None:
                self._looking.cancel()

    def _look(self, waiting: asyncio.Task[Any]) -> None:
        self._looking = asyncio.get_running_loop().create_task(self._until_gone(waiting))

    async def _until_gone(self, waiting: asyncio.Task[Any]) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        waiting.cancel()
