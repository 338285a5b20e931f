"""`/figures`: what everybody asks, as tables that were made with the build, and as CSV."""

from __future__ import annotations

from flask import Blueprint, Response

from kg.answers.questions import TABLES
from server.forms import ROWS
from server.pages.head import Head
from server.pages.pictures import pictures
from server.pages.tables import table
from server.pages.values import Value
from server.problems import RequestError
from server.replies import body, library, page, root

figures = Blueprint("figures", __name__)

BY_KEY = {asked.key: asked for asked in TABLES}


@figures.get("/figures")
def every() -> Response:
    """All tables, each with its query."""
    here = library()
    tables = [table(here.answers, asked, here.store.base, root()) for asked in TABLES]
    head = Head(
        title="Figures",
        canonical=f"{here.store.base}figures",
        description="What is asked most often of the graph, counted when this build was made.",
        crumbs=(Value("Figures"),),
    )
    shown = pictures(here.pictures, root())
    return page("figures.html", head, tables=tables, pictures=shown)


@figures.get("/figures/<key>.csv")
def one(key: str) -> Response:
    """One table as the endpoint would write it."""
    if key not in BY_KEY:
        raise RequestError(404, f"there is no table {key[:60]!r}; see {root()}/figures")
    form = ROWS["csv"]
    rows = library().answers.rows(BY_KEY[key])
    return body(rows.serialize(format=form.results) or b"", form.media_type)
