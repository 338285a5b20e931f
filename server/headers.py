"""The headers that every response carries, and a tag that saves sending a page again."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import lru_cache

from werkzeug import Request, Response

from server.conditions import Conditions
from server.forms import HTML
from server.loopback import REVIEW
from server.security import POLICY, RESOURCE, security

SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Datetime, Content-Type, If-Modified-Since, If-None-Match, Range"
    ),
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Allow, Content-Location, Content-Range, Dataset-Version, ETag,"
        " Last-Modified, Link, Location, Memento-Datetime, Retry-After, Vary"
    ),
}
SERVER = "igf-kg"
VERSION = "Dataset-Version"
"""The header that says which version of the data a response is of."""


@lru_cache(maxsize=8)
def common(base: str, version: str) -> tuple[tuple[str, str], ...]:
    """What every answer of the endpoint carries."""
    told = {VERSION: version} if version else {}
    return tuple({**security(None, base), **SHARED, "Server": SERVER, **told}.items())


def finished(request: Request, response: Response, base: str, version: str) -> None:
    """Add to a response what it carries whatever it is about.

    base: that of the build. version: that of its data; empty where there is no build.
    """
    response.headers.update(security(response.headers.get(POLICY), base))
    response.headers["Server"] = SERVER
    if version:
        response.headers[VERSION] = version
    if response.mimetype == HTML:
        response.headers["Content-Language"] = "en"
    if request.path == REVIEW or request.path.startswith(f"{REVIEW}/"):
        # For this site's own pages alone, and for nobody's cache.
        response.headers[RESOURCE] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = "en"
        return
    response.headers.update(SHARED)
    if response.status_code >= 500:
        # What is amiss now says nothing of what is there.
        response.cache_control.no_store = True
    elif response.status_code >= 400:
        response.cache_control.no_cache = True
    if request.method in ("GET", "HEAD") and response.status_code in (200, 304):
        _tag(request, response)


def _tag(request: Request, response: Response) -> None:
    if response.cache_control.no_store:
        return
    response.cache_control.no_cache = True
    if response.status_code != 200 or response.is_streamed:
        return
    response.set_etag(_digest(response))
    _not_later_than_now(response)
    headers = response.headers
    told = Conditions.of(request.environ).weighed(headers["ETag"], headers.get("Last-Modified"))
    if told != 200:
        response.status_code = told
        response.set_data(b"")


def _digest(response: Response) -> str:
    """Of the bytes and of what they are, so that each form and each coding has its own."""
    coding = response.headers.get("Content-Encoding", "")
    found = hashlib.sha256(f"{response.content_type}\n{coding}\n".encode())
    found.update(response.get_data())
    return found.hexdigest()[:40]


def _not_later_than_now(response: Response) -> None:
    """RFC 9110, section 8.8.2.1: nothing was changed in the future, whatever a document says."""
    changed = response.last_modified
    if changed is not None and changed > dt.datetime.now(dt.UTC):
        del response.headers["Last-Modified"]
