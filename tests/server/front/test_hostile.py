"""What strangers send to a server on the open internet, sent to the server as it runs."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

import pytest
from on_loopback import serving
from raw_bytes import exchange, get, head, status

from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation.limits import MIB, Limits
from server.settings import Settings

DIRECT = "Content-Type: application/sparql-query"
FORM = "Content-Type: application/x-www-form-urlencoded"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    limits = Limits(seconds=1, memory=128 * MIB, result_bytes=MIB, workers=4, per_client=4)
    with serving(create_app(Settings(store=store, limits=limits))) as found:
        yield found


@pytest.fixture(autouse=True)
def still_well(address: str) -> Iterator[None]:
    """Whatever was sent, the server answers the next one."""
    yield
    assert fetched(address, "/sparql?query=ASK%7B%7D") == b'{"head":{},"boolean":true}'


def fetched(address: str, target: str) -> bytes:
    """The body of a page that is there."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request("GET", target)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == 200
    return body


def posted(query: bytes, *headers: str) -> bytes:
    length = f"Content-Length: {len(query)}"
    return head("POST", "/sparql", *headers, length, "Connection: close") + query


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        (RUNAWAY, {504}),
        ("SELECT * { ?s <urn:a>* ?o . ?o (<urn:b>|!<urn:c>)+ ?x . ?x ^<urn:d>* ?y }", {503, 504}),
        ("SELECT * { ?a (<urn:a>|!<urn:a>)* ?b . ?b (<urn:a>|!<urn:a>)* ?c }", {503, 504}),
        ('SELECT * { BIND(REGEX(REPLACE("a", "a", "' + "a" * 200 + '"), "(a*)*b") AS ?x) }', {200}),
        ('SELECT * { FILTER REGEX("x", "(((((x{50}){50}){50}){50}){50})") }', {200, 503, 504}),
        (
            "SELECT * { "
            + " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(50)))} }}" for n in range(6))
            + " }",
            {503, 504},
        ),
        (
            'SELECT (STRLEN(?x30) AS ?n) { BIND("0123456789" AS ?x0) '
            + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
            + " }",
            {503, 504},
        ),
        ("SELECT * { " + "{" * 5_000 + "?s ?p ?o" + "}" * 5_000 + " }", {400}),
        ("SELECT (" + "(" * 5_000 + "1" + ")" * 5_000 + " AS ?x) {}", {400}),
        ("SELECT (" + "!" * 20_000 + "true AS ?x) {}", {200, 400, 503}),
        ("SELECT * { ?s " + "/".join(["<urn:p>"] * 3_000) + " ?o }", {200, 400, 503, 504}),
        ("SELECT * { ?s ?p ?o FILTER(" + "1=1&&" * 5_000 + "true) }", {200, 400, 503, 504}),
        ("SELECT " + "?x " * 10_000 + "{}", {200, 400, 503, 504}),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", {503, 504}),
    ],
)
def test_a_query_that_asks_too_much_has_an_error_that_is_meant(
    address: str, query: str, allowed: set[int]
) -> None:
    answer = exchange(address, posted(query.encode(), DIRECT))
    assert status(answer) in allowed
    assert b"Traceback" not in answer


