"""The processes behind the server are ended from outside, and it gets itself new ones."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest
from flask import Flask
from on_loopback import serving
from own_processes import processes
from raw_bytes import exchange, get, status

from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation.limits import Limits
from server.settings import Settings
from server.views.endpoint import ENDPOINT

ASK = get("/sparql?query=ASK%7B%7D")
PATIENCE = 10.0


@pytest.fixture
def app(store: EmbeddedStore) -> Flask:
    return create_app(Settings(store=store, limits=Limits(workers=3)))


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    with serving(app) as found:
        assert status(exchange(found, ASK)) == 200
        yield found


def workers(app: Flask) -> set[int]:
    """The processes of the workers, which the nursery started after itself."""
    pool = app.extensions[ENDPOINT]._team.pool
    return {line.number for line in pool._idle} & processes()


def test_workers_that_are_killed_are_replaced_before_anybody_asks(address: str, app: Flask) -> None:
    before = workers(app)
    assert before
    for number in before:
        os.kill(number, signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while len(workers(app) - before) < 2:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert status(exchange(address, ASK)) == 200


def test_a_nursery_that_is_killed_is_replaced_and_every_fault_until_then_is_meant(
    address: str, app: Flask
) -> None:
    desk = app.extensions[ENDPOINT]
    before = desk._team.pool._cradle.number
    os.kill(before, signal.SIGKILL)
    found = []
    end = time.monotonic() + PATIENCE
    while desk._team.pool is None or desk._team.pool._cradle.number == before:
        assert time.monotonic() < end
        # Each with another answer, so that none comes out of the cache.
        found.append(exchange(address, get(f"/sparql?query=ASK%7B%7D%23{len(found)}")))
    assert {status(answer) for answer in found} <= {200, 503}
    for answer in found:
        assert status(answer) == 200 or b"application/problem+json" in answer
    assert status(exchange(address, get("/sparql?query=ASK%7B%7D%23end"))) == 200
    assert before not in processes()
