"""`/picked?s=2017/ws15,of4`: sessions that somebody picked; the address is all that keeps them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, Response, request

from kg.publish import bibtex, calendar, csl, ris, session_table
from kg.publish.citation import of_session
from kg.publish.entry import Entry
from server.forms import TRIPLES
from server.links import link
from server.pages.head import Head
from server.pages.values import Value
from server.problems import RequestError
from server.programme import picks
from server.programme.agenda import agenda
from server.programme.statements import statements
from server.replies import body, elsewhere, library, page, root
from server.serving import Library

picked = Blueprint("picked", __name__)

NAME = "Picked sessions"
Entries = tuple[Entry, ...]
UNKNOWN = (
    "nothing is known of {keys}; take that out of the list, or see the list without it at {address}"
)


@dataclass(frozen=True, slots=True)
class Export:
    """A form that the list can be had in."""

    label: str
    about: str
    media_type: str
    written: Callable[[Library, Entries], bytes]


@picked.get("/picked")
def listed() -> Response:
    """The list as a page; an address that says the same in more words leads to the short one."""
    here = library()
    keys = picks.keys(request.args.getlist(picks.PARAMETER))
    short = picks.compact(keys)
    if request.args.to_dict(flat=False) != ({picks.PARAMETER: [short]} if keys else {}):
        return elsewhere(303, f"{root()}/picked{_query(short)}")
    found = picks.picked(here.programmes, keys)
    return page(
        "picked.html",
        _head(here.store.base),
        found=found,
        parts=agenda(found.entries),
        undated=calendar.without_a_day(found.entries),
        untimed=[entry for entry in found.entries if entry.day and not entry.begins],
        exports=EXPORTS,
        address=f"{here.store.base}picked{_query(short)}",
        query=_query(picks.compact(entry.key for entry in found.entries)),
        years=sorted({entry.meeting.year for entry in found.entries}),
        ticked=frozenset(entry.key for entry in found.entries),
        link=lambda iri: link(iri, here.store.base, root()),
    )


@picked.get("/picked.<suffix>")
def exported(suffix: str) -> Response:
    """The list in a form for programs."""
    if suffix not in EXPORTS:
        told = f"there is no form {suffix[:20]!r} of a list; take one of {', '.join(EXPORTS)}"
        raise RequestError(404, told)
    here, export = library(), EXPORTS[suffix]
    found = picks.picked(here.programmes, picks.keys(request.args.getlist(picks.PARAMETER)))
    _require_all(found, suffix)
    response = body(export.written(here, found.entries), export.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="igf-sessions.{suffix}"'
    return response


def _require_all(found: picks.Picked, suffix: str) -> None:
    """Raise a fault where the file would hold less than was asked for, and could not say so."""
    if found.unknown:
        rest = _query(picks.compact(entry.key for entry in found.entries))
        told = UNKNOWN.format(keys=", ".join(found.unknown), address=f"{root()}/picked{rest}")
        raise RequestError(404, told)
    if not found.entries:
        raise RequestError(400, f"name a session, as in {root()}/picked.{suffix}?s=2017/ws15")
    if suffix == "ics" and not any(entry.day for entry in found.entries):
        # RFC 5545, section 3.6: a calendar without a component is none.
        raise RequestError(404, "no day is stated of any of these sessions; take another form")


def _query(short: str) -> str:
    return f"?{picks.PARAMETER}={quote(short, safe='/,')}" if short else ""


def _head(base: str) -> Head:
    return Head(
        title=NAME,
        canonical=f"{base}picked",
        description="Sessions of the Internet Governance Forum that somebody put on a list.",
        indexed=False,
        crumbs=(Value("Programmes", f"{root()}/programme"), Value(NAME)),
    )


def _calendar(here: Library, entries: Entries) -> bytes:
    address = f"{here.store.base}picked{_query(picks.compact(entry.key for entry in entries))}"
    about = "Sessions of the Internet Governance Forum, as documents state them."
    changed = here.programmes.changed(entry.iri for entry in entries)
    return calendar.calendar(entries, calendar.Title(NAME, about, address), calendar.Said(changed))


def _cited(write: Callable[..., bytes]) -> Callable[[Library, Entries], bytes]:
    return lambda _, entries: write(of_session(entry) for entry in entries)


EXPORTS: Mapping[str, Export] = {
    "ics": Export("iCalendar", "for calendars", calendar.MEDIA_TYPE, _calendar),
    "csv": Export(
        "CSV",
        "for spreadsheets",
        session_table.MEDIA_TYPE,
        lambda _, entries: session_table.table(entries),
    ),
    "ttl": Export(
        "Turtle",
        "linked data",
        TRIPLES["ttl"].media_type,
        lambda here, entries: statements(here.store, entries),
    ),
    "bib": Export("BibTeX", "references for LaTeX", bibtex.MEDIA_TYPE, _cited(bibtex.bibtex)),
    "ris": Export("RIS", "for reference managers", ris.MEDIA_TYPE, _cited(ris.ris)),
    "json": Export("CSL-JSON", "for reference managers", csl.MEDIA_TYPE, _cited(csl.csl)),
}
