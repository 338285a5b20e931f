"""A response on its way to a client, which may take it as slowly as a bound allows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Executor
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]
STALLED = 60.0
"""Seconds that a client may leave a piece of an answer untaken."""
SMALL = 1 << 17


class StalledError(Exception):
    """The client takes nothing more of its answer."""


async def send_response(
    send: Send,
    status: int,
    headers: Iterable[tuple[str, str]],
    pieces: Iterable[bytes],
    executor: Executor | None,
) -> int:
    """Send a response, and return how many bytes its body had.

    executor: where making the next piece may take time. An error among the pieces ends the
    connection without an end of the body, so that nobody takes the part for the whole.
    """
    encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    sent = 0
    iterator = iter(pieces)
    piece = await _next(iterator, executor)
    while piece is not None:
        following = await _next(iterator, executor)
        message = {"type": "http.response.body", "body": piece, "more_body": following is not None}
        await _in_time(send, message)
        sent += len(piece)
        piece = following
    if not sent:
        await send({"type": "http.response.body", "body": b""})
    return sent


async def _in_time(send: Send, message: dict[str, Any]) -> None:
    if not message["more_body"] and len(message["body"]) <= SMALL:
        await send(message)
        return
    try:
        async with asyncio.timeout(STALLED):
            await send(message)
    except TimeoutError as error:
        raise StalledError from error


async def _next(pieces: Iterator[bytes], executor: Executor | None) -> bytes | None:
    if executor is None:
        return next(pieces, None)
    return await asyncio.get_running_loop().run_in_executor(executor, next, pieces, None)
