"""`/programme/2017`: the programme of a meeting as far as it is known, narrowed as one likes."""

from __future__ import annotations

from flask import Blueprint, Response, request

from kg.publish.calendar import without_a_day
from kg.publish.entry import Entry
from server.links import link
from server.pages.calendar import Subscription, left_out
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.programme import picks
from server.programme.facets import chosen, facets, narrowed
from server.programme.notes import notes
from server.programme.reading import Programme
from server.programme.timetable import timetable
from server.replies import library, page, root
from server.signposting import CALENDAR

programmes = Blueprint("programmes", __name__)

ABOUT = (
    "The sessions of the {name} by day, time and room, as far as they are in the graph:"
    " {number} so far."
)


@programmes.get("/programme")
def every() -> Response:
    """The meetings, each with its programme."""
    here = library()
    head = Head(
        title="Programmes",
        canonical=f"{here.store.base}programme",
        description="The programmes of the annual meetings of the Internet Governance Forum.",
        crumbs=(Value("Programmes"),),
    )
    return page("programmes.html", head, years=here.overview.years)


@programmes.get("/programme/<year>")
def one(year: str) -> Response:
    """The programme of one meeting."""
    here = library()
    known = here.programmes.of(year) if year.isascii() and year.isdecimal() else None
    if known is None:
        told = f"there is no meeting of {year[:40]!r}; {root()}/programme lists those there are"
        raise RequestError(404, told)
    asked = chosen(request.args.to_dict(flat=False))
    ticked = picks.keys(request.args.getlist(picks.PARAMETER))
    dated = _calendar(known)
    shown = narrowed(known.entries, asked)
    return page(
        "programme.html",
        _head(known, here.store.base, dated),
        programme=known,
        notes=notes(known),
        calendar=dated,
        facets=facets(known.entries, asked),
        narrow=any(asked.values()),
        shown=len(shown),
        timetable=timetable(shown),
        ticked=frozenset(ticked),
        elsewhere=_not_shown(ticked, shown),
        link=lambda iri: link(iri, here.store.base, root()),
    )


def _calendar(known: Programme) -> Subscription | None:
    """The calendar of the meeting, if anything has a day in it."""
    undated = len(without_a_day(known.entries))
    if known.meeting.start is None and undated == len(known.entries):
        return None
    address = f"{root()}/calendar/meeting/{known.meeting.year}.ics"
    return Subscription(address, "these sessions", left_out(undated))


def _head(known: Programme, base: str, found: Subscription | None) -> Head:
    meeting = known.meeting
    return Head(
        title=f"Programme of {meeting.short}",
        canonical=f"{base}programme/{meeting.year}",
        description=ABOUT.format(name=meeting.name, number=len(known.entries)),
        # A narrowed programme is on the whole one already.
        indexed=not request.query_string,
        crumbs=(Value("Programmes", f"{root()}/programme"), Value(meeting.short)),
        more=() if found is None else ((CALENDAR, "Calendar", found.href),),
    )


def _not_shown(ticked: tuple[str, ...], shown: tuple[Entry, ...]) -> str:
    """Those ticked that have no box on this page, as one value that goes along."""
    return picks.compact(set(ticked) - {entry.key for entry in shown})
