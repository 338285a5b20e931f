"""What makes an application the site of a release: its store, its banner, and its headers."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, current_app, request

from kg.errors import StoreError
from kg.releases.kept import Kept
from server.links import quoted
from server.memento.links import of_memento
from server.memento.mementos import mementos
from server.memento.originals import Original, original
from server.pages.values import day
from server.past.mount import RELEASE
from server.past.relocating import relocated
from server.past.shelf import Shelf
from server.problems import RequestError
from server.replies import SERVING
from server.serving import Library, Serving
from server.withdrawn import refuse_withdrawn

# What the present alone has: no state of it is kept, or it answers for the whole site.
ABSENT = frozenset(
    {"/openapi.json", "/opensearch.xml", "/robots.txt", "/favicon.ico", "/terms.json"}
)
STATES = frozenset({200, 301, 303, 304})
PRESENT = "igf-kg-present"


@dataclass(frozen=True, slots=True)
class Banner:
    """What each page of a release says above all else. address: of the same page of today."""

    version: str
    day: str
    address: str


class PastServing:
    """Hands each request the library of the release that it is about."""

    remote = False

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def library(self) -> Library:
        """The library of the release."""
        return self._shelf.library(request.environ[RELEASE])


def _present(present: Flask) -> Library:
    serving: Serving = present.extensions[SERVING]
    return serving.library()


def be_past(app: Flask, shelf: Shelf, present: Flask) -> None:
    """Make an application that of the past; present: the one whose earlier states it shows."""
    app.extensions[SERVING] = PastServing(shelf)
    app.extensions[PRESENT] = present
    shown = {rule.rule for rule in app.url_map.iter_rules()} - ABSENT
    app.jinja_env.globals.update(addresses=shown)

    @app.before_request
    def refuse_what_is_of_today() -> None:
        if request.path in ABSENT:
            raise RequestError(404, "this is no part of a release; ask for it without /release/")
        kept = _kept(shelf)
        wanted = _original(kept.base)
        if wanted is not None:
            refuse_withdrawn(_present(present).store, wanted.things)

    @app.context_processor
    def banner() -> dict[str, Banner]:
        return {"release": _banner(_kept(shelf))}

    @app.after_request
    def as_of_then(response: Response) -> Response:
        _mark(response, shelf)
        return response


def site() -> str:
    """The address that the present site, and all releases, stand under."""
    return _present(current_app.extensions[PRESENT]).store.base


def _kept(shelf: Shelf) -> Kept:
    history = shelf.history
    found = None if history is None else history.release(request.environ[RELEASE])
    if found is None:
        raise StoreError("this release was taken away just now; ask again")
    return found


def _banner(kept: Kept) -> Banner:
    above = request.script_root.removesuffix(f"/release/{kept.version}")
    query = request.query_string.decode("ascii", "ignore")
    # Two slashes at the start would lead to another site.
    path = f"{above}/{quoted(request.path.lstrip('/'))}"
    return Banner(kept.version, day(kept.date), f"{path}?{query}" if query else path)


def _mark(response: Response, shelf: Shelf) -> None:
    """The headers of a state of then: RFC 7089, section 4.2, pattern 2.1."""
    response.headers["X-Robots-Tag"] = "noindex"
    kept, here, history = _kept(shelf), site(), shelf.history
    links = [
        relocated(link, kept.base, f"{here}release/{kept.version}/")
        for link in response.headers.getlist("Link")
    ]
    wanted = _original(kept.base)
    if wanted is not None and history is not None and response.status_code in STATES:
        found = mementos(history, wanted, here)
        own = next((memento for memento in found if memento.version == kept.version), None)
        if own is not None:
            response.headers["Memento-Datetime"] = own.date
            links.append(of_memento(here, wanted, found, own))
    del response.headers["Link"]
    if any(links):
        response.headers["Link"] = ", ".join(filter(None, links))


def _original(base: str) -> Original | None:
    query = request.query_string.decode("ascii", "replace")
    return original(base, request.path.removeprefix("/"), query)
