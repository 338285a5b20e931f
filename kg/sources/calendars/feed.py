"""An iCalendar feed, Sched's `all.ics` or another: a session an event, read as it streams by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from kg.records import About, Item
from kg.sources.calendars.components import EVENT, FEED, ZONE, Component, components
from kg.sources.calendars.event import event_items
from kg.sources.calendars.times import Calendar
from kg.sources.calendars.zones import Zones
from kg.sources.feeds.times import feed_items
from kg.sources.given import Given
from kg.sources.sample import Sample
from kg.sources.source import Source
from kg.text import clean

NAME = "calendar-feed"
VERSION = 1

BEGINS = re.compile(r"\ufeff?\s*BEGIN:VCALENDAR[ \t]*\n", re.IGNORECASE)
SCHED = "sched.com"
UNIVERSAL = frozenset({"UTC", "GMT", "ETC/UTC"})


def recognises(sample: Sample) -> bool:
    """Whether it begins as a calendar does."""
    return BEGINS.match(sample.text) is not None


def read(source: Source, given: Given) -> Iterator[Item]:
    """The sessions of the feed; SourceError where it is cut short, or of no known edition."""
    parts = components(source, given)
    told, first = _heading(parts)
    if SCHED in told.get("PRODID", "").casefold() and "X-WR-CALNAME" in told:
        yield About(feed=f"sched:{told['X-WR-CALNAME']}")
    zones = Zones()
    calendar = Calendar(source.name, zones, _clock(told.get("X-WR-TIMEZONE")))
    events = _events(chain(first, parts), zones)
    yield from feed_items(events, partial(event_items, calendar=calendar, given=given))


def _heading(parts: Iterable[Component]) -> tuple[dict[str, str], tuple[Component, ...]]:
    """What the feed says of itself before its first component, and that component."""
    told: dict[str, str] = {}
    for part in parts:
        if part.kind != FEED:
            return told, (part,)
        name, _, value = part.lines[0].partition(":")
        told[name.partition(";")[0].upper()] = clean(value)
    return told, ()


def _clock(label: str | None) -> str | None:
    """The zone of times that name none; those of a feed in UTC are marked, so others are local."""
    return None if label is None or label.upper() in UNIVERSAL else label


def _events(parts: Iterable[Component], zones: Zones) -> Iterator[Component]:
    for part in parts:
        if part.kind == ZONE:
            zones.define(part)
        elif part.kind == EVENT:
            yield part
