"""A response on its way to a client, which may take it as slowly as a bound allows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from functools import lru_cache
from typing import Any

from server.reply import Reply

Send = Callable[[dict[str, Any]], Awaitable[None]]
STALLED = 60.0
"""Seconds that a client may leave a piece of an answer untaken."""
SMALL = 1 << 17


class StalledError(Exception):
    """The client takes nothing more of its answer."""


async def send_reply(send: Send, reply: Reply, threads: Executor) -> int:
    """Send a reply, and return how many bytes its body had.

    An error among the pieces ends the connection without an end of the body, so that nobody takes
    the part for the whole. threads: where pieces are made, as that may take time.
    """
    pairs = [_encoded(name, told) for name, told in reply.headers]
    await send({"type": "http.response.start", "status": reply.status, "headers": pairs})
    if reply.rest is None:
        await _in_time(send, reply.first, more=False)
        return len(reply.first)
    sent = 0
    piece: bytes | None = reply.first
    while piece is not None:
        await _in_time(send, piece, more=True)
        sent += len(piece)
        piece = await asyncio.get_running_loop().run_in_executor(threads, next, reply.rest, None)
    await _in_time(send, b"", more=False)
    return sent


@lru_cache(maxsize=1024)
def _encoded(name: str, told: str) -> tuple[bytes, bytes]:
    """A header as it is sent; all but a few are the same each time."""
    return name.lower().encode("latin-1"), told.encode("latin-1")


async def _in_time(send: Send, body: bytes, *, more: bool) -> None:
    message = {"type": "http.response.body", "body": body, "more_body": more}
    if not more and len(body) <= SMALL:
        await send(message)
        return
    try:
        async with asyncio.timeout(STALLED):
            await send(message)
    except TimeoutError as error:
        raise StalledError from error
