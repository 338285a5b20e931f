"""`/pictures/timeline/…`: the sessions of a series or person over the years, drawn on request."""

from __future__ import annotations

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.errors import ModelError
from kg.pictures import lives
from kg.pictures.drawing import NARROW, WIDE
from server.links import entity_iri, quoted
from server.pages.pictures import NARROWER, life
from server.problems import RequestError
from server.replies import elsewhere, library, root
from server.views.entities import known, survivor
from server.views.pictures import csv_of, svg_of

timelines = Blueprint("timelines", __name__)

UNDER = "/pictures/timeline/"
NONE = (
    "{path} has no timeline; there is one for a series or a person with two sessions or more."
    " Ask for /doc/{path}"
)


@timelines.get(f"{UNDER}<path:path>.svg")
def timeline(path: str) -> Response:
    """A timeline, for a desk or, with `-narrow` at its end, for a phone."""
    narrow = path.removesuffix(NARROWER)
    # A key of its own may end so.
    stem = path if _is_there(path) else narrow
    moved = _moved(stem)
    if moved is not None:
        return elsewhere(301, f"{root()}{UNDER}{moved}{path.removeprefix(stem)}.svg")
    return _unlisted(svg_of(lives.drawing(_life(stem), WIDE if stem == path else NARROW)))


@timelines.get(f"{UNDER}<path:path>.csv")
def timeline_rows(path: str) -> Response:
    """What a timeline is drawn from, as the endpoint would write it."""
    moved = _moved(path)
    if moved is not None:
        return elsewhere(301, f"{root()}{UNDER}{moved}.csv")
    found = library().store.query(_life(path).asked.query)
    if not isinstance(found, ox.QuerySolutions):
        raise ModelError("a timeline is drawn from something else than rows; ask with SELECT")
    return _unlisted(csv_of(found))


def _is_there(path: str) -> bool:
    store = library().store
    return bool(store.about(entity_iri(store.base, path)))


def _moved(path: str) -> str | None:
    store = library().store
    return survivor(store, entity_iri(store.base, path))


def _life(path: str) -> lives.Life:
    store = library().store
    if path.partition("/")[0] in lives.KINDS:
        known(store, entity_iri(store.base, path))
        found = life(store, quoted(path))
        if found is not None:
            return found
    raise RequestError(404, NONE.format(path=path[:80]))


def _unlisted(response: Response) -> Response:
    # Whether a person is listed by search engines is said by the page, which shows the picture.
    response.headers["X-Robots-Tag"] = "noindex"
    return response
