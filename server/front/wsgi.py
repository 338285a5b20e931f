"""The application in a thread, for everything that needs no worker of the endpoint."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from werkzeug.test import run_wsgi_app

from server.reply import Reply

WsgiApp = Callable[..., Iterable[bytes]]
AT_ONCE = 1 << 18
"""Bytes that are taken from the application in one visit to its thread."""


async def replied(app: WsgiApp, environ: dict[str, Any], threads: ThreadPoolExecutor) -> Reply:
    """What the application says to a request."""
    return await asyncio.get_running_loop().run_in_executor(threads, _run, app, environ)


def _run(app: WsgiApp, environ: dict[str, Any]) -> Reply:
    iterable, status, headers = run_wsgi_app(app, environ)
    close: Callable[[], None] = getattr(iterable, "close", lambda: None)
    pieces = iter(iterable)
    first = bytearray()
    for piece in pieces:
        first += piece
        if len(first) > AT_ONCE:
            return Reply(_code(status), list(headers), bytes(first), pieces, close)
    close()
    return Reply(_code(status), list(headers), bytes(first))


def _code(status: str) -> int:
    return int(status.partition(" ")[0])
