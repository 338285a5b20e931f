"""Who comes: readers, and strangers who ask too much, break off, dawdle or send no HTTP."""

from __future__ import annotations

import random
import socket
import time
from collections import Counter
from collections.abc import Callable
from urllib.parse import quote

SECONDS = 15.0
"""After which a visitor gives up waiting."""
RUNAWAY = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} #{}"
LONG = "SELECT * {{ ?a ?b ?c . ?d ?e ?f }} LIMIT 60000 #{}"
TOO_LONG = "SELECT * {{ ?a ?b ?c . ?d ?e ?f }} #{}"
LOOKUP = "SELECT * {{ ?s ?p ?o }} OFFSET {} LIMIT 3"
HOG = (
    'SELECT (STRLEN(?x40) AS ?n) {{ BIND("0123456789" AS ?x0) '
    + "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(40))
    + "}} #{}"
)
PAGES = (
    "/",
    "/people",
    "/sessions?page={}",
    "/id/person/{}",
    "/graph/",
    "/void.ttl",
    "/people?q={}",
)
DAMAGE = (
    b"\x00\x01\x02\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 2_000,
    b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n",
)


class Visitor:
    """One client of a port, and its choices."""

    def __init__(self, port: int, number: int, seed: int) -> None:
        self.port = port
        self.address = f"10.0.0.{number}"
        self.chance = random.Random(f"{seed} {number}")  # noqa: S311 - no secret

    def get(self, target: str) -> bytes:
        """A request of this client, as its proxy sends it."""
        lines = (
            *(f"GET {target} HTTP/1.1", "Host: localhost", f"X-Forwarded-For: {self.address}"),
            *("Connection: close", "", ""),
        )
        return "\r\n".join(lines).encode()

    def ask(self, query: str) -> bytes:
        """The same for a query."""
        return self.get(f"/sparql?query={quote(query)}")

    def connect(self) -> socket.socket:
        """A connection to the server."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS)

    def status(self, request: bytes, seconds: float = SECONDS) -> int:
        """The status of the answer, once all of it has come."""
        first = b""
        with self.connect() as connection:
            connection.settimeout(seconds)
            try:
                connection.sendall(request)
                while piece := connection.recv(1 << 16):
                    first = first or piece
            except (TimeoutError, ConnectionError):
                pass
        return int(first[9:12]) if first.startswith(b"HTTP/1.1 ") else 0


Visit = Callable[[Visitor], int]
"""One visit; gives the status of the answer, 0 where there is none or it was left."""


def page(who: Visitor) -> int:
    """A page, often one that nobody asked for before."""
    return who.status(who.get(who.chance.choice(PAGES).format(who.chance.randrange(10**6))))


def lookup(who: Visitor) -> int:
    """A small query."""
    return who.status(who.ask(LOOKUP.format(who.chance.randrange(5_000))))


def long_answer(who: Visitor) -> int:
    """An answer of some megabytes, taken whole."""
    return who.status(who.ask(LONG.format(who.chance.random())))


def too_much(who: Visitor) -> int:
    """A query that cannot be answered within the limits."""
    return who.status(
        who.ask(who.chance.choice((RUNAWAY, TOO_LONG, HOG)).format(who.chance.random()))
    )


def left_early(who: Visitor) -> int:
    """A query whose client goes before there is an answer, at any moment."""
    query = who.chance.choice((RUNAWAY, LONG, LOOKUP)).format(who.chance.randrange(10**6))
    with who.connect() as connection:
        connection.sendall(who.ask(query))
        time.sleep(who.chance.choice((0, 0.001, 0.01, 0.1, 0.5)))
    return 0


def half_taken(who: Visitor) -> int:
    """A long answer of which the client takes the beginning."""
    with who.connect() as connection:
        connection.sendall(who.ask(LONG.format(who.chance.random())))
        connection.recv(1_000)
        time.sleep(who.chance.random())
    return 0


def slow_body(who: Visitor) -> int:
    """A body that stops in the middle."""
    with who.connect() as connection:
        kind = b"Content-Type: application/sparql-query\r\n"
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: a\r\n" + kind + b"Content-Length: 1000\r\n\r\nASK"
        )
        time.sleep(who.chance.random() * 2)
    return 0


def damaged(who: Visitor) -> int:
    """What is no request."""
    return who.status(who.chance.choice(DAMAGE), seconds=1)


VISITS: dict[Visit, int] = {
    page: 6,
    lookup: 6,
    long_answer: 1,
    too_much: 2,
    left_early: 3,
    half_taken: 1,
    slow_body: 1,
    damaged: 2,
}


def visit_until(end: float, who: Visitor, found: Counter[str]) -> None:
    """Visit until the time is over; found: counts each kind of visit with its status."""
    kinds, weights = list(VISITS), list(VISITS.values())
    while time.monotonic() < end:
        (kind,) = who.chance.choices(kinds, weights)
        try:
            status = kind(who)
        except OSError as error:
            found[f"{kind.__name__} {type(error).__name__}"] += 1
        else:
            found[f"{kind.__name__} {status or 'left'}"] += 1
