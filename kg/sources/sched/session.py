"""From what a Sched page prints of an event to the record of a planned session.

Everyone on the page is planned, or withdrawn where a footnote says so; the running text of the
proposal gives short mentions of listed people and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.concepts import SessionStatus
from kg.errors import SourceError
from kg.labels import session_format_of
from kg.records import (
    Item,
    MentionRecord,
    Origin,
    PartyRecord,
    SessionRecord,
    Skipped,
)
from kg.sources.feeds.labels import labels_of
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.mentions import mentions, name_list
from kg.sources.parties import with_country_codes
from kg.sources.sched.body import Body, read_body
from kg.sources.sched.event import PrintedEvent
from kg.sources.sched.links import videos_in
from kg.sources.sched.organizers import party_of
from kg.sources.sched.slots import Slot, slot_of
from kg.sources.sched.titles import read_title
from kg.sources.session_codes import type_of_code

BOOTH = "an entry of several days is a booth or an exhibition, not a session"
NO_DATE = (
    "there is no line such as `Thursday December 21, 2017 09:00 - 10:30 CET`;"
    " save the event's page again, to its end, or the list with descriptions"
)
NO_TITLE = "the entry has no title, and no code to know it by; look it up on the programme's site"


@dataclass(frozen=True, slots=True)
class People:
    """Everyone that an event names, with their places in the document."""

    parties: tuple[PartyRecord, ...]
    skipped: tuple[Skipped, ...]
    mentions: tuple[MentionRecord, ...]


def items_of(event: PrintedEvent, document: str, given: Given) -> Iterator[Item]:
    """The session of an event, and what was not taken; SourceError without date, title or zone."""
    yield from event.strays
    if event.dated is None:
        raise SourceError(NO_DATE, document=document, line=event.place.number)
    slot = slot_of(event.dated, document, given)
    if slot is None:
        title = event.title.text if event.title else None
        yield Skipped(Origin(document, event.dated.number, title), event.dated.text, BOOTH)
    elif event.title is None:
        raise SourceError(NO_TITLE, document=document, line=event.place.number)
    else:
        yield from _session_items(event, event.title, slot, document)


def _session_items(event: PrintedEvent, title: Line, slot: Slot, document: str) -> Iterator[Item]:
    body = read_body(_numbered(event.body), document)
    people = _people(event, body, document)
    yield replace(
        _with_slot(_session(event, title, slot, document), slot),
        format=body.format,
        session_format=session_format_of(body.format) if body.format else None,
        tags=body.tags,
        parties=people.parties,
        mentions=people.mentions,
    )
    yield from slot.when.findings
    yield from people.skipped


def _session(event: PrintedEvent, printed: Line, slot: Slot, document: str) -> SessionRecord:
    title = read_title(printed.text)
    labels = labels_of(filter(None, (title.kind, *event.types)), slot.edition)
    known = event.identity
    return SessionRecord(
        origin=Origin(document, printed.number),
        year=slot.year,
        key=None if title.code else known.key(slot.year, title.title or printed.text),
        code=title.code,
        code_as_stated=title.code_as_stated,
        kind=labels.kind,
        session_type=type_of_code(title.code) if title.code else labels.session_type,
        title=title.title,
        room=(event.room or "").lstrip("- ") or None,
        themes=labels.themes,
        status=title.status or labels.status or SessionStatus.SCHEDULED,
        uid=known.uid,
        address=known.address,
        flags=tuple(dict.fromkeys((*title.flags, *labels.flags))),
        links=tuple(dict.fromkeys((*event.links, *videos_in(event.body)))),
        merged_into=title.merged_into,
    )


def _with_slot(record: SessionRecord, slot: Slot) -> SessionRecord:
    return replace(
        record,
        date=slot.when.date,
        date_as_stated=slot.date,
        start=slot.when.start,
        end=slot.when.end,
        time_as_stated=slot.time,
        zone_as_stated=slot.zone,
    )


def _numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines counted from 1: a page in mark-up may have many on one line of its file."""
    return tuple(Line(at, line.text) for at, line in enumerate(lines, start=1))


def _people(event: PrintedEvent, body: Body, document: str) -> People:
    places = [line.number for line in event.body]
    found = tuple(party_of(entry, document) for entry in event.people)
    ours = tuple(_placed(body.parties, places))
    parties = with_country_codes((*ours, *(one for one in found if isinstance(one, PartyRecord))))
    return People(
        parties,
        (*_placed(body.skipped, places), *(one for one in found if isinstance(one, Skipped))),
        tuple(_placed(mentions(body.prose, name_list(parties), document), places)),
    )


Placed = TypeVar("Placed", PartyRecord, Skipped, MentionRecord)


def _placed(found: Iterable[Placed], places: Sequence[int]) -> Iterator[Placed]:
    """What was found in the body's lines, with the numbers that those have in the document."""
    for one in found:
        line = one.origin.line
        place = replace(one.origin, line=places[line - 1] if line else None)
        yield replace(one, origin=place)
