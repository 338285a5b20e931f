"""The page of a thing or of a concept, as a response."""

from __future__ import annotations

from flask import Response

from server.faces import as_page
from server.pages.entity import Page
from server.pages.entity import head as entity_head
from server.pages.kinds import titled
from server.pages.mentions import by_property, mentions, property_of
from server.paging import MEMBERS, page_asked, part
from server.replies import forms_of, lens, library, page, root
from server.signposting import CALENDAR, Landing


def thing_page(landing: Landing) -> Response:
    """The page; where much points to the thing, one page of that."""
    view = lens(library())
    shown = Page(view, landing.name)
    every = mentions(view, landing.name) if "mentioned" in shown.plan else ()
    some, paging = part(every, MEMBERS, page_asked(), landing.page)
    forms = forms_of(landing)
    response = page(
        "entity.html",
        entity_head(shown, landing.page, forms, _more(landing)).later(
            paging.number, paging.of(paging.number)
        ),
        page=shown,
        forms=forms,
        mentioned_by=[(titled(view, thing), property_of(view, by)) for thing, by in some],
        mention_counts=by_property(view, every),
        paging=paging,
    )
    return as_page(landing, response, paging)


def _more(landing: Landing) -> tuple[tuple[str, str, str], ...]:
    """What is no data and shows the same, at the address by which this request reaches it."""
    if landing.calendar is None:
        return ()
    address = landing.calendar.removeprefix(library().store.base)
    return ((CALENDAR, "Calendar", f"{root()}/{address}"),)
