"""Pages and data that were made before: the same address of the same build gives the same bytes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from werkzeug.http import parse_etags

from server.reply import Reply

MOST = 64 << 20
MOST_OF_ONE = 1 << 19
OVERHEAD = 2_000
"""Bytes that an entry takes beside its body."""
LONGEST = 2_000
"""Characters of a key; a longer one is nobody's twice."""
KEPT = frozenset({200, 301, 303, 404, 406, 410})
# Answers that depend on more than the address and the build.
NEVER = ("/reconcile", "/review", "/sparql", "/health", "/metrics")
OF_A_BODY = frozenset({"content-type", "content-length", "content-language"})
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request that may have been answered before. tags: those that its client has."""

    key: str
    tags: str | None


def wanted(environ: dict[str, Any], digest: str) -> Wanted | None:
    """What a request wants, free of its conditions; None where it is to be answered anew."""
    path: str = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith(NEVER):
        return None
    told = ("REQUEST_METHOD", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT")
    key = "\0".join((digest, *(environ.get(name, "") for name in told)))
    if len(key) > LONGEST:
        return None
    tags, _ = (environ.pop(name, None) for name in CONDITIONS)
    return Wanted(key, tags)


class PageCache:
    """Bounded in bytes; the longest unused makes room."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[str, Reply] = OrderedDict()
        self.size = 0
        self.hits = 0
        self.misses = 0

    def get(self, key: str) -> Reply | None:
        """The reply that was given before."""
        found = self._held.get(key)
        if found is None:
            self.misses += 1
            return None
        self.hits += 1
        self._held.move_to_end(key)
        return found

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply, where it is whole, short, and good for others too."""
        if reply.rest is not None or reply.status not in KEPT or key in self._held:
            return
        if len(reply.first) > min(MOST_OF_ONE, self._most) or "no-store" in _header(
            reply, "cache-control"
        ):
            return
        self._held[key] = reply
        self.size += len(reply.first) + OVERHEAD
        while self.size > self._most:
            _, gone = self._held.popitem(last=False)
            self.size -= len(gone.first) + OVERHEAD


def fresh(reply: Reply, tags: str | None) -> Reply:
    """The reply, or a 304 where the client has it already: RFC 9110, section 13.1.2."""
    tag = _header(reply, "etag")
    if reply.status != 200 or tags is None or not tag:
        return reply
    if not parse_etags(tags).contains_raw(tag):
        return reply
    headers = [(name, value) for name, value in reply.headers if name.lower() not in OF_A_BODY]
    return Reply(304, headers, b"")


def _header(reply: Reply, name: str) -> str:
    return next((value for key, value in reply.headers if key.lower() == name), "")
