"""What the gate answers by itself: whether the server is well, and how it fares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from kg.errors import StoreError
from server.headers import common
from server.observing import health
from server.observing.metrics import Metrics
from server.observing.record import Observed
from server.observing.state import BuildState, CacheState, PoolState, State
from server.problems import RequestError
from server.reply import Reply
from server.serving import Library
from server.sparql.desk import Desk

PATHS = frozenset({"/health", "/health/live", "/health/ready", "/metrics"})
METHODS = ("GET", "HEAD", "OPTIONS")


class Own:
    """Keeps the figures of one server. more: is told of each request too, as a log is."""

    def __init__(self, desk: Desk, more: Callable[[Observed], None] | None = None) -> None:
        self._desk = desk
        self._more = more
        self._metrics = Metrics(self.state)
        self._since: tuple[Library, datetime] | None = None

    def observe(self, seen: Observed) -> None:
        """Count a request that is over."""
        self._metrics.observe(seen)
        if self._more is not None:
            self._more(seen)

    def reply(self, path: str, method: str) -> Reply:
        """The answer to one of PATHS; raises a 405 where it does not take the method."""
        allowed = ", ".join(METHODS)
        if method not in METHODS:
            raise RequestError(405, f"use one of {allowed}", allow=allowed)
        if method == "OPTIONS":
            return Reply(204, [("Allow", allowed), *self._common], b"")
        if path == "/metrics":
            content, kind = self._metrics.exposition()
            return self._made(200, kind, content, {"Cache-Control": "no-store"})
        if path == "/health/live":
            return self._told(health.live())
        if path == "/health/ready":
            return self._told(health.ready(self.state()))
        return self._told(health.health(self.state()))

    def _told(self, told: health.Reply) -> Reply:
        return self._made(told.status, told.content_type, told.body, told.headers)

    def _made(self, status: int, kind: str, body: bytes, more: Mapping[str, str]) -> Reply:
        pairs = [("Content-Type", kind), ("Content-Length", str(len(body))), *more.items()]
        return Reply(status, [*pairs, *self._common], body)

    @property
    def _common(self) -> tuple[tuple[str, str], ...]:
        build = self._build()
        return common(build.base, build.version) if build else common("", "")

    def state(self) -> State:
        """How the server stands now."""
        desk = self._desk
        busy, idle = desk.workers
        pool = PoolState(
            desk.ready, desk.turns.waiting, busy, idle, desk.tally.started, desk.tally.killed
        )
        cache = CacheState(desk.cache.hits, desk.cache.misses, desk.cache.bytes)
        return State(self._build(), pool, cache)

    def _build(self) -> BuildState | None:
        try:
            library = self._desk.serving.library()
        except StoreError:
            return None
        if self._since is None or self._since[0] is not library:
            self._since = (library, datetime.now(UTC))
        store = library.store
        return BuildState(
            store.digest, library.known_version, store.base, library.quads, self._since[1]
        )
