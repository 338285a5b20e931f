"""The application on a port of this machine, for a browser that a test drives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from flask import Flask
from waitress.server import create_server

from server.command import listen


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address of the application on a free port of this machine."""
    listening = listen("127.0.0.1", 0)
    server = create_server(app, sockets=[listening])

    def run() -> None:
        # Closed from the other thread while it waits for requests.
        with suppress(OSError):
            server.run()

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.close()
        thread.join(5)