@pytest.mark.parametrize(
    ("request_bytes", "expected"),
    [
        (get("/sparql?query=%"), 400),
        (get("/sparql?query=%zz%7B%7D"), 400),
        (get("/sparql?query=ASK%7B%7D%00"), 400),
        (get("/sparql?query=ASK%7B%22%ED%A0%80%22%7D"), 400),
        (get("/sparql?query=%FF%FE"), 400),
        (get("/sparql?" + "&".join(f"x{n}=1" for n in range(2_000))), 400),
        (get("/sparql?" + "x" * 60_000), 400),
        (get("/sparql?query=ASK%7B%7D", "Accept: " + ",".join(["a/b;q=0.1"] * 3_000)), 406),
        (get("/sparql?query=ASK%7B%7D", "Accept: \xff\xfe"), 406),
        (get("/sparql?query=ASK%7B%7D", "If-None-Match: " + '"x",' * 2_000), 200),
        (get("/id/" + "a/" * 5_000), 404),
        (get("/id/%00"), 404),
        (get("/id/%ED%A0%80"), 404),
        (get("/doc/%FF"), 404),
        (get("/../../etc/passwd"), 404),
        (get("/static/..%2f..%2fapp.py"), 404),
        (get("//evil.example/"), 404),
        (get("/people?page=99999999999999999999"), 400),
        (head("PURGE", "/sparql", "Connection: close"), 405),
        (head("TRACE", "/sparql", "Connection: close"), 405),
        (posted(b"ASK { ?s ?p '\xff' }", DIRECT), 400),
        (posted(b"query=ASK%20%7B%7D", FORM + "; charset=utf-16"), 415),
        (posted(b"ASK {}", "Content-Type: text/plain"), 415),
        (posted(b"ASK {}"), 415),
        (posted(b"x" * 600_000, DIRECT), 413),
        (
            posted(gzip.compress(b"ASK {}" + b" " * 50_000_000), DIRECT, "Content-Encoding: gzip"),
            415,
        ),
        (get("/", *(f"X-{n}: {'y' * 800}" for n in range(90))), 431),
        (get("/", *(f"X-{n}: y" for n in range(500))), 431),
    ],
)
def test_a_request_that_is_odd_has_its_own_status(
    address: str, request_bytes: bytes, expected: int
) -> None:
    answer = exchange(address, request_bytes)
    assert status(answer) == expected
    assert b"Traceback" not in answer


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x00\x01\x02\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"GET / HTTP/1.1\r\nHo\x00st: a\r\n\r\n",
    ],
)
def test_what_is_no_http_is_refused_and_nothing_else(address: str, request_bytes: bytes) -> None:
    assert status(exchange(address, request_bytes, seconds=2)) in {0, 400, 404, 408, 413, 505}


def test_a_body_without_end_is_cut_off(address: str) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        connection.sendall(head("POST", "/sparql", DIRECT, "Transfer-Encoding: chunked"))
        sent = 0
        try:
            while sent < 50_000_000:
                connection.sendall(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")
                sent += 0x10000
        except OSError:
            pass
        assert sent < 20_000_000


def test_a_hundred_slow_bodies_keep_nobody_waiting(address: str) -> None:
    parts = urlsplit(address)
    slow = []
    try:
        for _ in range(100):
            connection = socket.create_connection((parts.hostname, parts.port), timeout=10)
            connection.sendall(head("POST", "/sparql", FORM, "Content-Length: 1000") + b"query=A")
            slow.append(connection)
        begun = time.monotonic()
        fetched(address, "/sparql?query=ASK%7B%7D")
        assert time.monotonic() - begun < 5
    finally:
        for connection in slow:
            connection.close()


def test_runaway_queries_keep_neither_pages_nor_lookups_waiting(address: str) -> None:
    parts = urlsplit(address)
    running = []
    try:
        for _ in range(3):
            connection = socket.create_connection((parts.hostname, parts.port), timeout=10)
            connection.sendall(get(f"/sparql?query={quote(RUNAWAY)}"))
            running.append(connection)
        for number in range(5):
            lookup = quote(f"SELECT ?p {{ <urn:none{number}> ?p ?o }}")
            for path in (f"/sparql?query={lookup}", f"/people?q={number}"):
                begun = time.monotonic()
                fetched(address, path)
                assert time.monotonic() - begun < 1
        assert [status(connection.recv(65_536)) for connection in running] == [504] * 3
    finally:
        for connection in running:
            connection.close()


def test_a_client_that_leaves_takes_its_query_with_it(address: str) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(get(f"/sparql?query={quote(RUNAWAY + ' #')}"))
        time.sleep(0.3)
    for _ in range(50):
        if b'igf_queries_total{form="SELECT",outcome="gone"} 1.0' in fetched(address, "/metrics"):
            break
        time.sleep(0.02)
    else:
        pytest.fail("the query went on")
