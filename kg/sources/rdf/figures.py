"""The properties of an Event that have one value out of few, or a number: each read or told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.concepts import SessionStatus
from kg.records import AttendanceMode, Origin, Skipped
from kg.sources.rdf.moments import minutes
from kg.sources.rdf.statements import Statements, Term, shown

STATUSES = {
    "EventScheduled": SessionStatus.SCHEDULED,
    "EventCancelled": SessionStatus.CANCELLED,
    "EventPostponed": SessionStatus.MOVED,
    "EventRescheduled": SessionStatus.MOVED,
}
MODES = {
    "OfflineEventAttendanceMode": AttendanceMode.ONSITE,
    "OnlineEventAttendanceMode": AttendanceMode.ONLINE,
    "MixedEventAttendanceMode": AttendanceMode.MIXED,
}
MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """A field of the record, the value read for it, and the values that were not."""

    field: str
    value: object
    skipped: tuple[Skipped, ...] = ()


def figures(of: Statements, event: Term, place: str) -> Iterator[Figure]:
    """Status, mode of attendance, length and seats."""
    for name, (field, read) in READ.items():
        found: dict[object, None] = {}
        skipped: list[Skipped] = []
        for value in of.values(event, f"schema:{name}"):
            stated = shown(value)
            figure = read(stated)
            if figure is None or (found and figure not in found):
                origin = Origin(of.name, None, f"{place}, {name}")
                skipped.append(Skipped(origin, stated, REASON))
                continue
            found[figure] = None
        yield Figure(field, next(iter(found), None), tuple(skipped))


def _term(text: str) -> str:
    return text.rpartition("/")[2]


def _seats(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


REASON = "the value could not be read, or contradicts one before it"
READ: dict[str, tuple[str, Callable[[str], object]]] = {
    "eventStatus": ("status", lambda text: STATUSES.get(_term(text))),
    "eventAttendanceMode": ("attendance_mode", lambda text: MODES.get(_term(text))),
    "duration": ("duration", minutes),
    "maximumAttendeeCapacity": ("capacity", _seats),
}
