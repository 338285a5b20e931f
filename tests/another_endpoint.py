"""Another endpoint, on this machine, to which a public name and address lead a relay."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from server.federation.endpoints import Connect
from server.federation.exchange import Limits
from server.federation.relay import Relay

PUBLIC = "93.184.215.14"
ENDPOINT = "http://other.example:8080/sparql?kind=query"
JSON = "application/sparql-results+json"
QUERY = "application/sparql-query"
ROW = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
Respond = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """asked: path, headers and body of each request; lines: where connections were led from."""

    port: int = 0
    respond: Respond = lambda handler: results(handler, ROW)
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    lines: list[tuple[str, int]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.lines.append((address, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout)


def results(
    handler: BaseHTTPRequestHandler, content: bytes, status: int = 200, **headers: str
) -> None:
    handler.send_response(status)
    for name, value in {"Content_Type": JSON, **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.asked.append((self.path, dict(self.headers.items()), body))
            found.respond(self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        found.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield found
        found.stopped.set()
        server.shutdown()
        thread.join()


def to(*addresses: str) -> Callable[[str, int], Sequence[str]]:
    return lambda _host, _port: list(addresses)


KNOWN = to(PUBLIC)


@contextmanager
def relaying(
    connect: Connect,
    resolve: Callable[[str, int], Sequence[str]] = KNOWN,
    limits: Limits | None = None,
    endpoint: str = ENDPOINT,
) -> Iterator[Relay]:
    relay = Relay([endpoint], resolve=resolve, connect=connect, limits=limits)
    relay.start()
    try:
        yield relay
    finally:
        relay.close()
