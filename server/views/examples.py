"""`/examples`: the example queries as pages, as data, and each as the text of a query."""

from __future__ import annotations

from flask import Blueprint, Response

from server.examples import Example, examples
from server.forms import TRIPLES, RdfForm
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.replies import body, data, library, negotiated, page, root
from server.self_description.examples import description

catalogue = Blueprint("examples", __name__)

EVERY = "Questions to the IGF knowledge graph, as SPARQL to run, to change and to learn from."
QUERY = ("rq", "application/sparql-query")


@catalogue.get("/examples")
@catalogue.get("/examples.<suffix>")
def every(suffix: str | None = None) -> Response:
    """All examples."""
    form = _form(suffix, "examples")
    if form == "html":
        head = _head("Example queries", EVERY, "examples")
        response = page("examples.html", head, examples=examples(), forms=head.forms)
    else:
        response = _data(examples(), form)
    response.vary.add("Accept")
    return response


@catalogue.get("/examples/<key>")
def one(key: str) -> Response:
    """One example; its name leads here."""
    stem, _, suffix = key.rpartition(".")
    if suffix in TRIPLES and stem:
        return _data((_known(stem),), suffix)
    if suffix == QUERY[0] and stem:
        return body(_known(stem).query.encode(), QUERY[1])
    example = _known(key)
    form = negotiated(TRIPLES, f"{root()}/examples/{key}")
    if form == "html":
        crumb = Value("Example queries", f"{root()}/examples")
        head = _head(example.title, example.description, f"examples/{key}", crumb)
        response = page("example.html", head, example=example, forms=head.forms)
    else:
        response = _data((example,), form)
    response.vary.add("Accept")
    return response


def _data(chosen: tuple[Example, ...], suffix: str) -> Response:
    base = library().store.base
    return data(description(chosen, base), TRIPLES[suffix], base)


def _known(key: str) -> Example:
    for example in examples():
        if example.key == key:
            return example
    raise RequestError(404, f"there is no example {key[:60]!r}; see {root()}/examples")


def _form(suffix: str | None, name: str) -> str:
    if suffix is None:
        return negotiated(TRIPLES, f"{root()}/{name}")
    if suffix not in TRIPLES:
        raise RequestError(404, f"choose one of {', '.join(f'.{form}' for form in TRIPLES)}")
    return suffix


def _head(title: str, about: str, path: str, *above: Value) -> Head:
    canonical = f"{library().store.base}{path}"
    crumbs = (*above, Value(title))
    return Head(
        title=title, canonical=canonical, description=about, forms=_forms(path), crumbs=crumbs
    )


def _forms(name: str) -> list[tuple[RdfForm, str]]:
    return [(form, f"{root()}/{name}.{suffix}") for suffix, form in TRIPLES.items()]
