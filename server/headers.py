"""The headers that every response carries, and a tag that saves sending a page again."""

from __future__ import annotations

from functools import lru_cache

from werkzeug import Request, Response

from server.forms import HTML
from server.loopback import REVIEW
from server.security import POLICY, RESOURCE, security

SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Expose-Headers": "Allow, ETag, Link, Location, Retry-After",
}
SERVER = "igf-kg"


@lru_cache(maxsize=8)
def common(base: str) -> tuple[tuple[str, str], ...]:
    """What every answer of the endpoint carries."""
    return tuple({**security(None, base), **SHARED, "Server": SERVER}.items())


def finished(request: Request, response: Response, base: str) -> None:
    """Add to a response what it carries whatever it is about. base: that of the build."""
    response.headers.update(security(response.headers.get(POLICY), base))
    response.headers["Server"] = SERVER
    if response.mimetype == HTML:
        response.headers["Content-Language"] = "en"
    if request.path == REVIEW or request.path.startswith(f"{REVIEW}/"):
        # For this site's own pages alone, and for nobody's cache.
        response.headers[RESOURCE] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = "en"
        return
    response.headers.update(SHARED)
    if request.method in ("GET", "HEAD") and response.status_code in (200, 304):
        _tag(request, response)


def _tag(request: Request, response: Response) -> None:
    if response.cache_control.no_store:
        return
    response.cache_control.no_cache = True
    if response.status_code == 200 and not response.is_streamed:
        # The tag is of the bytes, so each form of a thing has its own.
        response.add_etag()
    if response.status_code == 200:
        response.make_conditional(request)
