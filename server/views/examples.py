"""`/examples`: the example queries as pages, as data, and each as the text of a query."""

from __future__ import annotations

from flask import Blueprint, Response

from server.examples import Example, examples
from server.forms import TRIPLES
from server.problems import RequestError
from server.replies import body, data, library, negotiated, page, root
from server.self_description.examples import description

catalogue = Blueprint("examples", __name__)

QUERY = ("rq", "application/sparql-query")


@catalogue.get("/examples")
@catalogue.get("/examples.<suffix>")
def every(suffix: str | None = None) -> Response:
    """All examples."""
    form = _form(suffix, "examples")
    if form == "html":
        response = page("examples.html", examples=examples(), forms=_forms("examples"))
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
        response = page("example.html", example=example, forms=_forms(f"examples/{key}"))
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


def _forms(name: str) -> list[tuple[object, str]]:
    return [(form, f"{root()}/{name}.{suffix}") for suffix, form in TRIPLES.items()]
