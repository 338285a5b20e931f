from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from server.observing.health import NO_BUILD, NO_POOL, health, live, ready
from server.observing.state import BuildState, PoolState, State

SINCE = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
BUILD = BuildState("abc", "2026.1", "http://127.0.0.1:8000/", 34_814, SINCE)
TOLD = {
    "build": "abc",
    "version": "2026.1",
    "base": "http://127.0.0.1:8000/",
    "quads": 34_814,
    "since": "2026-11-24T08:30:00Z",
}


def pool(ready: bool) -> PoolState:
    return PoolState(ready=ready, waiting=0, busy=0, idle=1, started=1, killed=0)


def test_a_process_that_answers_is_live() -> None:
    reply = live()
    assert (reply.status, json.loads(reply.body)) == (200, {"status": "live"})


@pytest.mark.parametrize("state", [State(BUILD), State(BUILD, pool(ready=True))])
def test_with_a_build_and_workers_it_is_ready(state: State) -> None:
    for reply in (ready(state), health(state)):
        assert (reply.status, reply.content_type) == (200, "application/json")
        assert json.loads(reply.body) == {"status": "ready", **TOLD}
        assert reply.headers == {"Cache-Control": "no-store"}


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (State(), NO_BUILD),
        (State(None, pool(ready=True)), NO_BUILD),
        (State(BUILD, pool(ready=False)), NO_POOL),
    ],
)
def test_what_is_missing_is_a_503_that_says_what(state: State, why: str) -> None:
    reply = ready(state)
    assert (reply.status, reply.content_type) == (503, "application/problem+json")
    assert reply.headers == {"Cache-Control": "no-store", "Retry-After": "5"}
    assert json.loads(reply.body) == {
        "type": "about:blank",
        "title": "The server is not ready",
        "status": 503,
        "detail": why,
    }


def test_what_is_missing_is_told_to_who_asks_how_it_is() -> None:
    reply = health(State(BUILD, pool(ready=False)))
    assert reply.status == 200
    assert json.loads(reply.body) == {"status": "unready", "detail": NO_POOL, **TOLD}
