"""Calls over the network: no redirect, no proxy and no retry, and a watch on the clock."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException

from urllib3 import BaseHTTPResponse, HTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, ProtocolError

from kg.errors import StoreError
from kg.remote.credentials import Authorizer, Credentials
from kg.remote.exchange import Call, Reply
from kg.remote.faults import OverdueError, TooLargeError

CONNECT = 5.0
PIECE = 65_536
UNAUTHORIZED = 401


class HttpTransport:
    """Connections to an engine that are kept open; any thread may send."""

    def __init__(self, credentials: Credentials | None = None) -> None:
        self._pool = PoolManager(num_pools=4, maxsize=16, retries=False)
        self._authorizer = Authorizer(credentials) if credentials else None

    @contextmanager
    def send(self, call: Call) -> Iterator[Reply]:
        """The reply; raises StoreError where there is none, or it passes a limit."""
        deadline = time.monotonic() + call.seconds
        with _told(call, deadline):
            response = self._answered(call, deadline)
        watch = threading.Timer(max(deadline - time.monotonic(), 0), _cut, [response])
        watch.daemon = True
        watch.start()
        try:
            headers = {name.lower(): value for name, value in response.headers.items()}
            yield Reply(response.status, headers, _pieces(response, call, deadline))
        finally:
            watch.cancel()
            # One that was read to its end has gone back to the pool, and this does nothing.
            response.close()

    def _answered(self, call: Call, deadline: float) -> BaseHTTPResponse:
        response = self._asked(call, deadline)
        if response.status != UNAUTHORIZED or self._authorizer is None:
            return response
        challenge = response.headers.get("WWW-Authenticate", "")
        response.drain_conn()
        if not self._authorizer.learn(call, challenge):
            raise StoreError("it asks for no login that is known here", document=call.place)
        return self._asked(call, deadline)

    def _asked(self, call: Call, deadline: float) -> BaseHTTPResponse:
        try:
            return self._asked_once(call, deadline)
        except ProtocolError:
            # The engine has closed a connection that was kept open; all our calls may be repeated.
            return self._asked_once(call, deadline)

    def _asked_once(self, call: Call, deadline: float) -> BaseHTTPResponse:
        left = max(deadline - time.monotonic(), 0.001)
        signed = self._authorizer.header(call) if self._authorizer else None
        return self._pool.urlopen(
            call.method,
            call.url,
            body=call.body or None,
            headers={**call.headers, **({"Authorization": signed} if signed else {})},
            preload_content=False,
            redirect=False,
            retries=False,
            timeout=Timeout(connect=min(CONNECT, left), read=left),
        )


def _cut(response: BaseHTTPResponse) -> None:
    """Ends whatever waits for the rest of the response."""
    # One that has been read to its end has given its connection back.
    with suppress(RuntimeError, ValueError, OSError):
        if isinstance(response, HTTPResponse):
            response.shutdown()


def _pieces(response: BaseHTTPResponse, call: Call, deadline: float) -> Iterator[bytes]:
    size = 0
    with _told(call, deadline):
        while piece := response.read1(PIECE):
            size += len(piece)
            if size > call.most:
                raise TooLargeError(
                    f"the answer has more than {call.most:,} bytes; ask for less",
                    document=call.place,
                )
            yield piece
    # A connection that was cut looks like one that has ended.
    if time.monotonic() >= deadline:
        raise _overdue(call)


@contextmanager
def _told(call: Call, deadline: float) -> Iterator[None]:
    """Faults of the network as ours, in plain words."""
    try:
        yield
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if time.monotonic() >= deadline:
            raise _overdue(call) from error
        raise StoreError(
            f"it can't be reached or broke off ({type(error).__name__});"
            " start the engine, or mend its address",
            document=call.place,
        ) from error


def _overdue(call: Call) -> OverdueError:
    return OverdueError(
        f"no whole answer within {call.seconds:g} seconds; ask for less", document=call.place
    )
