"""Whether the server is well: for a person, for what restarts it, for what sends it requests."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from server.observing.state import State

JSON = "application/json"
PROBLEM = "application/problem+json"
RETRY_AFTER = 5

NO_BUILD = "there is no build to serve; make one with `kg build`"
NO_POOL = "the workers that answer queries are not ready; ask again in a moment"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whatever sends it."""

    status: int
    content_type: str
    body: bytes
    headers: Mapping[str, str]


def live() -> Reply:
    """The process answers; nothing else is looked at, so that no lack of data restarts it."""
    return _reply(200, JSON, {"status": "live"})


def ready(state: State) -> Reply:
    """200 when a build is served and queries are answered; else a 503 that says what is missing."""
    missing = lacking(state)
    if missing is None:
        return _reply(200, JSON, {"status": "ready", **_told(state)})
    problem = {
        "type": "about:blank",
        "title": "The server is not ready",
        "status": 503,
        "detail": missing,
    }
    return _reply(503, PROBLEM, problem, **{"Retry-After": str(RETRY_AFTER)})


def health(state: State) -> Reply:
    """What is served and what is missing; 200 in any case, since there is somebody to say it."""
    missing = lacking(state)
    status = {"status": "ready"} if missing is None else {"status": "unready", "detail": missing}
    return _reply(200, JSON, {**status, **_told(state)})


def lacking(state: State) -> str | None:
    """What keeps the server from answering, or None."""
    if state.build is None:
        return NO_BUILD
    if state.pool is not None and not state.pool.ready:
        return NO_POOL
    return None


def _told(state: State) -> dict[str, object]:
    if state.build is None:
        return {}
    build = state.build
    return {
        "build": build.digest,
        "version": build.version,
        "base": build.base,
        "quads": build.quads,
        "since": build.since.isoformat(timespec="seconds").replace("+00:00", "Z"),
    }


def _reply(status: int, content_type: str, told: dict[str, object], **more: str) -> Reply:
    body = json.dumps(told, ensure_ascii=False).encode() + b"\n"
    return Reply(status, content_type, body, {"Cache-Control": "no-store", **more})
