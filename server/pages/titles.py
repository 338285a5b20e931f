"""A title that no other page has: a list of results or of tabs shows nothing else of a page."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox

from server.overview import select
from server.pages.kinds import kind, title
from server.pages.moments import start
from server.pages.programme import meeting_of
from server.pages.values import Lens, day_of
from server.pages.whereabouts import inside

CLOCK = slice(11, 16)


def whole_title(lens: Lens, iri: str) -> str:
    """The title, and in brackets what tells it from others of its kind."""
    own, what = title(lens, iri), kind(lens, iri)
    apart = TOLD_APART_BY.get(what, _nothing)(lens, iri)
    return f"{own} ({apart})" if apart and apart != own else own


def _nothing(_lens: Lens, _iri: str) -> str:
    return ""


def _session(lens: Lens, session: str) -> str:
    """Ceremonies and coalitions meet under one name every year, and may do so twice a day."""
    meeting, moment = meeting_of(lens, session), start(lens, session)
    code = lens.text(session, "schema:identifier")
    when = ", ".join(filter(None, (day_of(moment), moment[CLOCK])))
    return ", ".join(filter(None, (meeting.text if meeting else "", code or when)))


def _party(lens: Lens, party: str) -> str:
    """The key, where another has the same name."""
    names = [str(term) for term in lens.terms(party, "schema:name")[:1]]
    for name in names:
        graph = ox.NamedNode(lens.curated)
        query = f"SELECT ?x WHERE {{ GRAPH {graph} {{ ?x schema:name {name} }} }} LIMIT 2"
        if len(select(lens.store, query)) > 1:
            return _key(lens, party)
    return ""


def _room(lens: Lens, room: str) -> str:
    return ", ".join(lens.label(one) for one in inside(lens, room))


def _subject(lens: Lens, subject: str) -> str:
    """Every year has a theme of access."""
    return next((value.text for value in lens.values(subject, "skos:inScheme")), "")


def _key(_lens: Lens, iri: str) -> str:
    return iri.rpartition("/")[2]


TOLD_APART_BY: dict[str, Callable[[Lens, str], str]] = {
    "Session": _session,
    "Person": _party,
    "Organisation": _party,
    "Room": _room,
    **dict.fromkeys(
        ("Concept", "Theme", "Tag", "Type of session", "Format of session"),
        _subject,
    ),
    **dict.fromkeys(
        (
            *("Participation", "Statement of a document", "Mention in a document", "Head count"),
            *("Answer in a report", "Judgement on identity", "Link to another register"),
            *("Two that may be one", "Reason for a link", "Judgement taken back"),
            *("Difference between documents", "Address", "Reading of a document", "Resource"),
        ),
        _key,
    ),
}
