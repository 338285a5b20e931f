"""Whatever bytes come, what goes back is HTTP, and no fault of the server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from effort import effort
from http_answers import Answer, CutOffError, answers
from hypothesis import given
from on_loopback import serving
from raw_bytes import exchange, get
from wire import Sent, odd_requests, sent, sound_requests

from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation.limits import MIB, Limits
from server.settings import Settings

IDLE = 0.15
"""Seconds without a byte after which the server waits for more of a request than there is."""


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    limits = Limits(seconds=2, memory=128 * MIB, result_bytes=MIB)
    with serving(create_app(Settings(store=store, limits=limits))) as found:
        yield found


def said(address: str, given: bytes) -> bytes:
    """What comes back until the server closes, or waits for more."""
    parts = urlsplit(address)
    found = bytearray()
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        try:
            connection.sendall(given)
            while True:
                connection.settimeout(IDLE if found or not given.endswith(b"\r\n") else 2 * IDLE)
                piece = connection.recv(1 << 20)
                if not piece:
                    break
                found += piece
        except (TimeoutError, ConnectionError):
            pass
    return bytes(found)


def whole(content: bytes, methods: tuple[str, ...]) -> list[Answer]:
    """The responses that came whole."""
    found: list[Answer] = []
    with suppress(CutOffError):
        found.extend(answers(content, methods))
    return found


def check(address: str, given: Sent) -> list[Answer]:
    found = whole(said(address, given.content), given.methods)
    for answer in found:
        assert answer.status < 500, answer
        assert b"Traceback" not in answer.body
        if answer.headers.get("server") == "igf-kg":
            assert answer.headers["x-content-type-options"] == "nosniff"
    (well,) = answers(exchange(address, get("/sparql?query=ASK%7B%7D")), ["GET"])
    assert (well.status, well.body) == (200, b'{"head":{},"boolean":true}')
    return found


@effort(60)
@given(sent(odd_requests()))
def test_bytes_that_may_be_no_request_have_an_answer_that_is_http_or_none(
    address: str, given: Sent
) -> None:
    check(address, given)


@effort(150)
@given(sent(sound_requests()))
def test_requests_however_odd_have_an_answer_each_and_no_fault_of_the_server(
    address: str, given: Sent
) -> None:
    assert len(check(address, given)) <= len(given.methods)
