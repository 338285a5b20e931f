"""Responses that several addresses give: a page, data, a redirect, and the present library."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

import pyoxigraph as ox
from flask import Flask, Response, current_app, g, make_response, render_template, request

from kg.errors import StoreError
from kg.publish.dumps import serialised
from kg.publish.jsonld import Document, for_html, full
from kg.store import Store
from server.forms import HTML, TRIPLES, RdfForm, content_type
from server.negotiation import choose
from server.pages.head import Head
from server.pages.page_markup import breadcrumbs
from server.pages.values import Lens
from server.past.shelf import SHELF, Shelf
from server.problems import RequestError
from server.serving import Library, Serving
from server.signposting import Landing

# Many clients name the syntax alone; they get what is written in it, under its own name.
ALIASES = {"application/json": "application/ld+json", "text/n3": "text/turtle"}
SERVING = "igf-kg-serving"
DESK = "igf-kg-review"
CONTACT = "igf-kg-contact"
JSON_LD = TRIPLES["jsonld"].media_type
NO_MORE: Mapping[str, str] = MappingProxyType({})


def library() -> Library:
    """The library of this request: the same one from its start to its end."""
    if "library" not in g:
        serving: Serving = current_app.extensions[SERVING]
        g.library = serving.library()
    found: Library = g.library
    return found


def base_of(app: Flask) -> str:
    """The base of the build that is served, or nothing where there is none."""
    store = _served(app)
    return store.base if store else ""


def edition_of(app: Flask) -> str:
    """Of the build that is served, with its dumps, and of the releases beside it."""
    serving: Serving = app.extensions[SERVING]
    shelf: Shelf = app.extensions[SHELF]
    try:
        return f"{serving.library().edition}{shelf.stamp}"
    except StoreError:
        return ""


def version_of(app: Flask) -> str:
    """The version of the data that is served, or nothing where there is no build."""
    serving: Serving = app.extensions[SERVING]
    try:
        return serving.library().known_version
    except StoreError:
        return ""


def root() -> str:
    """The path that the application stands under, without a slash at the end."""
    return request.script_root


def lens(of: Library) -> Lens:
    """A way to read the store for one page."""
    return Lens(of.store, root())


def page(template: str, head: Head | None = None, **values: object) -> Response:
    """A page for people. head: what it tells of itself."""
    if head is not None:
        site = library().store.base
        trail = breadcrumbs(head.crumbs, head.canonical, site, root())
        values = {
            **values,
            "site": site,
            "scripts": (*head.jsonld, *((for_html(trail),) if trail else ())),
        }
    return make_response(render_template(template, head=head, **values))


def data(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: RdfForm, base: str) -> Response:
    """Statements in a form for programs."""
    return body(serialised(statements, form.rdf, base), form.media_type)


def described(
    statements: Collection[ox.Triple], subject: str, form: RdfForm, base: str
) -> Response:
    """The description of one thing; as JSON-LD it is unfolded from that thing."""
    if form.rdf == ox.RdfFormat.JSON_LD:
        return json_ld(full(statements, subject))
    return data(statements, form, base)


def json_ld(document: Document) -> Response:
    """A JSON-LD document, to be read by people too."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return body(f"{text}\n".encode(), JSON_LD)


def body(content: bytes, media_type: str) -> Response:
    """Bytes of a media type."""
    response = Response(content)
    response.content_type = content_type(media_type)
    return response


def elsewhere(status: int, location: str) -> Response:
    """A redirect within this site; it depends on what was asked for."""
    response = Response(f"{location}\n", status, content_type="text/plain; charset=utf-8")
    response.headers["Location"] = location
    response.vary.add("Accept")
    return response


def negotiated(
    forms: Mapping[str, RdfForm], address: str, more: Mapping[str, str] = NO_MORE
) -> str:
    """The suffix that the client asks for, or `html`.

    more: suffixes by the media types of what is no data and offered last. `?format=` outranks
    Accept. Raises a 400 for a form that there is not, and a 406 where Accept takes none; both list
    what there is.
    """
    named = request.args.get("format")
    if named is not None:
        return named if named in more.values() else _named(named, forms, address)
    told = {form.media_type: suffix for suffix, form in forms.items()}
    by_type = {HTML: "html", **told, **more}
    found = choose(request.headers.get("Accept"), tuple(by_type), ALIASES)
    if found is None:
        raise RequestError(406, not_acceptable(tuple(by_type)), available(forms, address))
    return by_type[found]


def _named(named: str, forms: Mapping[str, RdfForm], address: str) -> str:
    if named == "html" or named in forms:
        return named
    what = f"there is no form {named[:40]!r}; the format is one of {', '.join(('html', *forms))}"
    raise RequestError(400, what, available(forms, address))


def available(forms: Mapping[str, RdfForm], address: str) -> Sequence[tuple[str, str]]:
    """The forms of a thing with their addresses."""
    return tuple((form.media_type, f"{address}.{suffix}") for suffix, form in forms.items())


def forms_of(landing: Landing) -> list[tuple[RdfForm, str]]:
    """The forms of a landing page, at the addresses by which this request reaches them."""
    base = library().store.base
    return [(form, f"{root()}/{address.removeprefix(base)}") for form, address in landing.forms]


def not_acceptable(media_types: Sequence[str]) -> str:
    """What to ask for instead."""
    return f"none of the types in Accept is offered; ask for one of {', '.join(media_types)}"


def _served(app: Flask) -> Store | None:
    serving: Serving = app.extensions[SERVING]
    try:
        return serving.library().store
    except StoreError:
        return None
