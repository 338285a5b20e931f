"""What a face of a resource carries, page or data: its links, its date, and where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from flask import Response

from kg.remote.store import RemoteStore
from server.forms import RdfForm
from server.last_modified import changed_on
from server.linksets import as_header
from server.paging import Paging
from server.replies import root
from server.serving import Library
from server.signposting import Landing, Link, of_data, of_page

FEW = 10
"""Parts of a thing that a header lists; where there are more, they stand in the link set alone."""


def as_page(landing: Landing, response: Response, paging: Paging | None = None) -> Response:
    """A page for people, which is one of several faces."""
    response.vary.add("Accept")
    return _led(response, of_page(landing, FEW), landing.page, paging)


def as_data(
    landing: Landing, response: Response, form: RdfForm, paging: Paging | None = None
) -> Response:
    """A form of the data, under its own address."""
    address = dict(landing.forms)[form]
    return _led(response, of_data(landing, form, address), address, paging)


def as_chosen_data(
    here: Library,
    landing: Landing,
    response: Response,
    form: RdfForm,
    paging: Paging | None = None,
) -> Response:
    """A form of the data under the address of all forms; it says where it stands by itself."""
    address = dict(landing.forms)[form].removeprefix(here.store.base)
    page = f"?page={paging.number}" if paging is not None and paging.number > 1 else ""
    response.headers["Content-Location"] = f"{root()}/{address}{page}"
    response.vary.add("Accept")
    return as_data(landing, response, form, paging)


def dated(here: Library, response: Response, iri: str | None = None) -> Response:
    """With the day on which what is told of an IRI changed last; without one, of everything."""
    changed = _changed(here, iri)
    if changed is not None:
        moment = dt.datetime.fromisoformat(changed)
        response.last_modified = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return response


def _changed(here: Library, iri: str | None) -> str | None:
    graphs = f"{here.store.base}graph/"
    made_of_all = iri is not None and iri.startswith(graphs) and f"{graphs}src-" not in iri
    # An engine elsewhere would be asked dozens of times for one day.
    if iri is None or made_of_all or isinstance(here.store, RemoteStore):
        return here.built_on
    return changed_on(here.store, iri) or here.built_on


def _led(
    response: Response, links: Iterable[Link], address: str, paging: Paging | None
) -> Response:
    later = paging is not None and paging.number > 1
    own = paging.of(paging.number) if paging is not None and later else address
    others = () if paging is None else paging.links
    every = (
        *links,
        Link(address, "canonical", own),
        *(Link(address, rel, href) for rel, href in others),
    )
    response.headers["Link"] = as_header(every)
    return response
