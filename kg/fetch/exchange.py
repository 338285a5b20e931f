"""One request to one address, and its whole answer within all limits."""

from __future__ import annotations

import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from socket import SHUT_RDWR, socket

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from kg.errors import SourceError, StoreError
from kg.fetch.limits import Limits
from kg.fetch.targets import Target

Trust = Callable[[], ssl.SSLContext]

PIECE = 65_536
GZIP = 31
OK = 200
HEADERS = {"Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close"}


@dataclass(frozen=True, slots=True)
class Answer:
    """status, headers by lower-case name, and the body as it is without compression."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def ask(target: Target, addresses: list[str], agent: str, limits: Limits, trust: Trust) -> Answer:
    """The answer of the first of a host's addresses that takes the connection.

    trust: makes what checks the certificate of a site.
    """
    deadline = time.monotonic() + limits.total
    for address in addresses:
        line = Line(_connection(target, address, limits, trust))
        with _cut_at(deadline, line), _told(target, deadline):
            try:
                line.open()
            except (HTTPError, OSError):
                if address == addresses[-1] or time.monotonic() >= deadline:
                    raise
                continue
            answer = _answer(line.connection, target, agent, limits)
            # A connection that was cut looks like one that has ended.
            if time.monotonic() >= deadline:
                raise _too_slow(target)
            return answer
    raise StoreError("the host has no address; try again later", document=target.address)


def _connection(target: Target, address: str, limits: Limits, trust: Trust) -> HTTPConnection:
    """To the address itself: the name serves for the certificate and the Host header alone."""
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=limits.connect)
    return HTTPSConnection(
        address,
        target.port,
        timeout=limits.connect,
        server_hostname=target.host,
        ssl_context=trust(),
    )


@dataclass(slots=True)
class Line:
    """A connection and its socket, which the connection hands over to its answer."""

    connection: HTTPConnection
    socket: socket | None = None

    def open(self) -> None:
        """Connects; for https with the certificate checked."""
        self.connection.connect()
        self.socket = self.connection.sock

    def cut(self) -> None:
        """Ends whatever waits for the other side."""
        for end in (self.socket, self.connection.sock):
            if end is not None:
                with suppress(OSError):
                    end.shutdown(SHUT_RDWR)


@contextmanager
def _cut_at(deadline: float, line: Line) -> Iterator[None]:
    """Cuts the line at the deadline, however slowly the other side sends a byte at a time."""
    timer = threading.Timer(max(deadline - time.monotonic(), 0), line.cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        line.connection.close()


@contextmanager
def _told(target: Target, deadline: float) -> Iterator[None]:
    """Faults of the network as ours, in plain words."""
    try:
        yield
    except (HTTPError, HTTPException, OSError) as error:
        if time.monotonic() >= deadline:
            raise _too_slow(target) from error
        raise StoreError(
            f"the site could not be reached or broke off ({_plainly(error)}); try again later",
            document=target.address,
        ) from error


def _plainly(error: Exception) -> str:
    reason = error.__cause__ or error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {reason.verify_message}"
    return type(reason).__name__


def _too_slow(target: Target) -> StoreError:
    return StoreError(
        "the answer took longer than the time there is for one; try again later, or save the"
        " document by hand",
        document=target.address,
    )


def _answer(connection: HTTPConnection, target: Target, agent: str, limits: Limits) -> Answer:
    """Its body is read only where it is the document: nobody needs the page that tells an error."""
    connection.timeout = limits.read
    connection.request(
        "GET",
        target.path,
        headers=HEADERS | {"Host": target.authority, "User-Agent": agent},
        preload_content=False,
        decode_content=False,
    )
    with closing(connection.getresponse()) as response:
        found = {name.lower(): value for name, value in response.headers.items()}
        body = _body(response, found, target, limits) if response.status == OK else ()
        return Answer(response.status, found, b"".join(body))


def _body(
    response: BaseHTTPResponse, headers: Mapping[str, str], target: Target, limits: Limits
) -> Iterator[bytes]:
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise SourceError(
            f"the site sends its answer as {encoding!r}, which was not asked for; save the document"
            " by hand, and give the file",
            document=target.address,
        )
    raw = _bounded(_pieces(response), target, limits)
    if "gzip" not in encoding:
        yield from raw
        return
    yield from _bounded(_unpacked(raw, target), target, limits)


def _pieces(response: BaseHTTPResponse) -> Iterator[bytes]:
    # Not read(), which would wait until a piece is full, however slowly it comes.
    while piece := response.read1(PIECE, decode_content=False):
        yield piece


def _bounded(pieces: Iterator[bytes], target: Target, limits: Limits) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limits.largest:
            raise SourceError(
                f"the answer has more than {limits.largest} bytes; give the address of the document"
                " itself, not of an archive",
                document=target.address,
            )
        yield piece


def _unpacked(pieces: Iterator[bytes], target: Target) -> Iterator[bytes]:
    """Each piece unpacked bit by bit, so that no small answer can fill the memory."""
    unpacker = zlib.decompressobj(GZIP)
    try:
        for piece in pieces:
            rest, last = piece, b""
            # A full piece may leave more inside the unpacker than in what it was given.
            while rest or (len(last) == PIECE and not unpacker.eof):
                if unpacker.eof:
                    unpacker = zlib.decompressobj(GZIP)
                last = unpacker.decompress(rest, PIECE)
                yield last
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise StoreError(
            "the site's compressed answer is broken; try again later", document=target.address
        ) from error
    if not unpacker.eof:
        raise StoreError("the answer is cut off; try again later", document=target.address)
