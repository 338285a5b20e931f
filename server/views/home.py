"""The first page, and the small files that every site has."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from kg import __version__
from server.examples import examples
from server.replies import body, library, page, root
from server.self_description.openapi import document
from server.sparql.desk import Desk
from server.views.endpoint import ENDPOINT

home = Blueprint("home", __name__)

ROBOTS = """\
# Pages and data are for everybody; the endpoint is for questions, not for crawling.
User-agent: *
Disallow: /sparql
"""


@home.get("/")
def start() -> Response:
    """What this is, how much there is, and where to begin."""
    here = library()
    return page(
        "home.html",
        overview=here.overview,
        examples=examples(),
        base=here.store.base,
        version=__version__,
        digest=here.store.digest,
    )


@home.get("/openapi.json")
def openapi() -> Response:
    """The whole HTTP surface, for programs."""
    desk: Desk = current_app.extensions[ENDPOINT]
    told = document(__version__, root() or "/", desk.limits)
    return body(json.dumps(told, ensure_ascii=False).encode(), "application/json")


@home.get("/robots.txt")
def robots() -> Response:
    """What crawlers should leave alone."""
    return body(ROBOTS.encode(), "text/plain")


@home.get("/favicon.ico")
def favicon() -> AnyResponse:
    """Where browsers look for a picture by themselves."""
    return redirect(url_for("static", filename="favicon.svg"), 301)
