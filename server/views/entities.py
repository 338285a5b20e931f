"""`/id/…` names a thing, `/doc/…` is the page about it, `/data/…` its description as data.

A request for a thing is sent on by what it accepts; one that names no type gets the page, for
that is what a person, a link checker and a search engine are looking for.
"""

from __future__ import annotations

import pyoxigraph as ox
from flask import Blueprint, Response, request

from kg.publish.jsonld import lean
from kg.store import Store
from server.descriptions import description
from server.forms import TRIPLES, RdfForm
from server.links import entity_iri, quoted
from server.pages.entity import head as entity_head
from server.pages.entity import page as entity_page
from server.pages.values import Lens
from server.problems import RequestError
from server.replies import (
    available,
    described,
    elsewhere,
    json_ld,
    lens,
    library,
    negotiated,
    page,
    root,
)

entities = Blueprint("entities", __name__)

REPLACED_BY = "http://purl.org/dc/terms/isReplacedBy"
PROFILES = ("full", "lean")
WITHDRAWN = (
    "what stood under this address was withdrawn on {since} ({reason}); nothing more is told of it,"
    " and the address will not be given to anything else"
)
UNKNOWN = (
    "nothing is known of <{iri}>; it may be misspelt, or in no document that was read so far."
    " Look through the lists of meetings, sessions, people and organisations"
)


@entities.get("/id/<path:path>")
def thing(path: str) -> Response:
    """See other: the page or the data."""
    store = library().store
    known(store, entity_iri(store.base, path))
    moved = survivor(store, entity_iri(store.base, path))
    if moved is not None:
        return elsewhere(301, f"{root()}/id/{moved}")
    suffix = negotiated(TRIPLES, f"{root()}/data/{quoted(path)}")
    if suffix == "html":
        return elsewhere(303, f"{root()}/doc/{quoted(path)}")
    return elsewhere(303, f"{root()}/data/{quoted(path)}.{suffix}")


@entities.get("/doc/<path:path>")
def document(path: str) -> Response:
    """The page about a thing."""
    here = library()
    iri = entity_iri(here.store.base, path)
    known(here.store, iri)
    moved = survivor(here.store, iri)
    if moved is not None:
        return elsewhere(301, f"{root()}/doc/{moved}")
    canonical = f"{here.store.base}doc/{quoted(path)}"
    shown = entity_page(lens(here), iri)
    forms = [(TRIPLES[suffix], f"{root()}/data/{quoted(path)}.{suffix}") for suffix in TRIPLES]
    return page("entity.html", entity_head(shown, canonical, forms), page=shown, forms=forms)


@entities.get("/data/<path:path>")
def statements(path: str) -> Response:
    """The description of a thing, in the form that the suffix names."""
    store = library().store
    stem, _, suffix = path.rpartition(".")
    if suffix not in TRIPLES or not stem:
        # The last part of a key may have a point in it.
        stem = path if store.about(entity_iri(store.base, path)) else stem
        known(store, entity_iri(store.base, stem))
        what = f"choose a suffix for this description: {', '.join(f'.{s}' for s in TRIPLES)}"
        raise RequestError(404, what, available(TRIPLES, f"{root()}/data/{quoted(stem)}"))
    iri = entity_iri(store.base, stem)
    known(store, iri)
    moved = survivor(store, iri)
    if moved is not None:
        return elsewhere(301, f"{root()}/data/{moved}.{suffix}")
    response = _told(description(store, iri), iri, TRIPLES[suffix], store.base)
    response.headers["Link"] = (
        f'<{iri}>; rel="describes", <{store.base}doc/{quoted(stem)}>; rel="alternate";'
        ' type="text/html"'
    )
    return response


def _told(triples: frozenset[ox.Triple], iri: str, form: RdfForm, base: str) -> Response:
    profile = request.args.get("profile", PROFILES[0])
    if profile not in PROFILES:
        raise RequestError(
            400, f"there is no profile of that name; ask for {' or '.join(PROFILES)}"
        )
    if form.suffix != "jsonld" or profile == "full":
        return described(triples, iri, form, base)
    view = lean(triples, iri)
    if view is None:
        raise RequestError(404, "schema.org has no class for this; ask without a profile")
    return json_ld(view)


def known(store: Store, iri: str) -> None:
    """Raise a 404 for a thing that no graph says anything of, a 410 for one that was withdrawn."""
    if not store.about(iri):
        raise RequestError(404, UNKNOWN.format(iri=iri))
    here = Lens(store, root())
    since = here.text(iri, "igf:withdrawnOn")
    if since is not None:
        reason = here.text(iri, "igf:withdrawalReason")
        raise RequestError(410, WITHDRAWN.format(since=since, reason=reason))


def survivor(store: Store, iri: str) -> str | None:
    """The path of the thing that this one was merged into, for good."""
    for quad in store.about(iri):
        if quad.predicate.value == REPLACED_BY:
            return str(quad.object)[1:-1].removeprefix(f"{store.base}id/")
    return None
