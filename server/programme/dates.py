"""Which sessions stand in the calendar of a meeting, a series, a person or a session, and why.

In a person's calendar stand the sessions in which documents say that they took part, or for which
they announce them, and no other: whoever withdrew, or is named without a word on whether they
came, has none of it in a calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from server.pages.people import status_of
from server.pages.values import Lens, expanded, joined

MEETING, SERIES, PERSON, SESSION = "meeting", "series", "person", "session"
KINDS = (MEETING, SERIES, PERSON, SESSION)
ANNOUNCED = frozenset({"took-part", "confirmed", "planned"})
DAY = len("2017-12-21")


@dataclass(frozen=True, slots=True)
class Dates:
    """The sessions of a calendar, as IRIs, before a day is asked of any.

    notes: lines on a session that are true of this calendar alone, by its IRI. unsure: sessions
    that are left out because no document says that the person comes or came. whole: whether the
    days of the thing itself stand there too.
    """

    sessions: tuple[str, ...]
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unsure: int = 0
    whole: bool = False

    def undated(self, lens: Lens) -> int:
        """How many of the sessions have no day."""
        return sum(not has_day(lens, session) for session in self.sessions)

    def empty(self, lens: Lens) -> bool:
        """Whether the calendar would have nothing in it."""
        return not self.whole and not any(has_day(lens, session) for session in self.sessions)


def dates(lens: Lens, path: str) -> Dates | None:
    """What the calendar of the thing at a path holds; None where its kind has no calendar."""
    kind, iri = path.partition("/")[0], f"{lens.store.base}id/{path}"
    types = lens.types(iri)
    if kind == MEETING and expanded("igf:Meeting") in types:
        return Dates(_sessions(lens, iri, "schema:superEvent"), whole=has_day(lens, iri))
    if kind == SERIES and expanded("igf:SessionSeries") in types:
        return Dates(_sessions(lens, iri, "igf:inSeries"))
    if kind == PERSON and expanded("schema:Person") in types:
        return _of_person(lens, iri)
    if kind == SESSION and expanded("igf:Session") in types:
        return Dates((iri,))
    return None


def has_day(lens: Lens, event: str) -> bool:
    """Whether a day is stated of an event."""
    found = lens.terms(event, "schema:startDate")
    return any(isinstance(term, ox.Literal) and len(term.value) >= DAY for term in found)


def _sessions(lens: Lens, whole: str, predicate: str) -> tuple[str, ...]:
    """The sessions that the curated graph links to a whole."""
    wanted = ox.NamedNode(expanded(predicate))
    found = (
        quad.subject.value
        for quad in lens.inverse(whole)
        if quad.predicate == wanted
        and isinstance(quad.graph_name, ox.NamedNode)
        and quad.graph_name.value == lens.curated
        and isinstance(quad.subject, ox.NamedNode)
    )
    return tuple(one for one in dict.fromkeys(found) if expanded("igf:Session") in lens.types(one))


def _of_person(lens: Lens, iri: str) -> Dates:
    notes: dict[str, list[str]] = {}
    others: set[str] = set()
    for node in lens.sources_of(iri, "igf:participant"):
        for session in lens.targets(node, "igf:inSession"):
            if status_of(lens, node) in ANNOUNCED:
                notes.setdefault(session, []).append(_note(lens, iri, node))
            elif status_of(lens, node) != "withdrawn":
                others.add(session)
    told = {session: tuple(lines) for session, lines in notes.items()}
    return Dates(tuple(notes), told, len(others - notes.keys()))


def _note(lens: Lens, iri: str, node: str) -> str:
    """As `Jane Doe: speaker and moderator (took part)`."""
    roles = joined(lens.values(node, "igf:role")) or "in no stated role"
    status = lens.text(node, "igf:status") or "not said"
    return f"{lens.label(iri)}: {roles} ({status})."
