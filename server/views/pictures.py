"""`/pictures`: what everybody asks, drawn; and the timeline of a series or of a person."""

from __future__ import annotations

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.errors import ModelError
from kg.pictures import lives
from kg.pictures.drawing import NARROW, WIDE, Drawing
from server.forms import ROWS
from server.links import entity_iri, quoted
from server.pages.pictures import NARROWER, life
from server.problems import RequestError
from server.replies import body, library
from server.security import POLICY
from server.views.entities import known

pictures = Blueprint("pictures", __name__)

SVG = "image/svg+xml"
# An SVG has its style in its own text, and may do nothing else.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
NO_TIMELINE = (
    "{path} has no timeline; there is one for a series or a person with two sessions or more."
    " Ask for /doc/{path}"
)


@pictures.get("/pictures/timeline/<path:path>.svg")
def timeline(path: str) -> Response:
    """A timeline, for a desk or, with `-narrow` at its end, for a phone."""
    path, width = _width(path)
    return _drawn(lives.drawing(_life(path), width))


@pictures.get("/pictures/timeline/<path:path>.csv")
def timeline_rows(path: str) -> Response:
    """What a timeline is drawn from, as the endpoint would write it."""
    found = library().store.query(_life(path).asked.query)
    if not isinstance(found, ox.QuerySolutions):
        raise ModelError("a timeline is drawn from something else than rows; ask with SELECT")
    return body(found.serialize(format=ROWS["csv"].results) or b"", ROWS["csv"].media_type)


def _life(path: str) -> lives.Life:
    store = library().store
    if path.partition("/")[0] in lives.KINDS:
        known(store, entity_iri(store.base, path))
        found = life(store, quoted(path))
        if found is not None:
            return found
    raise RequestError(404, NO_TIMELINE.format(path=path[:80]))


def _width(name: str) -> tuple[str, int]:
    stem = name.removesuffix(NARROWER)
    return stem, WIDE if stem == name else NARROW


def _drawn(drawing: Drawing) -> Response:
    response = body(library().drawings.svg(drawing), SVG)
    response.headers[POLICY] = ALONE
    return response
