from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.servers.agreement import rows
from benchmarks.servers.cases import JSON, TURTLE, cases
from benchmarks.servers.contestants import Running
from benchmarks.servers.http_answers import Answer, answer
from benchmarks.servers.load import Measured, measure, quantile, times
from benchmarks.servers.processes import busy, family, resident
from benchmarks.servers.synthetic import Size
from benchmarks.servers.tables import ratio

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = (
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n"
)
CLOSING = b"HTTP/1.1 200 OK\r\nConnection: close\r\ncontent-length: 5\r\n\r\nhello"


@pytest.mark.parametrize("sent", [PLAIN, CHUNKED, CLOSING])
def test_an_answer_is_whole_with_its_last_byte_and_not_before(sent: bytes) -> None:
    assert [answer(sent[:end]) for end in range(len(sent))] == [None] * len(sent)
    whole = Answer(200, len(sent), b"hello", sent == CLOSING)
    assert answer(sent) == whole
    assert answer(sent + PLAIN) == whole


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=5))
def test_chunks_are_joined_whatever_is_in_them(parts: list[bytes]) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
    sent = head + b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (*parts, b""))
    found = answer(sent)
    assert found is not None
    assert (found.body, found.size) == (b"".join(parts), len(sent))


def test_an_answer_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="without a length"):
        answer(b"HTTP/1.1 200 OK\r\n\r\nhello")


@contextmanager
def a_server(respond: Callable[[bytes], bytes]) -> Iterator[int]:
    """Answers each request with some bytes, in two pieces."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve(peer: socket.socket) -> None:
            # A client that has measured enough leaves in the middle.
            with peer, suppress(ConnectionError):
                while asked := peer.recv(65_536):
                    sent = respond(asked)
                    peer.sendall(sent[:20])
                    peer.sendall(sent[20:])
                    if b"close" in sent:
                        return

        def accept() -> None:
            while True:
                try:
                    peer, _ = listening.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(peer,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("sent", [PLAIN, CHUNKED, CLOSING])
def test_every_request_is_asked_in_turn_and_timed(sent: bytes) -> None:
    asked: list[bytes] = []

    def respond(request: bytes) -> bytes:
        asked.append(request)
        return sent

    with a_server(respond) as port:
        taken = times(port, [b"GET /1\r\n\r\n", b"GET /2\r\n\r\n"], 1, 0.1)
    assert len(taken) in (len(asked), len(asked) - 1)
    assert asked[:3] == [b"GET /1\r\n\r\n", b"GET /2\r\n\r\n", b"GET /1\r\n\r\n"]
    assert all(0 < one < 1 for one in taken)


@pytest.mark.parametrize(
    "sent",
    [
        b"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_an_answer_that_is_no_answer_ends_the_measuring(sent: bytes) -> None:
    with a_server(lambda _: sent) as port, pytest.raises(SystemExit, match="status"):
        times(port, [b"GET / HTTP/1.1\r\n\r\n"], 1, 0.1)


def test_a_round_runs_in_a_process_of_its_own() -> None:
    with a_server(lambda _: PLAIN) as port:
        found = measure(port, [b"GET / HTTP/1.1\r\n\r\n"], 2, 0.2)
    assert found.rate > 0
    assert 0 < found.p50 <= found.p99


def test_quantiles_are_values_that_were_measured() -> None:
    values = [float(number) for number in range(1, 101)]
    assert (quantile(values, 0.5), quantile(values, 0.99), quantile([7.0], 0.99)) == (51, 100, 7)


def test_ratios_are_taken_round_by_round() -> None:
    ours = [Measured(rate, 1, 1) for rate in (100, 300, 50)]
    theirs = [Measured(rate, 1, 1) for rate in (100, 100, 100)]
    assert ratio(ours, theirs) == "1.00 times (0.50 to 3.00)"


def test_no_two_requests_are_alike_where_a_cache_could_answer() -> None:
    server = Running("ours", 1, "/sparql", 0, 0.0)
    joins, lookups, again, described = cases(Size.of(5_000), "http://127.0.0.1:8000/")
    different = {case.name: len(set(case.requests(server, 1_000))) for case in (joins, lookups)}
    assert different == {joins.name: 1_000, lookups.name: 1_000}
    assert len(set(again.requests(server, 1_000))) == 1
    assert described.requests(server, 1) == [
        b"GET /data/session/2006/ws1.ttl HTTP/1.1\r\nHost: 127.0.0.1:1\r\n"
        b"Accept: text/turtle\r\n\r\n"
    ]


def test_rows_are_compared_by_value_and_number() -> None:
    cell = {"type": "literal", "value": "x", "datatype": "http://www.w3.org/2001/XMLSchema#string"}
    typed = b'{"results":{"bindings":[{"a":%s},{"a":%s}]}}' % (
        (repr(cell).replace("'", '"').encode(),) * 2
    )
    plain = b'{"results":{"bindings":[{"a":{"value":"x"}},{"a":{"value":"x"}}]}}'
    once = b'{"results":{"bindings":[{"a":{"value":"x"}}]}}'
    assert rows(typed, JSON) == rows(plain, JSON) != rows(once, JSON)
    assert rows(b"<a:b> <a:c> 1, 2 .", TURTLE).total() == 2


needs_proc = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc")


@needs_proc
def test_a_family_is_a_process_with_what_it_started() -> None:
    sleeper = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen(
        [sys.executable, "-c", f"print(flush=True); {sleeper}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdin
        assert parent.stdout
        parent.stdout.readline()
        while len(family(parent.pid)) < 2:
            assert parent.poll() is None
        assert parent.pid in family(parent.pid)
        assert resident(parent.pid) > 1_000_000
        parent.stdin.close()


@needs_proc
def test_time_that_a_process_uses_is_counted() -> None:
    before = busy(os.getpid())
    sum(range(5_000_000))
    assert busy(os.getpid()) > before
