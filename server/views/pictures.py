"""`/pictures`: what everybody asks, drawn; and the timeline of a series or of a person."""

from __future__ import annotations

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.errors import ModelError
from kg.pictures import lives
from kg.pictures.catalogue import PICTURES
from kg.pictures.drawing import NARROW, WIDE, Drawing
from server.forms import ROWS
from server.links import entity_iri, quoted
from server.pages.head import Head
from server.pages.pictures import NARROWER, life
from server.pages.pictures import pictures as shown_pictures
from server.pages.tables import table
from server.pages.values import Value
from server.problems import RequestError
from server.replies import body, library, page, root
from server.security import POLICY
from server.views.entities import known

pictures = Blueprint("pictures", __name__)

BY_KEY = {picture.key: picture for picture in PICTURES}
SVG = "image/svg+xml"
# An SVG has its style in its own text, and may do nothing else.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
NO_TIMELINE = (
    "{path} has no timeline; there is one for a series or a person with two sessions or more."
    " Ask for /doc/{path}"
)


@pictures.get("/pictures")
def every() -> Response:
    """All pictures, each with what it says in words."""
    here = library()
    head = Head(
        title="Pictures",
        canonical=f"{here.store.base}pictures",
        description="What is asked most often of the graph, drawn; each picture with its data.",
        crumbs=(Value("Pictures"),),
    )
    return page("pictures.html", head, pictures=shown_pictures(here.pictures, root()))


@pictures.get("/pictures/<key>")
def one(key: str) -> Response:
    """One picture, with its table."""
    here = library()
    found = shown_pictures(here.pictures, root()).get(key)
    if found is None:
        raise _no_picture(key)
    head = Head(
        title=found.title,
        canonical=f"{here.store.base}pictures/{key}",
        description=found.alt,
        crumbs=(Value("Pictures", f"{root()}/pictures"), Value(found.title)),
    )
    drawn = BY_KEY[key]
    rows = table(here.answers, drawn.asked, here.store.base, root())
    if drawn.shares is not None:
        rows = rows.beside("share of the year", drawn.shares(here.answers))
    return page("picture.html", head, picture=found, table=rows)


@pictures.get("/pictures/<key>.svg")
def image(key: str) -> Response:
    """A picture, for a desk or, with `-narrow` at its end, for a phone."""
    stem, width = _width(key)
    if stem not in BY_KEY:
        raise _no_picture(stem)
    return _drawn(library().pictures[stem][width == NARROW])


@pictures.get("/pictures/<key>.csv")
def image_rows(key: str) -> Response:
    """What a picture is drawn from, as the endpoint would write it."""
    if key not in BY_KEY:
        raise _no_picture(key)
    return _csv(library().answers.rows(BY_KEY[key].asked))


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
    return _csv(found)


def _life(path: str) -> lives.Life:
    store = library().store
    if path.partition("/")[0] in lives.KINDS:
        known(store, entity_iri(store.base, path))
        found = life(store, quoted(path))
        if found is not None:
            return found
    raise RequestError(404, NO_TIMELINE.format(path=path[:80]))


def _csv(rows: ox.QuerySolutions) -> Response:
    form = ROWS["csv"]
    return body(rows.serialize(format=form.results) or b"", form.media_type)


def _no_picture(key: str) -> RequestError:
    return RequestError(404, f"there is no picture {key[:60]!r}; see {root()}/pictures")


def _width(name: str) -> tuple[str, int]:
    stem = name.removesuffix(NARROWER)
    return stem, WIDE if stem == name else NARROW


def _drawn(drawing: Drawing) -> Response:
    response = body(library().drawings.svg(drawing), SVG)
    response.headers[POLICY] = ALONE
    return response
