"""`/id/…` names a thing, `/doc/…` is the page about it, `/data/…` its description as data.

A request for a thing is sent on by what it accepts; one that names no type gets the page, for
that is what a person, a link checker and a search engine are looking for. The page is kind to
programs: asked for data, it gives what stands under `/data/…`, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, request

from kg.descriptions import in_order, named, statements
from kg.publish import calendar
from kg.store import Store
from server.faces import as_chosen_data, as_data, dated
from server.forms import TRIPLES
from server.landings import of_thing
from server.links import entity_iri, quoted
from server.paging import STATEMENTS, Paging, page_asked, part, place_in
from server.past.earlier import earlier
from server.problems import RequestError
from server.profiles import LEAN, lean_view, profile_asked
from server.programme.dates import dates
from server.replies import (
    NO_MORE,
    available,
    described,
    elsewhere,
    lens,
    library,
    negotiated,
    root,
)
from server.signposting import Landing
from server.thing_page import thing_page
from server.withdrawn import refuse_withdrawn

entities = Blueprint("entities", __name__)

CALENDAR = "ics"
REPLACED_BY = "http://purl.org/dc/terms/isReplacedBy"
UNKNOWN = (
    "nothing is known of <{iri}>; it may be misspelt, or in no document that was read so far."
    " Look through the lists of meetings, sessions, people and organisations"
)

KNOWN_ONCE = "nothing is told of <{iri}> any more; earlier releases show what was told"


@entities.get("/id/<path:path>")
def thing(path: str) -> Response:
    """See other: the page or the data."""
    store = library().store
    known(store, entity_iri(store.base, path))
    moved = survivor(store, entity_iri(store.base, path))
    if moved is not None:
        return elsewhere(301, f"{root()}/id/{moved}{_same_question()}")
    suffix = negotiated(TRIPLES, f"{root()}/data/{quoted(path)}", _dates_offered(path))
    if suffix == "html":
        return elsewhere(303, f"{root()}/doc/{quoted(path)}")
    if suffix == CALENDAR:
        return elsewhere(303, calendar_address(path))
    return elsewhere(303, f"{root()}/data/{quoted(path)}.{suffix}")


@entities.get("/doc/<path:path>")
def document(path: str) -> Response:
    """The page about a thing; its data for a client that would rather have that."""
    here = library()
    iri = entity_iri(here.store.base, path)
    known(here.store, iri)
    moved = survivor(here.store, iri)
    if moved is not None:
        return elsewhere(301, f"{root()}/doc/{moved}{_same_question()}")
    suffix = negotiated(TRIPLES, f"{root()}/data/{quoted(path)}", _dates_offered(path))
    if suffix == CALENDAR:
        return elsewhere(303, calendar_address(path))
    landing = of_thing(here.store, iri)
    if suffix == "html":
        return dated(here, thing_page(landing), iri)
    response, paging = _described(here.store, iri, landing, suffix)
    as_chosen_data(here, landing, response, TRIPLES[suffix], paging)
    if suffix == "jsonld" and profile_asked() == LEAN:
        response.headers["Content-Location"] += f"?profile={LEAN}"
    return dated(here, response, iri)


@entities.get("/data/<path:path>")
def statements_of(path: str) -> Response:
    """The description of a thing, in the form that the suffix names."""
    here = library()
    store = here.store
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
    landing = of_thing(store, iri)
    response, paging = _described(store, iri, landing, suffix)
    return dated(here, as_data(landing, response, TRIPLES[suffix], paging), iri)


def landing_of(path: str) -> Landing:
    """The landing page of a thing; raises a 404 or a 410 where there is none."""
    store = library().store
    iri = entity_iri(store.base, path)
    known(store, iri)
    return of_thing(store, iri)


def known(store: Store, iri: str) -> None:
    """Raise a 404 for a thing that no graph says anything of, a 410 for one that was withdrawn."""
    if not store.about(iri):
        then = earlier(iri, store.base)
        raise RequestError(404, (KNOWN_ONCE if then else UNKNOWN).format(iri=iri), then)
    refuse_withdrawn(store, (iri,))


def survivor(store: Store, iri: str) -> str | None:
    """The path of the thing that this one was merged into, for good."""
    for quad in store.about(iri):
        if quad.predicate.value == REPLACED_BY:
            return str(quad.object)[1:-1].removeprefix(f"{store.base}id/")
    return None


def _described(store: Store, iri: str, landing: Landing, suffix: str) -> tuple[Response, Paging]:
    """The description; where it is long, one page of it, with the names of what that links to."""
    form = TRIPLES[suffix]
    whole, address = in_order(statements(store, iri), iri), dict(landing.forms)[form]
    if suffix == "jsonld" and profile_asked() == LEAN:
        return lean_view(named(store, whole), iri), Paging(address, 1, 1, len(whole))
    told, paging = part(whole, STATEMENTS, page_asked(), address)
    return described((*named(store, told), *place_in(paging)), iri, form, store.base), paging


def calendar_address(path: str) -> str:
    """Where the calendar of the thing at a decoded path is."""
    return f"{root()}/calendar/{quoted(path)}.{CALENDAR}"


def _dates_offered(path: str) -> Mapping[str, str]:
    """The calendar, for a thing that has one and a client that may want it."""
    named = request.args.get("format", request.headers.get("Accept", ""))
    if CALENDAR not in named and calendar.MEDIA_TYPE not in named.lower():
        return NO_MORE
    view = lens(library())
    held = dates(view, quoted(path))
    return NO_MORE if held is None or held.empty(view) else {calendar.MEDIA_TYPE: CALENDAR}


def _same_question() -> str:
    """What was asked for beside the path, for an address that takes the place of this one."""
    asked = request.query_string.decode("ascii", "ignore")
    return f"?{asked}" if asked else ""
