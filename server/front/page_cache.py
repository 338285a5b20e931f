"""Pages and data that were made before: the same address of the same build gives the same bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from server.bounded_cache import BoundedCache
from server.conditions import Conditions
from server.reply import Reply

MOST_OF_ONE = 1 << 19
OVERHEAD = 2_000
"""Bytes that an entry takes beside its body."""
LONGEST = 2_000
"""Characters of a key; a longer one is nobody's twice."""
KEPT = frozenset({200, 301, 303, 404, 406, 410})
# Answers that depend on more than the address and the build, such as the files of a release.
NEVER = (
    "/oai",
    "/reconcile",
    "/review",
    "/sparql",
    "/health",
    "/metrics",
    "/timegate/",
    "/releases/",
)
FILES = re.compile(r"(/release/[^/]+)?/(dump\.nq|dumps/.+)|/releases/.+")
"""What is given in parts too; of all else the whole is sent, which a client has to expect."""
OF_A_BODY = frozenset({"content-type", "content-length", "content-language"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request that may have been answered before, and on which conditions it is asked."""

    key: str
    conditions: Conditions


def wanted(environ: dict[str, Any], edition: str) -> Wanted | None:
    """What a request wants, free of its conditions; None where it is to be answered anew."""
    path: str = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith(NEVER):
        return None
    if "HTTP_RANGE" in environ and FILES.fullmatch(path):
        return None
    told = ("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT")
    key = "\0".join((edition, *(environ.get(name, "") for name in told)))
    if len(key) > LONGEST:
        return None
    return Wanted(key, Conditions.taken_from(environ))


def page_cache() -> BoundedCache[Reply]:
    """An empty cache."""
    return BoundedCache(_size, MOST_OF_ONE)


def keepable(reply: Reply) -> bool:
    """Whether a reply is whole, and good for others too."""
    whole = reply.rest is None and reply.status in KEPT
    return whole and "no-store" not in _header(reply, "cache-control")


def fresh(reply: Reply, conditions: Conditions) -> Reply:
    """The reply, or no more than a status where the client has it already, or wants another."""
    if reply.status != 200:
        return reply
    tag, changed = _header(reply, "etag") or None, _header(reply, "last-modified") or None
    told = conditions.weighed(tag, changed)
    if told == 200:
        return reply
    reply.close()
    headers = [(name, value) for name, value in reply.headers if name.lower() not in OF_A_BODY]
    return Reply(told, headers if told == 304 else [*headers, ("Content-Length", "0")], b"")


def _header(reply: Reply, name: str) -> str:
    return next((value for key, value in reply.headers if key.lower() == name), "")


def _size(reply: Reply) -> int:
    return len(reply.first) + OVERHEAD
