"""The ontology and the shapes under our permanent terms: as a whole, and term by term."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import pyoxigraph as ox
from flask import Blueprint, Response

from kg.descriptions import named, preferred
from kg.namespaces import ONTOLOGY, PREFIXES, SHAPES
from kg.store import Store
from server.faces import as_chosen_data, as_data, as_page, dated
from server.forms import HTML, TRIPLES
from server.landings import landing
from server.links import quoted
from server.pages import ontology_term, shape, vocabulary
from server.pages.head import Head
from server.pages.values import Value
from server.paging import MEMBERS, page_asked, part
from server.problems import RequestError
from server.replies import data, forms_of, lens, library, negotiated, page, root
from server.signposting import Landing

terms = Blueprint("terms", __name__)

OWL = PREFIXES["owl"]
ABOUT_ONTOLOGY = (
    "The classes and properties of this graph that schema.org, PROV-O, ORG and SKOS have no word"
    " for: what each means, what it belongs to, and how often it is used."
)
ABOUT_SHAPES = (
    "The rules that every published graph keeps: what each is about, how much it weighs, and what"
    " the report says where it is broken."
)


@terms.get("/ontology")
@terms.get("/ontology.<suffix>")
def ontology(suffix: str | None = None) -> Response:
    """The ontology, as a page or as data."""
    here = library()

    def told() -> Collection[ox.Triple]:
        graph = here.store.graph(f"{here.store.base}graph/vocabulary")
        return vocabulary.starting_with((q.triple for q in graph), ONTOLOGY.rstrip("#"))

    response = _whole(ontology_landing(), suffix, told, _ontology_page)
    return dated(here, response, ONTOLOGY.rstrip("#"))


@terms.get("/ontology/<name>")
def ontology_name(name: str) -> Response:
    """A term of the ontology, as a page or as data."""
    here = library()
    name, suffix = _parted(name, lambda stem: _is_term(here.store, stem))
    iri = ONTOLOGY + quoted(name)

    def told() -> Collection[ox.Triple]:
        return named(here.store, preferred(here.store, here.store.about(iri)))

    response = _whole(term_landing(name), suffix, told, lambda found: _term_page(found, name))
    # Its page counts, so it changes with any part of the graph.
    return dated(here, response)


@terms.get("/shapes")
@terms.get("/shapes.<suffix>")
def shapes(suffix: str | None = None) -> Response:
    """The shapes, as a page or as data. They come with the code, which has no date."""
    return _whole(shapes_landing(), suffix, vocabulary.shape_triples, _shapes_page)


@terms.get("/shapes/<name>")
def shape_name(name: str) -> Response:
    """One of the shapes, as a page or as data."""
    store = library().store
    name, suffix = _parted(name, _is_shape)
    iri = SHAPES + quoted(name)

    def told() -> Collection[ox.Triple]:
        return named(store, shape.closure(iri))

    return _whole(shape_landing(name), suffix, told, lambda found: _shape_page(found, name))


def ontology_landing() -> Landing:
    """The page of the ontology."""
    store = library().store
    names = vocabulary.names(store)
    return landing(
        store.base,
        "ontology",
        ONTOLOGY.rstrip("#"),
        kinds=(f"{OWL}Ontology",),
        items=((f"{store.base}ontology/{name}", HTML) for name in names),
    )


def term_landing(name: str) -> Landing:
    """The page of a term; raises a 404 where there is none."""
    store = library().store
    if not _is_term(store, name):
        what = f"there is no term {name[:60]!r} in the ontology; see {root()}/ontology"
        raise RequestError(404, what)
    iri = ONTOLOGY + quoted(name)
    kinds = lens(library()).types(iri)
    found = landing(store.base, f"ontology/{quoted(name)}", iri, kinds=kinds)
    return replace(found, of=(f"{store.base}ontology",))


def shapes_landing() -> Landing:
    """The page of the shapes."""
    base = library().store.base
    names = [subject[1:-1].removeprefix(SHAPES) for subject in shape.about_shapes()]
    pages = ((f"{base}shapes/{name}", HTML) for name in names if _is_shape(name))
    return landing(base, "shapes", SHAPES.rstrip("#"), items=pages)


def shape_landing(name: str) -> Landing:
    """The page of a shape; raises a 404 where there is none."""
    base = library().store.base
    if not _is_shape(name):
        raise RequestError(404, f"there is no rule {name[:60]!r}; see {root()}/shapes")
    kinds = lens(library()).types(SHAPES + quoted(name))
    found = landing(base, f"shapes/{quoted(name)}", SHAPES + quoted(name), kinds=kinds)
    return replace(found, of=(f"{base}shapes",))


def _whole(
    found: Landing,
    suffix: str | None,
    told: Callable[[], Collection[ox.Triple]],
    shown: Callable[[Landing], Response],
) -> Response:
    """The page, or the data under the address of all forms or under that of one."""
    here = library()
    form = suffix or negotiated(TRIPLES, root() + "/" + found.page.removeprefix(here.store.base))
    if form == "html" and suffix is None:
        return shown(found)
    if form not in TRIPLES:
        raise RequestError(404, f"choose one of {', '.join(f'.{known}' for known in TRIPLES)}")
    response = data(told(), TRIPLES[form], here.store.base)
    if suffix is None:
        return as_chosen_data(here, found, response, TRIPLES[form])
    return as_data(found, response, TRIPLES[form])


def _ontology_page(found: Landing) -> Response:
    here = library()
    view = lens(here)
    forms = forms_of(found)
    head = _head(found, "The IGF ontology", ABOUT_ONTOLOGY, (Value("Ontology"),))
    groups = vocabulary.ontology(view)
    header = vocabulary.header(view)
    response = page(
        "ontology.html", head, groups=groups, header=header, forms=forms, usage=here.usage
    )
    return as_page(found, response)


def _term_page(found: Landing, name: str) -> Response:
    here = library()
    term = ontology_term.page(lens(here), quoted(name), here.usage.get(found.name))
    crumbs = (Value("Ontology", f"{root()}/ontology"), Value(name))
    head = _head(found, f"{name}, a term of the ontology", term.definition, crumbs)
    return as_page(found, page("term.html", head, term=term, forms=head.forms))


def _shapes_page(found: Landing) -> Response:
    shown = vocabulary.shapes(lens(library()))
    head = _head(found, "The rules that the graph keeps", ABOUT_SHAPES, (Value("Rules"),))
    return as_page(found, page("shapes.html", head, shapes=shown, forms=head.forms))


def _shape_page(found: Landing, name: str) -> Response:
    view = lens(library())
    broken, paging = part(
        view.sources_of(found.name, "sh:sourceShape"), MEMBERS, page_asked(), found.page
    )
    rule = shape.page(view, quoted(name))
    crumbs = (Value("Rules", f"{root()}/shapes"), Value(name))
    head = _head(found, f"{name}, a rule of the graph", rule.message or ABOUT_SHAPES, crumbs)
    response = page(
        "shape.html",
        head.later(paging.number, paging.of(paging.number)),
        rule=rule,
        findings=tuple(map(view.named, broken)),
        paging=paging,
        forms=head.forms,
    )
    return as_page(found, response, paging)


def _head(found: Landing, title: str, about: str, crumbs: tuple[Value, ...]) -> Head:
    return Head(
        title=title,
        canonical=found.page,
        description=about or None,
        forms=forms_of(found),
        crumbs=crumbs,
    )


def _is_term(store: Store, name: str) -> bool:
    return bool(store.about(ONTOLOGY + quoted(name)))


def _is_shape(name: str) -> bool:
    return f"<{SHAPES}{quoted(name)}>" in shape.about_shapes()


def _parted(name: str, known: Callable[[str], bool]) -> tuple[str, str | None]:
    """The name and the ending of a form; a name of its own may have a point in it."""
    stem, _, suffix = name.rpartition(".")
    return (stem, suffix) if suffix in TRIPLES and stem and not known(name) else (name, None)
