"""What a Sched page prints of one event, unread: the same from its mark-up and its saved text."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.records import LinkRecord, Skipped
from kg.sources.lines import Line
from kg.sources.sched.addresses import Identity
from kg.sources.sched.organizers import Entry


@dataclass(frozen=True, slots=True)
class PrintedEvent:
    """title: None where the place of the title is empty; dated: the line with the full date.

    place: where the event begins in the document. body: what organisers entered. people: the
    entries below it. types: what the programme's own links call the event.
    """

    place: Line
    title: Line | None
    dated: Line | None
    room: str | None
    body: tuple[Line, ...] = ()
    people: tuple[Entry, ...] = ()
    identity: Identity = field(default_factory=Identity)
    types: tuple[str, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    strays: tuple[Skipped, ...] = ()
