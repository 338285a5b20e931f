"""Named graphs as downloads, and the dump of all of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from flask import Blueprint, Response, request

from kg.publish.dumps import serialised
from server.faces import as_chosen_data, as_data, as_page, dated
from server.files import sent
from server.forms import GRAPHS, QUADS
from server.landings import landing
from server.links import quoted
from server.pages.evidence import documents
from server.pages.head import Head
from server.pages.kinds import titled
from server.pages.values import Value
from server.paging import MEMBERS, page_asked, part
from server.past.earlier import earlier
from server.problems import RequestError
from server.replies import body, data, forms_of, lens, library, negotiated, page, root
from server.serving import Library
from server.signposting import Landing

graphs = Blueprint("graphs", __name__)

DUMP = "dump.nq"
ABOUT = (
    "One graph a document, with what that document says and nothing else; and those that are made"
    " from all of them."
)


@graphs.get("/graph/")
def every() -> Response:
    """The graphs of the store, with their documents."""
    here = library()
    view = lens(here)
    address = f"{here.store.base}graph/"
    some, paging = part(here.store.graphs, MEMBERS, page_asked(), address)
    head = Head(
        title="Named graphs",
        canonical=address,
        description=ABOUT,
        crumbs=(Value("Graphs"),),
    )
    sources = [(view.named(g), view.values(g, "prov:wasDerivedFrom")) for g in some]
    head = head.later(paging.number, paging.of(paging.number))
    response = page("graphs.html", head, graphs=sources, about=ABOUT, paging=paging)
    return dated(here, response)


@graphs.get("/graph/<name>")
def graph(name: str) -> Response:
    """One graph, as a page or as data; its data is a download, and so is never paged."""
    here = library()
    stem, _, suffix = name.rpartition(".")
    if suffix in GRAPHS and stem:
        found = landing_of(stem)
        response = _data(here, found, suffix)
        return dated(here, as_data(found, response, GRAPHS[suffix]), found.name)
    found = landing_of(name)
    form = negotiated(GRAPHS, f"{root()}/graph/{quoted(name)}")
    if form == "html":
        return dated(here, _shown(here, found), found.name)
    response = _data(here, found, form)
    return dated(here, as_chosen_data(here, found, response, GRAPHS[form]), found.name)


@graphs.get(f"/{DUMP}")
def dump() -> Response:
    """Every quad of every graph, sorted."""
    here = library()
    if here.build is not None and (here.build / DUMP).is_file():
        media_type, tag = QUADS["nq"].media_type, here.store.digest
        return sent(here.build / DUMP, media_type, request.environ, tag, changed(here))
    quads = [quad for name in here.store.graphs for quad in here.store.graph(name)]
    lines = serialised(quads, QUADS["nq"].rdf, here.store.base).splitlines(keepends=True)
    return dated(here, body(b"".join(sorted(lines)), QUADS["nq"].media_type))


def landing_of(name: str) -> Landing:
    """The page of a graph; raises a 404 where there is none."""
    here = library()
    iri = f"{here.store.base}graph/{quoted(name)}"
    if iri not in here.store.graphs:
        told = f"there is no graph <{iri}>; see {root()}/graph/"
        raise RequestError(404, told, earlier(iri, here.store.base))
    kinds = lens(here).types(iri)
    found = landing(here.store.base, f"graph/{quoted(name)}", iri, GRAPHS, kinds)
    return replace(found, of=(f"{here.store.base}void",))


def _data(here: Library, found: Landing, suffix: str) -> Response:
    quads = here.store.graph(found.name)
    if suffix in QUADS:
        return data(list(quads), GRAPHS[suffix], here.store.base)
    return data([quad.triple for quad in quads], GRAPHS[suffix], here.store.base)


def _shown(here: Library, found: Landing) -> Response:
    view = lens(here)
    shown = here.graph_figures(found.name)
    some, paging = part(shown.things, MEMBERS, page_asked(), found.page)
    name = found.name.removeprefix(f"{here.store.base}graph/")
    head = Head(
        title=f"Graph {name}",
        canonical=found.page,
        description=f"A named graph of {shown.size:,} statements, and what it tells of.",
        forms=forms_of(found),
        crumbs=(Value("Graphs", f"{root()}/graph/"), Value(name)),
    )
    response = page(
        "graph.html",
        head.later(paging.number, paging.of(paging.number)),
        iri=found.name,
        size=shown.size,
        kinds=[(view.named(kind), number) for kind, number in shown.kinds],
        things=[titled(view, thing) for thing in some],
        paging=paging,
        documents=documents(view, [found.name]) if name.startswith("src-") else (),
        forms=head.forms,
    )
    return as_page(found, response, paging)


def changed(here: Library) -> dt.datetime | None:
    """The day of the last change, or now where a document tells of the future.

    Not when a file was written, which is another day for the same bytes elsewhere.
    """
    day = dated(here, Response()).last_modified
    return None if day is None else min(day, dt.datetime.now(dt.UTC))
