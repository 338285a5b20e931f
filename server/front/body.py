"""The body of a request: all of it, in time, and no more than is allowed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from server.front.environ import Scope, head_bytes, header
from server.problems import RequestError

Receive = Callable[[], Awaitable[Mapping[str, Any]]]

MOST_HEAD = 65_536
"""Bytes of the address and the headers together."""


class VanishedError(Exception):
    """The client has gone."""


async def whole_body(scope: Scope, receive: Receive, most: int, seconds: float) -> bytes:
    """The body; raises a 413 where it is too long, a 408 where it takes too long to come.

    A compressed body is refused, as nothing tells how long it will get.
    """
    if head_bytes(scope) > MOST_HEAD:
        raise RequestError(431, f"address and headers have more than {MOST_HEAD:,} bytes; POST it")
    coding = header(scope, b"content-encoding").strip().lower()
    if coding not in (b"", b"identity"):
        raise RequestError(415, "compressed bodies are not read here; send it as it is")
    announced = header(scope, b"content-length")
    if announced.isdigit() and int(announced) > most:
        raise too_long(most)
    if announced == b"0" or (not announced and not header(scope, b"transfer-encoding")):
        return b""
    try:
        async with asyncio.timeout(seconds):
            return await _read(receive, most)
    except TimeoutError as error:
        what = f"the body took longer than {seconds:g} s to come; send it in one go"
        raise RequestError(408, what) from error


def too_long(most: int) -> RequestError:
    """The fault of a body with more bytes than these."""
    return RequestError(413, f"the body is longer than {most:,} bytes; send less")


async def _read(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise VanishedError
        body += message.get("body", b"")
        if len(body) > most:
            raise too_long(most)
        if not message.get("more_body"):
            return bytes(body)
