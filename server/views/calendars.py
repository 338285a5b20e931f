"""`/calendar/meeting/2017.ics`: the sessions of a meeting, series or person for calendar programs.

One address for each thing that has dates, below one name, as references stand below `/cite/`. A
calendar is no description of the thing as data, so it does not stand below `/data/`.
"""

from __future__ import annotations

from flask import Blueprint, Response

from kg.publish import calendar
from server.faces import dated
from server.links import entity_iri, quoted
from server.problems import RequestError
from server.programme.calendars import written
from server.programme.dates import KINDS, dates
from server.replies import body, elsewhere, lens, library, root
from server.views.entities import known, survivor

calendars = Blueprint("calendars", __name__)

ENDING = ".ics"
NONE = (
    "there is no calendar of {path!r}; meetings, series, people and sessions have one, with the"
    " ending .ics, such as {root}/calendar/meeting/2017.ics"
)
EMPTY = (
    "of no session of this is a day stated, so it has no calendar; {root}/doc/{path} lists what is"
    " known"
)


@calendars.get("/calendar/<path:path>")
def subscribed(path: str) -> Response:
    """The calendar of the thing at this path."""
    here = library()
    stem = path.removesuffix(ENDING)
    if stem == path or stem.partition("/")[0] not in KINDS:
        raise RequestError(404, NONE.format(path=path[:80], root=root()))
    iri = entity_iri(here.store.base, stem)
    known(here.store, iri)
    moved = survivor(here.store, iri)
    if moved is not None:
        return elsewhere(301, f"{root()}/calendar/{moved}{ENDING}")
    view, stem = lens(here), quoted(stem)
    held = dates(view, stem)
    if held is None:
        raise RequestError(404, NONE.format(path=path[:80], root=root()))
    if held.empty(view):
        raise RequestError(404, EMPTY.format(path=stem, root=root()))
    response = body(written(here.programmes, view, stem, held), calendar.MEDIA_TYPE)
    name = stem.replace("/", "-")
    response.headers["Content-Disposition"] = f'inline; filename="igf-{name}{ENDING}"'
    # Whether a person is listed by search engines is said by the page.
    response.headers["X-Robots-Tag"] = "noindex"
    return dated(here, response, iri)
