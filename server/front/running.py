"""Runs a gate on a socket until it is told to stop, and lets what has begun come to its end."""

from __future__ import annotations

import asyncio
import gc
import logging
import resource
import signal
from collections.abc import Callable
from contextlib import suppress

import uvloop
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from server.front.gate import Gate
from server.isolation.pool import Pool
from server.sparql.desk import Desk

HEADER_MILLISECONDS = 15_000
BUFFER = 65_536
"""Bytes of the line and the headers of a request."""
CONNECTIONS = 1024
GRACE = 30.0
"""Seconds that an answer may take to its end after the server was told to stop."""


async def run(
    gate: Gate,
    desk: Desk,
    host: str,
    port: int,
    *,
    stop: asyncio.Event,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serve until `stop` is set; then take no more connections, finish, and end all workers.

    ready: called once connections are taken.
    """
    loop = asyncio.get_running_loop()
    desk.attach(loop)
    server = Server(
        gate,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backlog=1024,
        backpressure=CONNECTIONS,
        http1_settings=HTTP1Settings(
            header_read_timeout=HEADER_MILLISECONDS, max_buffer_size=BUFFER
        ),
        log_enabled=False,
    )
    logging.getLogger("_granian").setLevel(logging.ERROR)
    serving = asyncio.ensure_future(server.serve())
    await _listening(host, port, serving)
    ready()
    warming = asyncio.ensure_future(_warm(desk))
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    warming.cancel()
    server.stop()  # type: ignore[no-untyped-call]
    await serving
    with suppress(TimeoutError):
        async with asyncio.timeout(GRACE):
            while gate.open:
                await asyncio.sleep(0.02)
    stopping.cancel()
    await desk.close()


async def _listening(host: str, port: int, serving: asyncio.Future[None]) -> None:
    while not serving.done():
        try:
            _, writer = await asyncio.open_connection(host, port)
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            await writer.wait_closed()
            return


async def _warm(desk: Desk) -> None:
    """Have workers ready before the first query, after a new build, and for those that ended."""
    while True:
        with suppress(Exception):
            await desk.look_again()
            library = desk.serving.library()
            async with desk.pool(library) as pool:
                if isinstance(pool, Pool):
                    pool.refill()
                # Counted here, so that nobody has to wait for it who asks how the server is.
                await asyncio.to_thread(getattr, library, "quads")
                await asyncio.to_thread(getattr, library, "version")
        await asyncio.sleep(1.0)


def run_here(
    gate: Gate,
    desk: Desk,
    host: str,
    port: int,
    *,
    ready: Callable[[], None],
    reopen: Callable[[], None] | None,
) -> None:
    """Serve from this thread until a signal asks to stop. reopen: called on SIGHUP."""
    _many_connections()
    _seldom_collected()

    async def whole() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        loop.add_signal_handler(signal.SIGHUP, reopen or _nothing)
        await run(gate, desk, host, port, stop=stop, ready=ready)

    uvloop.run(whole())


def _many_connections() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = min(hard, max(soft, 8 * CONNECTIONS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _seldom_collected() -> None:
    """Spare the collector what stays for good; it would look through all of it between answers."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def _nothing() -> None:
    """A server without a log has none to open again, and goes on."""
