"""`/sitemap.xml` names the files in which every page stands that search engines may list."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from server.problems import RequestError
from server.replies import body, library, root
from server.sitemap import index, urlset

maps = Blueprint("maps", __name__)

XML = "application/xml"


@maps.get("/sitemap.xml")
def every() -> Response:
    """The files."""
    here = library()
    return body(index(here.store.base, here.sitemaps(_rules())).encode(), XML)


@maps.get("/sitemaps/<name>.xml")
def one(name: str) -> Response:
    """The addresses of one file."""
    files = library().sitemaps(_rules())
    if name not in files:
        raise RequestError(404, f"there is no such file; {root()}/sitemap.xml names all")
    return body(urlset(files[name]).encode(), XML)


def _rules() -> frozenset[str]:
    return frozenset(rule.rule for rule in current_app.url_map.iter_rules())
