"""`/voc/…`: the concept schemes and their concepts, under their permanent names."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.namespaces import VOCABULARY
from kg.store import Store
from server.descriptions import in_order, named, statements
from server.faces import as_chosen_data, as_data, as_page, dated
from server.forms import TRIPLES
from server.landings import of_concept
from server.links import quoted
from server.pages.concept import page as concept_page
from server.pages.concept import uses
from server.pages.head import Head
from server.pages.values import Lens, Value
from server.paging import MEMBERS, STATEMENTS, Paging, page_asked, part, place_in
from server.problems import RequestError
from server.replies import data, forms_of, lens, library, negotiated, page, root
from server.signposting import Landing

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
        return dated(here, _shown(found))
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


def _shown(found: Landing) -> Response:
    view = lens(library())
    used = uses(view, found.name)
    some, paging = part(used, MEMBERS, page_asked(), found.page)
    shown = concept_page(view, found.name, used)
    head = Head(
        title=f"{shown.label} ({shown.kind.lower()})",
        canonical=found.page,
        description=shown.definition or None,
        forms=forms_of(found),
        crumbs=_crumbs(view, found.name, shown.label),
    )
    response = page(
        "concept.html",
        head if paging.number == 1 else replace(head, canonical=paging.of(paging.number)),
        concept=shown,
        users=[(view.named(thing), Value(view.property_name(name))) for thing, name in some],
        paging=paging,
        forms=head.forms,
    )
    return as_page(found, response, paging)


def _crumbs(view: Lens, iri: str, label: str) -> tuple[Value, ...]:
    schemes_of = view.values(iri, "skos:inScheme")
    return (Value("Concepts", f"{root()}/voc/"), *schemes_of[:1], Value(label))


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
    return data((*named(store, told), *place_in(paging)), form, store.base), paging
