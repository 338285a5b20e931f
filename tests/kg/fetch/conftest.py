"""A web server on this machine, and a fetcher that may ask it and nothing else."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from web_site import WHEN, Site, Time, page

from kg.fetch import Fetched, Fetcher, Limits


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the key and the certificate of site.example, made here and signed by itself."""
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("there is no openssl here to make a certificate with")
    folder = tmp_path_factory.mktemp("certificate")
    files = [folder / "key.pem", folder / "certificate.pem"]
    subprocess.run(
        [
            *(tool, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=site.example", "-addext", "subjectAltName=DNS:site.example"),
            *("-keyout", files[0], "-out", files[1]),
        ],
        check=True,
        capture_output=True,
    )
    both = folder / "both.pem"
    both.write_bytes(b"".join(file.read_bytes() for file in files))
    return both


@pytest.fixture
def site() -> Iterator[Site]:
    """Served over http."""
    yield from serve()


@pytest.fixture
def safe_site(certificate: Path) -> Iterator[Site]:
    """Served over https, with the certificate of site.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    yield from serve(context)


def serve(context: ssl.SSLContext | None = None) -> Iterator[Site]:
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
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
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
