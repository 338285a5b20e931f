"""The application on a port of this machine, as it is served: by the gate, with its workers."""

from __future__ import annotations

import asyncio
import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from threading import Thread

from flask import Flask
from werkzeug.serving import make_server

from server.command import free_port
from server.front.gate import Gate
from server.front.running import run
from server.observing.record import Observed
from server.views.endpoint import ENDPOINT


@contextmanager
def serving(
    app: Flask, log: Callable[[Observed], None] | None = None, port: int = 0
) -> Iterator[str]:
    """The address of the application on a free port of this machine, or on this one."""
    port = free_port("127.0.0.1", port)
    desk = app.extensions[ENDPOINT]
    told: Future[Callable[[], object]] = Future()

    async def whole() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        told.set_result(partial(loop.call_soon_threadsafe, stop.set))
        await run(Gate(app, desk, log=log), desk, "127.0.0.1", port, stop=stop)
        # What is closed is told so in the next turns of the loop.
        await asyncio.sleep(0.05)

    thread = Thread(target=asyncio.run, args=(whole(),), daemon=True)
    thread.start()
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        told.result(20)()
        thread.join(20)


@contextmanager
def another_site(app: Flask) -> Iterator[str]:
    """The address of an application that is none of ours."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


def _wait(port: int) -> None:
    for _ in range(500):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/robots.txt")
            connection.getresponse().read()
            connection.close()
        except ConnectionError:
            time.sleep(0.01)
        else:
            return
    raise TimeoutError(f"nothing answers on port {port}")
