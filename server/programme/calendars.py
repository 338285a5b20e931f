"""The calendar of a meeting, a series, a person or a session, written for programs to subscribe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from kg.publish.calendar import Said, Title, calendar
from kg.publish.entry import Entry, Meeting
from server.links import link
from server.pages.values import Lens
from server.programme.dates import MEETING, PERSON, Dates
from server.programme.kept import Programmes

ABOUT = {
    PERSON: "The sessions in which documents say that {name} took part, or for which they announce"
    " them.",
    "": "Sessions of the Internet Governance Forum, as documents state them.",
}


def written(programmes: Programmes, lens: Lens, path: str, held: Dates) -> bytes:
    """The calendar of the thing at a path."""
    iri = f"{lens.store.base}id/{path}"
    entries = tuple(_entries(programmes, lens, held.sessions))
    meeting = _meeting(programmes, path) if held.whole else None
    return calendar(
        entries,
        _title(lens, iri, path),
        Said(_changed(programmes, entries, meeting), held.notes),
        meeting,
    )


def _entries(programmes: Programmes, lens: Lens, sessions: Iterable[str]) -> list[Entry]:
    """The sessions as their programmes list them, in the order of time."""
    lead = f"{lens.store.base}id/"
    found = []
    for session in sessions:
        for whole in lens.targets(session, "schema:superEvent"):
            known = _programme_of(programmes, whole.removeprefix(lead))
            entry = known.get(session.removeprefix(f"{lead}session/"))
            if entry is not None:
                found.append(entry)
                break
    return sorted(found, key=lambda entry: entry.order)


def _programme_of(programmes: Programmes, path: str) -> Mapping[str, Entry]:
    kind, _, year = path.partition("/")
    known = programmes.of(year) if kind == MEETING else None
    return {} if known is None else known.by_key


def _meeting(programmes: Programmes, path: str) -> Meeting | None:
    known = programmes.of(path.rpartition("/")[2])
    return None if known is None else known.meeting


def _title(lens: Lens, iri: str, path: str) -> Title:
    base, name = lens.store.base, lens.label(iri)
    about = ABOUT.get(path.partition("/")[0], ABOUT[""]).format(name=name)
    page = f"{base.rstrip('/')}{link(iri, base)}"
    return Title(name, about, page, f"{base}calendar/{path}.ics", iri)


def _changed(
    programmes: Programmes, entries: Iterable[Entry], meeting: Meeting | None
) -> Mapping[str, dt.datetime]:
    events = (*entries, *(() if meeting is None else (meeting,)))
    return programmes.changed(event.iri for event in events)
