"""`/timegate/…` leads to the state of an address at a moment, `/timemap/…` lists all its states."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, request

from kg.releases.history import History
from server.memento.asked import moment_asked, original_asked
from server.memento.links import LINK_FORMAT, of_timegate
from server.memento.mementos import Memento, mementos, nearest
from server.memento.originals import Original
from server.memento.timemaps import as_json, as_links
from server.past.shelf import SHELF, Shelf
from server.problems import RequestError
from server.replies import body, library, root
from server.withdrawn import refuse_withdrawn

states = Blueprint("states", __name__)

BY_DATE = "accept-datetime"
NONE = (
    "no release has <{address}>: it may be newer than the last release, be misspelt, or have been"
    " withdrawn. {root}/releases lists the releases"
)


@states.get("/timegate/<path:uri>")
def timegate(uri: str) -> Response:
    """RFC 7089, section 4.2.1: found, in the release that was the last at that moment."""
    moment = moment_asked(request.headers.get("Accept-Datetime"))
    wanted, found = _asked(uri)
    chosen = nearest(found, moment)
    response = Response(f"{chosen.address}\n", 302, content_type="text/plain; charset=utf-8")
    response.headers["Location"] = chosen.address
    response.headers["Link"] = of_timegate(library().store.base, wanted, found, chosen)
    return response


@states.get("/timemap/link/<path:uri>")
def timemap(uri: str) -> Response:
    """Every state, as a list of links."""
    return body(as_links(library().store.base, *_asked(uri)).encode(), LINK_FORMAT)


@states.get("/timemap/json/<path:uri>")
def timemap_json(uri: str) -> Response:
    """Every state, as JSON."""
    return body(as_json(library().store.base, *_asked(uri)).encode(), "application/json")


@states.after_request
def negotiated_by_date(response: Response) -> Response:
    """RFC 7089, section 2.1.2: whatever a TimeGate says, it says by the date asked for."""
    if request.endpoint == "states.timegate":
        response.vary.add(BY_DATE)
    return response


def _asked(uri: str) -> tuple[Original, tuple[Memento, ...]]:
    """The address with its states; raises a 404 where there are none."""
    site, history = library().store.base, _history()
    others = () if history is None else (kept.base for kept in history.releases)
    bases = tuple(dict.fromkeys((site, *others)))
    wanted = original_asked(uri, request.query_string.decode("ascii", "replace"), bases)
    refuse_withdrawn(library().store, wanted.things)
    found = () if history is None else mementos(history, wanted, site)
    if not found:
        raise RequestError(404, NONE.format(address=wanted.address, root=root()))
    return wanted, found


def _history() -> History | None:
    shelf: Shelf = current_app.extensions[SHELF]
    return shelf.history
