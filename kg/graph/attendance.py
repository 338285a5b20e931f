"""How a party attended, and how a whole session was to be attended."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib.term import Node

from kg.graph.choices import choose
from kg.graph.context import Context
from kg.graph.discrepancies import differing
from kg.graph.quads import Triple
from kg.namespaces import SCHEMA
from kg.records import Attendance, AttendanceMode
from kg.resolve.sessions import Saying, Session

ATTENDED = {
    Attendance.ONLINE: SCHEMA.OnlineEventAttendanceMode,
    Attendance.ONSITE: SCHEMA.OfflineEventAttendanceMode,
}
MODES = {
    AttendanceMode.ONLINE: SCHEMA.OnlineEventAttendanceMode,
    AttendanceMode.ONSITE: SCHEMA.OfflineEventAttendanceMode,
    AttendanceMode.MIXED: SCHEMA.MixedEventAttendanceMode,
}


def attendance_triples(context: Context, session: Session) -> Iterator[Triple]:
    """Online where the whole meeting was; else as stated, and mixed where somebody joined online.

    That somebody did outranks a plan to meet on site alone.
    """
    iri, predicate = context.session(session.key), SCHEMA.eventAttendanceMode
    if context.editions[session.key.year].record.online:
        yield iri, predicate, SCHEMA.OnlineEventAttendanceMode
        return
    choice = choose(session.sayings, _stated)
    joined = any(_has_online(saying) for saying in session.sayings)
    onsite = choice is None or choice.value == SCHEMA.OfflineEventAttendanceMode
    if joined and onsite:
        yield iri, predicate, SCHEMA.MixedEventAttendanceMode
    elif choice is not None:
        yield iri, predicate, choice.value
        yield from differing(context, session, predicate, choice)


def _stated(saying: Saying) -> Node | None:
    mode = saying.record.attendance_mode
    return None if mode is None else MODES[mode]


def _has_online(saying: Saying) -> bool:
    parties = any(party.attendance is Attendance.ONLINE for party in saying.record.parties)
    return parties or any(count.estimate.includes_online for count in saying.record.counts)
