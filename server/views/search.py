"""`/search`: everything that has a name, found by words; `/suggest` while they are typed."""

from __future__ import annotations

import json

from flask import Blueprint, Response, request

from server.forms import HTML
from server.negotiation import choose
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.replies import body, library, not_acceptable, page, root
from server.search import opensearch
from server.search.asked import asked
from server.search.shown import ResultPage, results
from server.search.told import suggested, told

search = Blueprint("search", __name__)

JSON = "application/json"
OFFERS = (HTML, JSON)
ABOUT = (
    "Search sessions, people, organisations, series, meetings, places, concepts and source"
    " documents of the Internet Governance Forum."
)


@search.get("/search")
def found() -> Response:
    """A page of results, or the same as JSON."""
    form = choose(request.headers.get("Accept"), OFFERS)
    if form is None:
        raise RequestError(406, not_acceptable(OFFERS), [(JSON, f"{root()}/search.json")])
    response = _page(_results()) if form == HTML else _json(told(_results(), _base()))
    response.vary.add("Accept")
    return response


@search.get("/search.json")
def data() -> Response:
    """Results for programs."""
    return _json(told(_results(), _base()))


@search.get("/suggest")
def suggestions() -> Response:
    """What begins so, as browsers and our own pages read it."""
    offered = suggested(library().search, request.args.get("q", ""), _base(), root())
    return body(json.dumps(offered).encode(), opensearch.SUGGESTIONS)


@search.get("/opensearch.xml")
def description() -> Response:
    """How a browser searches here from its own bar."""
    return body(opensearch.description(_base()).encode(), opensearch.MEDIA_TYPE)


def _base() -> str:
    return library().store.base


def _results() -> ResultPage:
    return results(library().search, asked(request.args), _base(), root())


def _page(shown: ResultPage) -> Response:
    text = shown.asked.text
    head = Head(
        title=f"Search: {text}" if text else "Search",
        canonical=f"{_base()}search",
        description=ABOUT,
        # One page for each thing is enough for search engines; this is made of those.
        indexed=False,
        crumbs=(Value("Search", f"{root()}/search"),),
    )
    return page("search.html", head, page=shown)


def _json(value: object) -> Response:
    return body(json.dumps(value, ensure_ascii=False).encode(), JSON)
