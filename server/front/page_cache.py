"""Pages and data that were made before: the same address of the same build gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from werkzeug.http import parse_etags, unquote_etag

from server.bounded_cache import BoundedCache
from server.reply import Reply

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


def page_cache() -> BoundedCache[Reply]:
    """An empty cache."""
    return BoundedCache(_size, MOST_OF_ONE)


def keepable(reply: Reply) -> bool:
    """Whether a reply is whole, and good for others too."""
    whole = reply.rest is None and reply.status in KEPT
    return whole and "no-store" not in _header(reply, "cache-control")


def fresh(reply: Reply, tags: str | None) -> Reply:
    """The reply, or a 304 where the client has it already: RFC 9110, section 13.1.2."""
    tag, _ = unquote_etag(_header(reply, "etag") or None)
    if reply.status != 200 or tags is None or tag is None:
        return reply
    # A weak comparison, as section 8.8.3.2 has it for this header.
    if not parse_etags(tags).contains_weak(tag):
        return reply
    headers = [(name, value) for name, value in reply.headers if name.lower() not in OF_A_BODY]
    # What was opened to be sent is given back all the same.
    return Reply(304, headers, b"", close=reply.close)


def _header(reply: Reply, name: str) -> str:
    return next((value for key, value in reply.headers if key.lower() == name), "")


def _size(reply: Reply) -> int:
    return len(reply.first) + OVERHEAD
