"""Our permanent terms, shown here: the ontology, the shapes, and the concept schemes."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.namespaces import ONTOLOGY, VOCABULARY
from kg.store import Store
from server.descriptions import description
from server.forms import TRIPLES, RdfForm
from server.links import quoted
from server.pages import vocabulary
from server.pages.entity import Page
from server.pages.entity import head as entity_head
from server.problems import RequestError
from server.replies import data, described, lens, library, negotiated, page, root

terms = Blueprint("terms", __name__)

IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"


@terms.get("/ontology")
@terms.get("/ontology.<suffix>")
def ontology(suffix: str | None = None) -> Response:
    """The ontology, as a page or as data."""
    store = library().store
    form = _form(suffix, "ontology")
    if form == "html":
        view = lens(library())
        groups = vocabulary.ontology(view)
        response = page(
            "ontology.html", groups=groups, header=vocabulary.header(view), forms=_forms("ontology")
        )
    else:
        graph = store.graph(f"{store.base}graph/vocabulary")
        every = vocabulary.starting_with((q.triple for q in graph), ONTOLOGY.rstrip("#"))
        response = data(every, TRIPLES[form], store.base)
    response.vary.add("Accept")
    return response


@terms.get("/shapes")
@terms.get("/shapes.<suffix>")
def shapes(suffix: str | None = None) -> Response:
    """The shapes, as a page or as data."""
    form = _form(suffix, "shapes")
    if form == "html":
        found = vocabulary.shapes(lens(library()))
        response = page("shapes.html", shapes=found, forms=_forms("shapes"))
    else:
        response = data(vocabulary.shape_triples(), TRIPLES[form], library().store.base)
    response.vary.add("Accept")
    return response


@terms.get("/voc/")
def schemes() -> Response:
    """Every concept scheme."""
    store = library().store
    found: set[str] = set()
    for quad in store.graph(f"{store.base}graph/vocabulary"):
        if quad.predicate.value == IN_SCHEME and isinstance(quad.object, ox.NamedNode):
            found.add(quad.object.value)
    view = lens(library())
    return page("schemes.html", schemes=[view.named(iri) for iri in sorted(found)])


@terms.get("/voc/<path:path>")
def concept(path: str) -> Response:
    """A scheme or concept under its permanent name, as a page or as data."""
    store = library().store
    stem, _, suffix = path.rpartition(".")
    if suffix in TRIPLES and stem:
        return _described(store, stem, suffix)
    form = negotiated(TRIPLES, f"{root()}/voc/{quoted(path)}")
    response = _shown(store, path) if form == "html" else _described(store, path, form)
    response.vary.add("Accept")
    return response


def _shown(store: Store, path: str) -> Response:
    iri = _known(store, path)
    view = lens(library())
    members = [view.named(concept) for concept in view.sources_of(iri, "skos:inScheme")]
    shown, forms = Page(view, iri), _forms(f"voc/{quoted(path)}")
    return page(
        "entity.html",
        entity_head(shown, iri, forms),
        page=shown,
        members=sorted(members, key=lambda member: member.text.casefold()),
        forms=forms,
    )


def _described(store: Store, path: str, suffix: str) -> Response:
    iri = _known(store, path)
    members = (
        triple
        for quad in store.inverse(iri)
        if quad.predicate.value == IN_SCHEME and isinstance(quad.subject, ox.NamedNode)
        for triple in (q.triple for q in store.about(quad.subject.value))
    )
    triples = frozenset((*description(store, iri), *members))
    return described(triples, iri, TRIPLES[suffix], store.base)


def _known(store: Store, path: str) -> str:
    iri = f"{VOCABULARY}{quoted(path)}"
    if not store.about(iri):
        raise RequestError(404, f"there is no concept or scheme <{iri}>; see {root()}/voc/")
    return iri


def _form(suffix: str | None, name: str) -> str:
    if suffix is None:
        return negotiated(TRIPLES, f"{root()}/{name}")
    return _of(suffix, TRIPLES)


def _of(suffix: str, forms: Collection[str]) -> str:
    if suffix not in forms:
        raise RequestError(404, f"choose one of {', '.join(f'.{form}' for form in forms)}")
    return suffix


def _forms(name: str) -> list[tuple[RdfForm, str]]:
    return [(form, f"{root()}/{name}.{suffix}") for suffix, form in TRIPLES.items()]
