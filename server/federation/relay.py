"""The way from a worker to other endpoints: a door on this machine that leads to those alone.

A worker runs what strangers write, so it is not trusted to look up a name, to follow a redirect,
or to keep away from the network that we stand in. It knows one address for each allowed endpoint,
with a secret in it, on this machine; whatever leaves the machine is sent from here.
"""

from __future__ import annotations

import hmac
import re
import secrets
import ssl
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from socket import socket

from kg.fetch.hosts import Resolve, resolve
from kg.sparql import federation
from kg.sparql.federation import Federation
from kg.sparql.query import Query
from server.federation.endpoints import Connect, Trust, UnreachableError, connect, endpoint, opened
from server.federation.exchange import QUERY, Answer, Limits, ask

LOOPBACK = "127.0.0.1"
PATH = re.compile(r"/([A-Za-z0-9_-]+)/([0-9]{1,4})")
PATIENCE = 10.0
"""Seconds for a worker to send its query, and to take the answer."""
CHECKED = 0.1
"""Seconds after which the door sees that it shall close."""
Client = tuple[str, int]


class Relay:
    """allowed: addresses of endpoints. The others are given by tests alone."""

    def __init__(
        self,
        allowed: Sequence[str],
        resolve: Resolve = resolve,
        connect: Connect = connect,
        trust: Trust = ssl.create_default_context,
        limits: Limits | None = None,
    ) -> None:
        self.federation = Federation(tuple(allowed))
        self.limits = limits or Limits()
        self._endpoints = [endpoint(address) for address in allowed]
        self._way = (resolve, connect, trust)
        self._secret = secrets.token_urlsafe(32)
        self._door = _Door(self)
        self._thread = threading.Thread(
            target=self._door.serve_forever, args=(CHECKED,), daemon=True
        )

    def start(self) -> None:
        """Take queries from now on."""
        self._thread.start()

    def close(self) -> None:
        """Take no more."""
        if self._thread.is_alive():
            self._door.shutdown()
            self._thread.join()
        self._door.server_close()

    def address(self, number: int) -> str:
        """What a worker asks in place of an endpoint, by its place on the list."""
        return f"http://{LOOPBACK}:{self._door.server_port}/{self._secret}/{number}"

    def leads(self, path: str) -> int | None:
        """The place on the list that a path leads to, None for any that was not given out."""
        found = PATH.fullmatch(path)
        if found is None or not hmac.compare_digest(found[1], self._secret):
            return None
        number = int(found[2])
        return number if number < len(self._endpoints) else None

    def ask(self, number: int, query: bytes) -> Answer:
        """The endpoint's answer; raises UnreachableError for any reason not to have one."""
        asked = self._endpoints[number]
        line = opened(asked, *self._way, self.limits.connect)
        return ask(asked, line, query, self.limits)


def rewritten(query: Query, relay: Relay) -> str:
    """The query's text with the relay's addresses in place of the endpoints that it names."""
    return federation.rewritten(query, relay.address, relay.federation)


def restored(told: str, relay: Relay) -> str:
    """What an engine tells of the relay's addresses, with the endpoints in place of them."""
    return federation.restored(told, relay.address, relay.federation)


class _Door(HTTPServer):
    """A server on this machine with so many threads and no more."""

    def __init__(self, relay: Relay) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.relay = relay
        self._free = threading.BoundedSemaphore(relay.limits.at_once)
        self._pool = ThreadPoolExecutor(relay.limits.at_once, "federation")

    def process_request(self, request: socket | tuple[bytes, socket], client: Client) -> None:
        """In a thread of its own, where one is free; else the connection is closed."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        self._pool.submit(self._answered, request, client)

    def server_close(self) -> None:
        """With its threads."""
        super().server_close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def handle_error(self, request: object, client_address: object) -> None:
        """A worker that was killed takes no answer; nobody needs to be told."""

    def _answered(self, request: socket | tuple[bytes, socket], client: Client) -> None:
        try:
            self.finish_request(request, client)
        except OSError:
            self.handle_error(request, client)
        finally:
            self.shutdown_request(request)
            self._free.release()


class _Handler(BaseHTTPRequestHandler):
    server: _Door
    timeout = PATIENCE

    def do_POST(self) -> None:
        """A query of a worker, to be sent on."""
        relay = self.server.relay
        number = relay.leads(self.path)
        if number is None:
            self._reply(404, "text/plain", b"there is nothing here")
            return
        length = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != QUERY or not length.isdecimal():
            self._reply(415, "text/plain", b"send a query as application/sparql-query")
            return
        if int(length) > relay.limits.query:
            self._reply(413, "text/plain", b"the query is too long to be sent on")
            return
        try:
            answer = relay.ask(number, self.rfile.read(int(length)))
        except UnreachableError as error:
            self._reply(502, "text/plain; charset=utf-8", str(error).encode())
            return
        self._reply(200, answer.media_type, answer.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing: the path holds the secret."""

    def _reply(self, status: int, media_type: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
