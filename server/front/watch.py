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

    async def over(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of the work; raises VanishedError where the client left before."""
        task = asyncio.ensure_future(work)
        try:
            done, _ = await asyncio.wait({task}, timeout=SOON)
            if not done:
                await self._or_gone(task)
            return await task
        finally:
            # Also where the server itself stops waiting.
            if not task.done():
                task.cancel()

    async def _or_gone(self, task: asyncio.Task[T]) -> None:
        gone = asyncio.ensure_future(self._gone())
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                task.cancel()
                await asyncio.wait({task})
                raise VanishedError
        finally:
            gone.cancel()

    async def _gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
