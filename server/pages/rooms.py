"""The rooms of a building, and what met there."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.moments import span
from server.pages.sheets import Sheet, sheet
from server.pages.values import Lens, Value


@dataclass(frozen=True, slots=True)
class Room:
    """A room with the number of the sessions that were in it, or were to be."""

    place: Value
    sessions: int


@dataclass(frozen=True, slots=True)
class Hosted:
    """A meeting that a place was the venue of."""

    meeting: Value
    when: str


def rooms(lens: Lens, place: str, number: int = 1) -> Sheet[Room]:
    """The rooms by name; Room 2 stands before Room 10."""
    found = lens.sources_of(place, "schema:containedInPlace")
    ordered = sorted(found, key=lambda room: (_numbered(lens.label(room)), room))
    return sheet(ordered, lambda room: _room(lens, room), number)


def hosted(lens: Lens, place: str) -> tuple[Hosted, ...]:
    """The meetings that were here."""
    events = sorted(lens.sources_of(place, "schema:location"))
    return tuple(
        Hosted(lens.named(event), span(lens, event))
        for event in events
        if lens.text(event, "igf:ordinal")
    )


def _room(lens: Lens, room: str) -> Room:
    return Room(lens.named(room), len(lens.sources_of(room, "schema:location")))


def _numbered(label: str) -> tuple[tuple[int, str], ...]:
    words = label.casefold().split()
    return tuple((int(w), "") if w.isascii() and w.isdecimal() else (-1, w) for w in words)
