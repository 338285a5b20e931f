"""One part of the page of a thing, sheet by sheet, where the page itself has only its beginning."""

from __future__ import annotations

from flask import Blueprint, Response

from kg.namespaces import VOCABULARY
from server.links import entity_iri, quoted
from server.pages.entity import Page
from server.pages.head import Head
from server.pages.sheets import last_of
from server.pages.values import Value
from server.paging import page_asked
from server.problems import RequestError
from server.replies import elsewhere, lens, library, page, root
from server.views.entities import known, survivor

whole = Blueprint("whole", __name__)

CONCEPTS = "voc/"
# The parts that can be long: what a heading calls them, and the list that has the sheets.
LISTS = {
    "companions": ("In the same sessions", "all_companions"),
    "documents": ("Sources", "documents"),
    "identity": ("Mentions and decisions", "identity"),
    "participants": ("Participants", "participants"),
    "parts": ("Parts in sessions", "parts"),
    "rooms": ("Rooms", "rooms"),
    "slots": ("Sessions", "slots"),
    "source": ("What the document says", "source"),
    "statements": ("Statements", "statements"),
}


@whole.get("/whole/<part>/<path:path>")
def every(part: str, path: str) -> Response:
    """A sheet of a long list of a thing."""
    number, store = page_asked(), library().store
    iri = _iri(store.base, path)
    known(store, iri)
    moved = survivor(store, iri)
    if moved is not None:
        return elsewhere(301, f"{root()}/whole/{quoted(part)}/{moved}")
    shown = Page(lens(library()), iri, number)
    if part not in LISTS or part not in shown.plan:
        raise RequestError(404, _none(shown, part))
    name, key = LISTS[part]
    last = last_of(shown[key])
    if number > last:
        raise RequestError(404, f"there are {last} sheets of this list; take ?page={last}")
    return page(
        "whole.html",
        _head(shown, name, f"{store.base}whole/{part}/{quoted(path)}", number),
        page=shown,
        part=part,
        name=name,
        number=number,
        last=last,
        whole=True,
    )


def _iri(base: str, path: str) -> str:
    if path.startswith(CONCEPTS):
        return f"{VOCABULARY}{quoted(path.removeprefix(CONCEPTS))}"
    return entity_iri(base, path)


def _none(shown: Page, part: str) -> str:
    there = [f"{root()}/whole/{one}/{shown.path}" for one in shown.plan if one in LISTS]
    where = f"; there are {', '.join(there)}" if there else ""
    return f"there is no list {part[:40]!r} of “{shown.title}”{where}"


def _head(shown: Page, name: str, address: str, number: int) -> Head:
    *before, thing = shown.crumbs
    under = "" if shown.path.startswith(CONCEPTS) else "doc/"
    lead = f"{root()}/{under}{shown.path}"
    here = name if number == 1 else f"{name}, page {number}"
    return Head(
        title=f"{here}: {shown.whole_title}",
        canonical=address if number == 1 else f"{address}?page={number}",
        description=f"All of a list that the page of “{shown.title}” begins.",
        indexed=False,
        crumbs=(*before, Value(thing.text, lead), Value(here)),
    )
