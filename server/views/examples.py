"""`/examples`: the example queries as pages, as data, and each as the text of a query."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response

from server.examples import Example, examples
from server.faces import as_chosen_data, as_data, as_page
from server.forms import HTML, TRIPLES
from server.landings import landing
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.replies import body, data, forms_of, library, negotiated, page, root
from server.self_description.examples import description
from server.signposting import Landing

catalogue = Blueprint("examples", __name__)

QUERY = ("rq", "application/sparql-query")
ABOUT = (
    "Questions to the graph in SPARQL that work as they stand, each with a word on what it asks."
)


@catalogue.get("/examples")
@catalogue.get("/examples.<suffix>")
def every(suffix: str | None = None) -> Response:
    """All examples."""
    if suffix is not None and suffix not in TRIPLES:
        raise RequestError(404, f"choose one of {', '.join(f'.{form}' for form in TRIPLES)}")
    found = landing_of_all()
    form = suffix or negotiated(TRIPLES, f"{root()}/examples")
    if form != "html":
        return _data(found, examples(), form, chosen=suffix is None)
    crumbs = (Value("Example queries"),)
    head = _head(found, "Example queries", ABOUT, crumbs)
    return as_page(found, page("examples.html", head, examples=examples(), forms=head.forms))


@catalogue.get("/examples/<key>")
def one(key: str) -> Response:
    """One example; its name leads here."""
    stem, _, suffix = key.rpartition(".")
    if suffix in TRIPLES and stem:
        return _data(landing_of(stem), (_known(stem),), suffix, chosen=False)
    if suffix == QUERY[0] and stem:
        return body(_known(stem).query.encode(), QUERY[1])
    found, example = landing_of(key), _known(key)
    form = negotiated(TRIPLES, f"{root()}/examples/{key}")
    if form != "html":
        return _data(found, (example,), form, chosen=True)
    crumbs = (Value("Example queries", f"{root()}/examples"), Value(example.title))
    head = _head(found, example.title, example.description, crumbs)
    return as_page(found, page("example.html", head, example=example, forms=head.forms))


def landing_of_all() -> Landing:
    """The page of all examples."""
    base = library().store.base
    pages = ((f"{base}examples/{example.key}", HTML) for example in examples())
    return landing(base, "examples", f"{base}examples", items=pages)


def landing_of(key: str) -> Landing:
    """The page of an example; raises a 404 where there is none."""
    base, known = library().store.base, _known(key).key
    query = (f"{base}examples/{known}.{QUERY[0]}", QUERY[1])
    found = landing(base, f"examples/{known}", f"{base}examples/{known}", items=(query,))
    return replace(found, of=(f"{base}examples",))


def _data(
    found: Landing, chosen_ones: tuple[Example, ...], suffix: str, *, chosen: bool
) -> Response:
    here = library()
    told = description(chosen_ones, here.store.base)
    response = data(told, TRIPLES[suffix], here.store.base)
    if chosen:
        return as_chosen_data(here, found, response, TRIPLES[suffix])
    return as_data(found, response, TRIPLES[suffix])


def _head(found: Landing, title: str, about: str, crumbs: tuple[Value, ...]) -> Head:
    return Head(
        title=title,
        canonical=found.page,
        description=about,
        forms=forms_of(found),
        crumbs=crumbs,
    )


def _known(key: str) -> Example:
    for example in examples():
        if example.key == key:
            return example
    raise RequestError(404, f"there is no example {key[:60]!r}; see {root()}/examples")
