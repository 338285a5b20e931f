"""One query to another endpoint, and its whole answer within all limits."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from socket import SHUT_RDWR, socket

from kg import __version__
from server.federation.endpoints import Endpoint, UnreachableError

OK = 200
PIECE = 65_536
QUERY = "application/sparql-query"
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml")


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds until the connection stands, and for all; bytes of a query, and of an answer."""

    connect: float = 5.0
    total: float = 20.0
    query: int = 1 << 20
    answer: int = 16 << 20
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """Results, as the other endpoint sent them."""

    media_type: str
    content: bytes


def ask(asked: Endpoint, line: socket, query: bytes, limits: Limits) -> Answer:
    """The answer to a query; the line is closed in the end. Nothing of the asker's is passed on."""
    deadline = time.monotonic() + limits.total
    with closing(line), _cut_at(deadline, line), _told(asked, deadline):
        line.settimeout(limits.total)
        connection = HTTPConnection(asked.host, asked.port)
        connection.sock = line
        connection.request("POST", asked.path, query, _headers(asked))
        with closing(connection.getresponse()) as response:
            answer = _answer(response, asked, limits)
        # A line that was cut looks like one that has ended.
        if time.monotonic() >= deadline:
            raise TimeoutError
        return answer


def _headers(asked: Endpoint) -> dict[str, str]:
    return {
        "Host": asked.authority,
        "Accept": ", ".join(RESULTS),
        "Accept-Encoding": "identity",
        "Content-Type": QUERY,
        "User-Agent": f"igf-kg/{__version__}",
        "Connection": "close",
    }


def _answer(response: HTTPResponse, asked: Endpoint, limits: Limits) -> Answer:
    if 300 <= response.status < 400:
        raise UnreachableError(f"<{asked.address}> redirects, which is not followed; name its goal")
    if response.status != OK:
        raise UnreachableError(f"<{asked.address}> answers {response.status}; look at its query")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if media_type not in RESULTS or response.headers.get("Content-Encoding"):
        raise UnreachableError(f"<{asked.address}> answers with no SPARQL results; ask it yourself")
    pieces: list[bytes] = []
    left = limits.answer
    while piece := response.read1(PIECE):
        left -= len(piece)
        if left < 0:
            raise UnreachableError(
                f"<{asked.address}> answers with more than {limits.answer} bytes; ask for less"
            )
        pieces.append(piece)
    content = b"".join(pieces)
    if response.length:
        raise UnreachableError(f"<{asked.address}> broke off; try again later")
    return Answer(media_type, content)


@contextmanager
def _cut_at(deadline: float, line: socket) -> Iterator[None]:
    """Cuts the line at the deadline, however slowly the other side sends a byte at a time."""
    timer = threading.Timer(max(deadline - time.monotonic(), 0), _cut, (line,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(line: socket) -> None:
    with suppress(OSError):
        line.shutdown(SHUT_RDWR)


@contextmanager
def _told(asked: Endpoint, deadline: float) -> Iterator[None]:
    try:
        yield
    except (OSError, HTTPException, UnreachableError) as error:
        if time.monotonic() >= deadline or isinstance(error, TimeoutError):
            what = f"<{asked.address}> took too long to answer; ask it for less"
            raise UnreachableError(what) from error
        if isinstance(error, UnreachableError):
            raise
        raise UnreachableError(f"<{asked.address}> broke off; try again later") from error
