"""How the server stands at this moment, as its parts say when they are asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class BuildState:
    """The build that is served; since: when this process began to serve it, in UTC."""

    digest: str
    version: str
    base: str
    quads: int
    since: datetime


@dataclass(frozen=True, slots=True)
class PoolState:
    """The workers; started and killed count from the start of the process."""

    ready: bool
    waiting: int
    busy: int
    idle: int
    started: int
    killed: int


@dataclass(frozen=True, slots=True)
class CacheState:
    """The cache of answers; hits and misses count from the start of the process."""

    hits: int
    misses: int
    held: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class State:
    """All of it; None for a part that there is none of, or not yet."""

    build: BuildState | None = None
    pool: PoolState | None = None
    cache: CacheState | None = None
