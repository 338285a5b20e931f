"""One event of an iCalendar feed as the record of a session.

Descriptions are not carried, nor are the organizer and the attendees of an entry: they are those
who keep a calendar. SEQUENCE counts changes and tells no fact. A name printed after the title
stays in the title, since nothing but reading tells where a title ends.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from icalendar import Event
from icalendar.prop import vCategory

from kg.concepts import SessionStatus
from kg.keys import session_key
from kg.records import Finding, Item, Origin, SessionRecord, Skipped
from kg.sources.calendars.components import LIBRARY_FAULTS, Component
from kg.sources.calendars.times import Calendar, stated_times
from kg.sources.feeds.entries import labelled, titled_session
from kg.sources.feeds.times import Placed, placed
from kg.sources.given import Given
from kg.text import clean

SCHED_UID = re.compile(r"[0-9a-f]{32}")
SCHED_HOST = re.compile(r"http://(?=[\w.-]+\.sched\.(?:com|org)/)")
STATUSES = {
    "CONFIRMED": SessionStatus.SCHEDULED,
    "TENTATIVE": SessionStatus.PROPOSED,
    "CANCELLED": SessionStatus.CANCELLED,
}
REPEATS = "the entry repeats, and only its first time is taken"


def event_items(component: Component, calendar: Calendar, given: Given) -> Iterator[Item]:
    """The session of an event, or the reason why it is none; raises NoEditionError."""
    origin = calendar.origin(component)
    event = _event(component)
    if event is None:
        yield Skipped(origin, component.ical[:200], "the event is no iCalendar that can be read")
        return
    title = _words(event, "SUMMARY") or ""
    times = stated_times(event, component, calendar, title)
    when = placed(times.span, given)
    if isinstance(when, Skipped):
        yield when
        return
    yield replace(
        _session(event, origin, when, given),
        key=_key(component, _words(event, "UID")),
        date_as_stated=times.date,
        time_as_stated=times.time,
        zone_as_stated=times.zone,
    )
    yield from (*times.findings, *when.findings)
    if "RRULE" in event:
        yield Finding(origin, title, REPEATS)


def _event(component: Component) -> Event | None:
    try:
        event = Event.from_ical(component.ical)
    except LIBRARY_FAULTS:
        return None
    return event if isinstance(event, Event) else None


def _session(event: Event, origin: Origin, when: Placed, given: Given) -> SessionRecord:
    session = titled_session(origin, when, _words(event, "SUMMARY"))
    stated = STATUSES.get((_words(event, "STATUS") or "").upper(), SessionStatus.SCHEDULED)
    edition = given.editions.get(when.year)
    return replace(
        labelled(session, _categories(event), edition, stated),
        room=(_words(event, "LOCATION") or "").lstrip("- ") or None,
        uid=_words(event, "UID"),
        address=_address(event),
    )


def _key(component: Component, uid: str | None) -> str:
    """Sched's identifiers join all its feeds; the times of one repeated entry are told apart."""
    if uid is not None and SCHED_UID.fullmatch(uid):
        return session_key("sched", uid)
    names = ("RECURRENCE-ID",) if uid else ("DTSTART", "SUMMARY", "LOCATION")
    return session_key("calendar", uid or "", *(component.stated(name) or "" for name in names))


def _words(event: Event, name: str) -> str | None:
    """The text of a property; programmes leave HTML's entities in it."""
    stated = _first(event, name)
    return clean(html.unescape(str(stated))) or None if stated is not None else None


def _first(event: Event, name: str) -> Any:
    stated = event.get(name)
    return stated[0] if isinstance(stated, list) else stated


def _categories(event: Event) -> Iterator[str]:
    stated = event.get("CATEGORIES", [])
    every = stated if isinstance(stated, list) else [stated]
    for one in (one for one in every if isinstance(one, vCategory)):
        yield from (clean(html.unescape(str(label))) for label in one.cats)


def _address(event: Event) -> str | None:
    """The event's own page; Sched's feeds name it without the encryption that it is served with."""
    stated = _words(event, "URL")
    if stated is None or not stated.startswith(("http://", "https://")):
        return None
    return SCHED_HOST.sub("https://", stated)
