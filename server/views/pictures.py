"""`/pictures`: what everybody asks, drawn."""

from __future__ import annotations

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.pictures.catalogue import PICTURES
from kg.pictures.drawing import NARROW, WIDE, Drawing
from server.forms import ROWS
from server.pages.head import Head
from server.pages.pictures import NARROWER
from server.pages.pictures import pictures as shown_pictures
from server.pages.tables import table
from server.pages.values import Value
from server.problems import RequestError
from server.replies import body, library, page, root
from server.security import POLICY

pictures = Blueprint("pictures", __name__)

BY_KEY = {picture.key: picture for picture in PICTURES}
SVG = "image/svg+xml"
# An SVG has its style in its own text, and may do nothing else.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


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
    return svg_of(library().pictures[stem][width == NARROW])


@pictures.get("/pictures/<key>.csv")
def image_rows(key: str) -> Response:
    """What a picture is drawn from, as the endpoint would write it."""
    if key not in BY_KEY:
        raise _no_picture(key)
    return csv_of(library().answers.rows(BY_KEY[key].asked))


def csv_of(rows: ox.QuerySolutions) -> Response:
    """Rows as the endpoint would write them."""
    form = ROWS["csv"]
    return body(rows.serialize(format=form.results) or b"", form.media_type)


def _no_picture(key: str) -> RequestError:
    return RequestError(404, f"there is no picture {key[:60]!r}; see {root()}/pictures")


def _width(name: str) -> tuple[str, int]:
    stem = name.removesuffix(NARROWER)
    return stem, WIDE if stem == name else NARROW


def svg_of(drawing: Drawing) -> Response:
    """A drawing as an image that may do nothing."""
    response = body(library().drawings.svg(drawing), SVG)
    response.headers[POLICY] = ALONE
    return response
