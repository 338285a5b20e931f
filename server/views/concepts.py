"""`/voc/…`: the concept schemes and their concepts, under their permanent names."""

from __future__ import annotations

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.descriptions import in_order, named, statements
from kg.namespaces import VOCABULARY
from kg.store import Store
from server.faces import as_chosen_data, as_data, dated
from server.forms import TRIPLES
from server.landings import of_concept
from server.links import quoted
from server.pages.head import Head
from server.pages.values import Value
from server.paging import STATEMENTS, Paging, page_asked, part, place_in
from server.problems import RequestError
from server.replies import described, lens, library, negotiated, page, root
from server.signposting import Landing
from server.thing_page import thing_page

concepts = Blueprint("concepts", __name__)

IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
ABOUT = (
    "Closed lists that the graph speaks in, and the tags, themes and report questions of each year."
)


@concepts.get("/voc/")
def schemes() -> Response:
    """Every concept scheme."""
    here = library()
    store = here.store
    found: set[str] = set()
    for quad in store.graph(f"{store.base}graph/vocabulary"):
        if quad.predicate.value == IN_SCHEME and isinstance(quad.object, ox.NamedNode):
            found.add(quad.object.value)
    view = lens(here)
    head = Head(
        title="Concept schemes",
        canonical=f"{store.base}voc/",
        description=ABOUT,
        crumbs=(Value("Concepts"),),
    )
    shown = [(view.named(iri), len(view.sources_of(iri, "skos:inScheme"))) for iri in sorted(found)]
    return dated(here, page("schemes.html", head, schemes=shown, about=ABOUT))


@concepts.get("/voc/<path:path>")
def concept(path: str) -> Response:
    """A scheme or concept under its permanent name, as a page or as data."""
    here = library()
    store = here.store
    stem, _, suffix = path.rpartition(".")
    if suffix in TRIPLES and stem and not store.about(VOCABULARY + quoted(path)):
        found = landing_of(stem)
        response, paging = _described(store, found, suffix)
        return dated(here, as_data(found, response, TRIPLES[suffix], paging), found.name)
    found = landing_of(path)
    form = negotiated(TRIPLES, f"{root()}/voc/{quoted(path)}")
    if form == "html":
        # Its page counts what uses it, so it changes with any part of the graph.
        return dated(here, thing_page(found))
    response, paging = _described(store, found, form)
    as_chosen_data(here, found, response, TRIPLES[form], paging)
    return dated(here, response, found.name)


def landing_of(path: str) -> Landing:
    """The landing page of a concept or scheme; raises a 404 where there is none."""
    store = library().store
    iri = f"{VOCABULARY}{quoted(path)}"
    if not store.about(iri):
        raise RequestError(404, f"there is no concept or scheme <{iri}>; see {root()}/voc/")
    return of_concept(store, iri)


def _described(store: Store, found: Landing, suffix: str) -> tuple[Response, Paging]:
    """The description, with that of each concept of a scheme; a page of it, where it is long."""
    form, iri = TRIPLES[suffix], found.name
    members = (
        triple
        for quad in store.inverse(iri)
        if quad.predicate.value == IN_SCHEME and isinstance(quad.subject, ox.NamedNode)
        for triple in (q.triple for q in store.about(quad.subject.value))
    )
    whole = in_order({*statements(store, iri), *members}, iri)
    told, paging = part(whole, STATEMENTS, page_asked(), dict(found.forms)[form])
    return described((*named(store, told), *place_in(paging)), iri, form, store.base), paging
