"""The first page, and the small files that every site has."""

from __future__ import annotations

import json

from flask import Blueprint, Response, current_app, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from kg import __version__
from kg.iris import Iris
from kg.publish.jsonld import for_html
from server.examples import examples
from server.pages.head import SITE_NAME, Head
from server.pages.page_markup import website
from server.replies import body, library, page, root
from server.self_description.openapi import document
from server.sparql.desk import Desk
from server.views.endpoint import ENDPOINT

home = Blueprint("home", __name__)

ROBOTS = """\
# Pages and data are for everybody; what answers questions has no end, and is not for crawling.
User-agent: *
Disallow: {root}/sparql
Disallow: {root}/search?
Disallow: {root}/search.json
Disallow: {root}/suggest
Disallow: {root}/picked
Disallow: {root}/release/
Disallow: {root}/releases/
Disallow: {root}/timegate/
Disallow: {root}/timemap/

Sitemap: {base}sitemap.xml
"""

ABOUT = (
    "Sessions, people and organisations of the annual meetings of the Internet Governance Forum"
    " since 2006, each statement with the document that makes it."
)


@home.get("/")
def start() -> Response:
    """What this is, how much there is, and where to begin."""
    here = library()
    return page(
        "home.html",
        _head(here.store.base),
        overview=here.overview,
        examples=examples(),
        base=here.store.base,
        version=here.version,
        digest=here.store.digest,
    )


def _head(base: str) -> Head:
    site = website(SITE_NAME, ABOUT, base, str(Iris(base).described("dataset")))
    return Head(
        title="Who met at the Internet Governance Forum",
        canonical=base,
        description=ABOUT,
        kind="website",
        jsonld=(for_html(site),),
    )


@home.get("/openapi.json")
def openapi() -> Response:
    """The whole HTTP surface, for programs."""
    desk: Desk = current_app.extensions[ENDPOINT]
    told = document(__version__, library().version, root() or "/", desk.limits)
    return body(json.dumps(told, ensure_ascii=False).encode(), "application/json")


@home.get("/robots.txt")
def robots() -> Response:
    """What crawlers should leave alone, and where they find the rest."""
    return body(ROBOTS.format(root=root(), base=library().store.base).encode(), "text/plain")


@home.get("/favicon.ico")
def favicon() -> AnyResponse:
    """Where browsers look for a picture by themselves."""
    return redirect(url_for("static", filename="favicon.svg"), 301)
