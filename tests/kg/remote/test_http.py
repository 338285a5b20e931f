"""Faults of an engine, on a real socket."""

from __future__ import annotations

import socket
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import md5
from urllib.request import parse_http_list, parse_keqv_list

import pytest

from kg.errors import KgError, QueryError, StoreError
from kg.remote.credentials import Credentials
from kg.remote.engine import Engine, engine
from kg.remote.exchange import Call
from kg.remote.faults import OverdueError, TooLargeError
from kg.remote.http import HttpTransport

ROWS = (
    b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
    b'<variable name="n"/></head><results><result><binding name="n"><literal>1</literal>'
    b"</binding></result></results></sparql>"
)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+xml\r\n"
SECRET = Credentials("reader", "s3cret")


def whole(content: bytes = ROWS, head: bytes = OK) -> bytes:
    return head + b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


class Wire:
    """Answers each connection with these bytes, whatever it is asked; asked: each request."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.asked: list[bytes] = []
        self.answer: Callable[[bytes], Iterator[bytes] | bytes] = lambda _request: whole()
        threading.Thread(target=self._run, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}/query"

    def close(self) -> None:
        self.listening.close()

    def _run(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listening.accept()
                threading.Thread(target=self._serve, args=[connection], daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            request = self._request(connection)
            self.asked.append(request)
            answer = self.answer(request)
            for piece in [answer] if isinstance(answer, bytes) else answer:
                connection.sendall(piece)

    @staticmethod
    def _request(connection: socket.socket) -> bytes:
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(65_536)
        head, _, body = request.partition(b"\r\n\r\n")
        length = next(
            (
                int(line[15:])
                for line in head.split(b"\r\n")
                if line.lower()[:15] == b"content-length:"
            ),
            0,
        )
        while len(body) < length:
            body += connection.recv(65_536)
        return head + b"\r\n\r\n" + body


@pytest.fixture
def wire() -> Iterator[Wire]:
    made = Wire()
    yield made
    made.close()


def over(wire: Wire, seconds: float = 10.0) -> Engine:
    return engine(wire.url, HttpTransport(), seconds=seconds)


def ask(wire: Wire, seconds: float = 10.0) -> str:
    (row,) = over(wire, seconds).texts("SELECT ?n {}")
    return row["n"]


def slowly(pieces: bytes, pause: float) -> Iterator[bytes]:
    for piece in pieces:
        yield bytes([piece])
        time.sleep(pause)


def test_a_whole_answer_is_read(wire: Wire) -> None:
    assert ask(wire) == "1"
    assert wire.asked[0].startswith(b"POST /query HTTP/1.1\r\n")
    assert wire.asked[0].endswith(b"\r\n\r\nquery=SELECT+%3Fn+%7B%7D")


def test_a_request_says_who_asks_and_for_what(wire: Wire) -> None:
    ask(wire)
    lines = {line.split(b":")[0].lower(): line for line in wire.asked[0].split(b"\r\n")}
    assert lines[b"accept"] == b"Accept: application/sparql-results+xml"
    assert lines[b"user-agent"].startswith(b"User-agent: igf-kg/")


CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(ROWS), ROWS)
FAULTS = {
    "cut off": (OK + b"Content-Length: 999\r\n\r\n" + ROWS, StoreError, "broke off"),
    "cut off in chunks": (CHUNKED, StoreError, "broke off"),
    "truncated but ended": (whole(ROWS[:-40]), StoreError, "answer is broken"),
    "no results": (whole(b"<html>Welcome</html>"), StoreError, "answer is broken"),
    "truth for rows": (
        whole(
            b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/>'
            b"<boolean>true</boolean></sparql>"
        ),
        StoreError,
        "truth value",
    ),
    "no HTTP": (b"SSH-2.0-OpenSSH\r\n", StoreError, "broke off"),
    "nothing": (b"", StoreError, "broke off"),
    "500": (whole(b"Oh <b>no", b"HTTP/1.1 500 X\r\n"), StoreError, "status 500: Oh <b>no"),
    "503": (whole(b"", b"HTTP/1.1 503 X\r\n"), StoreError, "try again later"),
    "redirect": (
        whole(b"", b"HTTP/1.1 302 X\r\nLocation: http://127.0.0.1:9/\r\n"),
        StoreError,
        "status 302",
    ),
    "401": (whole(b"", b"HTTP/1.1 401 X\r\n"), StoreError, "KG_ENDPOINT_USER"),
    "400": (whole(b"line 1", b"HTTP/1.1 400 X\r\n"), StoreError, "engine of SPARQL 1.1"),
    "rows cut": (
        whole(head=OK + b"X-SPARQL-MaxRows: 10000\r\n"),
        TooLargeError,
        "no more than 10,000 rows",
    ),
    "out of time": (
        whole(head=OK + b"X-SQL-State: S1TAT\r\n"),
        OverdueError,
        "ran out of its time",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_engine_is_told_with_its_address(name: str, wire: Wire) -> None:
    answer, kind, words = FAULTS[name]
    wire.answer = lambda _request: answer
    with pytest.raises(kind, match=words) as caught:
        ask(wire)
    assert caught.value.document == wire.url


def test_a_user_is_told_what_the_engine_says_of_the_query(wire: Wire) -> None:
    wire.answer = lambda _request: whole(b"syntax error\nat line 1", b"HTTP/1.1 400 Bad\r\n")
    with pytest.raises(QueryError, match="the engine says: syntax error at line 1"):  # noqa: SIM117
        with over(wire).spooled("SELECT", "SELECT", 10, 1000):
            pass


@pytest.mark.parametrize(
    ("answer", "pause"), [(OK, 3.0), (whole(), 0.02)], ids=["silence", "a byte at a time"]
)
def test_a_slow_answer_is_cut_off_at_the_end_of_its_time(
    answer: bytes, pause: float, wire: Wire
) -> None:
    def dribble(_request: bytes) -> Iterator[bytes]:
        yield OK + b"Content-Length: 400\r\n\r\n"
        yield from slowly(answer, pause)

    wire.answer = dribble
    begun = time.monotonic()
    with pytest.raises(OverdueError, match=r"within 0\.5 seconds"):
        ask(wire, seconds=0.5)
    assert time.monotonic() - begun < 3


def test_an_answer_that_never_begins_is_cut_off_too(wire: Wire) -> None:
    def wait(_request: bytes) -> Iterator[bytes]:
        time.sleep(3)
        yield whole()

    wire.answer = wait
    with pytest.raises(OverdueError):
        ask(wire, seconds=0.3)


@pytest.mark.parametrize("chunked", [False, True])
def test_an_answer_without_end_is_cut_off_at_its_bytes(chunked: bool, wire: Wire) -> None:
    def endless(_request: bytes) -> Iterator[bytes]:
        head = b"Transfer-Encoding: chunked" if chunked else b"Connection: close"
        yield OK + head + b"\r\n\r\n"
        while True:
            yield b"2710\r\n" + b"x" * 10_000 + b"\r\n"

    wire.answer = endless
    with pytest.raises(TooLargeError, match="more than 1,000,000 bytes"):  # noqa: SIM117
        with over(wire).spooled("SELECT", "SELECT", 10, 1_000_000):
            pass


def test_an_engine_that_is_not_there_is_told_of() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        url = f"http://127.0.0.1:{probe.getsockname()[1]}/query"
    with pytest.raises(StoreError, match="start the engine, or mend its address"):
        engine(url, HttpTransport()).rows("SELECT * {}")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://reader:s3cret@engine.example/query", "KG_ENDPOINT_PASSWORD"),
        ("ftp://engine.example/query", "no http or https"),
        ("engine.example", "no http or https"),
        ("file:///etc/passwd", "no http or https"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused(url: str, words: str) -> None:
    with pytest.raises(KgError, match=words) as caught:
        engine(url, HttpTransport())
    assert "s3cret" not in str(caught.value)


def digest_of(request: bytes) -> dict[str, str] | None:
    for line in request.split(b"\r\n"):
        name, _, value = line.decode().partition(": Digest ")
        if name.casefold() == "authorization":
            return parse_keqv_list(parse_http_list(value))
    return None


def md5_of(*words: str) -> str:
    return md5(":".join(words).encode(), usedforsecurity=False).hexdigest()


def test_a_digest_login_is_answered_and_the_password_never_sent(wire: Wire) -> None:
    challenge = (
        b'WWW-Authenticate: Digest realm="SPARQL", nonce="n0", opaque="o", qop="auth",'
        b' algorithm="MD5"\r\n'
    )

    def guarded(request: bytes) -> bytes:
        signed = digest_of(request)
        if signed is None:
            return whole(b"", b"HTTP/1.1 401 X\r\nConnection: close\r\n" + challenge)
        first, second = md5_of("reader", "SPARQL", "s3cret"), md5_of("POST", "/query")
        response = md5_of(first, "n0", signed["nc"], signed["cnonce"], "auth", second)
        right = signed["response"] == response and signed["username"] == "reader"
        return whole() if right else whole(b"", b"HTTP/1.1 403 X\r\n")

    wire.answer = guarded
    place = engine(wire.url, HttpTransport(SECRET))
    assert [place.texts("SELECT ?n {}")[0]["n"] for _ in range(2)] == ["1", "1"]
    # The challenge is asked for once.
    assert [digest_of(request) is None for request in wire.asked] == [True, False, False]
    assert not any(b"s3cret" in request for request in wire.asked)


def test_a_basic_login_is_answered_where_it_is_asked_for(wire: Wire) -> None:
    expected = b"Authorization: Basic " + b64encode(b"reader:s3cret")

    def guarded(request: bytes) -> bytes:
        if expected in request:
            return whole()
        return whole(b"", b'HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm="x"\r\n')

    wire.answer = guarded
    (row,) = engine(wire.url, HttpTransport(SECRET)).texts("SELECT ?n {}")
    assert row == {"n": "1"}
    assert [expected in request for request in wire.asked] == [False, True]


def test_a_wrong_login_is_told_without_the_password(wire: Wire) -> None:
    wire.answer = lambda _request: whole(
        b"", b'HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm="x"\r\n'
    )
    with pytest.raises(StoreError, match="status 401") as caught:
        engine(wire.url, HttpTransport(SECRET)).rows("SELECT ?n {}")
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(SECRET)


def test_a_connection_that_the_engine_has_closed_is_opened_again(wire: Wire) -> None:
    transport = HttpTransport()

    def ask_once() -> int:
        with transport.send(Call("POST", wire.url, {}, b"x")) as reply:
            assert reply.content == ROWS
            return reply.status

    # Each connection here takes one request and is closed, without a word in its answer.
    assert [ask_once() for _ in range(3)] == [200, 200, 200]
