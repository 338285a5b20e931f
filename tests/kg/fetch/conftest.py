"""A web server on this machine, and a fetcher that may ask it and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

import pytest
from web_site import WHEN, Site, Time, page

from kg.fetch import Fetched, Fetcher, Limits


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            agent, host = self.headers["User-Agent"], self.headers["Host"]
            found.asked.append((self.path, host, agent))
            respond = found.pages.get(self.path, page(status=404))
            try:
                respond(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.stopped.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def clock() -> Time:
    return Time()


@pytest.fixture
def fetcher(site: Site, clock: Time) -> Fetcher:
    """Every host is this machine for it, and this machine is the whole public internet."""
    return Fetcher(
        contact="https://archive.example/contact",
        limits=Limits(ports=frozenset({site.port})),
        clock=clock.clock,
        sleep=clock.sleep,
        resolver=lambda _host, _port: ["127.0.0.1"],
        allowed=lambda address: address == ip_address("127.0.0.1"),
    )


@pytest.fixture
def get(site: Site, fetcher: Fetcher) -> Callable[..., Fetched]:
    """Fetches a path of the site, with other limits where they are given."""

    def fetched(path: str = "/doc", **limits: Any) -> Fetched:
        fetcher.limits = replace(fetcher.limits, **limits)
        return fetcher.fetch(site.address(path), WHEN)

    return fetched
