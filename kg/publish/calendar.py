"""Sessions as an iCalendar (RFC 5545, with the properties of a calendar of RFC 7986).

A time keeps the time zone of its place. Of a session that has a day and no time, the entry lasts
the whole day and blocks none of it; one without a day cannot stand in a calendar. No end is made up
where none is stated: section 3.6.1 has such an event end when it begins.

Nobody is an organizer or attendee here: those properties are addresses for messages.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, vDuration, vText, vUri

from kg.publish.entry import Entry, Meeting, at_the_place
from kg.publish.zones import timezone

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//IGF knowledge graph//Sessions//EN"
NO_DAY = "Not in this calendar, for no day is stated: {titles}."
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Title:
    """What a calendar tells of itself.

    address: the page that shows the same. source: where the calendar can be had again, iri: what
    it is of; both for one that programs look at again and again.
    """

    name: str
    about: str
    address: str
    source: str | None = None
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What more is said of the entries, by their IRIs.

    changed: when what is said of it changed last. notes: lines that stand first in its description.
    """

    changed: Mapping[str, dt.datetime] = field(default_factory=dict)
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def calendar(
    entries: Sequence[Entry],
    title: Title,
    said: Said | None = None,
    meeting: Meeting | None = None,
) -> bytes:
    """The calendar. meeting: one whose own days stand in it too, if they are stated."""
    told = said or Said()
    dated = [entry for entry in entries if entry.day is not None]
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    _entitle(whole, title, entries, told)
    if meeting is not None and meeting.start is not None:
        whole.add_component(_days_of(meeting, meeting.start, title, told))
    for zone, years in _zones(dated):
        whole.add_component(timezone(zone, min(years), max(years)))
    for entry in dated:
        whole.add_component(_event(entry, told))
    return bytes(whole.to_ical())


def without_a_day(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that a calendar cannot hold."""
    return tuple(entry for entry in entries if entry.day is None)


def _entitle(whole: Calendar, title: Title, entries: Iterable[Entry], told: Said) -> None:
    about = " ".join((title.about, *_left_out(entries))).strip()
    # The names of RFC 7986, and those that programs knew before it.
    for name, value in (("name", title.name), ("description", about)):
        whole.add(name, value)
    for name, value in (("x-wr-calname", title.name), ("x-wr-caldesc", about)):
        whole.add(name, vText(value))
    whole.add("url", title.address)
    if title.iri is not None:
        whole.add("uid", title.iri)
    if told.changed:
        whole.add("last-modified", max(told.changed.values()))
    if title.source is not None:
        whole.add("source", vUri(title.source), parameters={"VALUE": "URI"})
        whole.add("refresh-interval", vDuration(DAY), parameters={"VALUE": "DURATION"})
        whole.add("x-published-ttl", vDuration(DAY))


def _zones(dated: Iterable[Entry]) -> Iterator[tuple[str, set[int]]]:
    """The zones that a time is told in, each with the years of those times."""
    years: dict[str, set[int]] = defaultdict(set)
    for entry in dated:
        for moment in filter(None, (entry.begins, entry.ends)):
            there = at_the_place(moment, entry.meeting.zone)
            if isinstance(there.tzinfo, ZoneInfo) and there.tzinfo.key != "UTC":
                years[there.tzinfo.key].add(there.year)
    return iter(sorted(years.items()))


def _left_out(entries: Iterable[Entry]) -> Iterable[str]:
    titles = [f"{entry.title} ({entry.page})" for entry in without_a_day(entries)]
    return (NO_DAY.format(titles="; ".join(titles)),) if titles else ()


def _event(entry: Entry, told: Said) -> Event:
    event = Event()
    event.add("uid", entry.iri)
    _stamp(event, told.changed.get(entry.iri))
    _add_times(event, entry)
    event.add("summary", f"{entry.code}: {entry.title}" if entry.code else entry.title)
    event.add("description", _description(entry, told.notes.get(entry.iri, ())))
    event.add("url", entry.page)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.place is not None:
        event.add("location", entry.place)
    names = [named.name for named in (entry.kind, *entry.themes, *entry.tags) if named is not None]
    if names:
        event.add("categories", list(dict.fromkeys(names)))
    return event


def _days_of(meeting: Meeting, start: dt.date, title: Title, told: Said) -> Event:
    event = Event()
    event.add("uid", meeting.iri)
    _stamp(event, told.changed.get(meeting.iri))
    event.add("dtstart", start)
    if meeting.end is not None and meeting.end > start:
        # Section 3.6.1: the end of days is the first that is none of them.
        event.add("dtend", meeting.end + DAY)
    event.add("transp", "TRANSPARENT")
    event.add("summary", meeting.name)
    event.add("url", title.address)
    if meeting.place is not None:
        event.add("location", meeting.place)
    return event


def _stamp(event: Component, changed: dt.datetime | None) -> None:
    """When it was last revised (section 3.8.7.2), and a number that grows with that day."""
    event.add("dtstamp", changed or NEVER)
    if changed is not None:
        event.add("last-modified", changed)
        event.add("sequence", (changed - NEVER).days)


def _add_times(event: Event, entry: Entry) -> None:
    if entry.begins is None:
        event.add("dtstart", entry.day)
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", at_the_place(entry.begins, entry.meeting.zone))
    # An end that is not after its start is no end (section 3.8.2.2).
    if entry.ends is not None and entry.ends > entry.begins:
        event.add("dtend", at_the_place(entry.ends, entry.meeting.zone))


def _description(entry: Entry, notes: Iterable[str]) -> str:
    kind = "Session" if entry.kind is None else entry.kind.heading
    lines = [
        *notes,
        f"{kind} at the {entry.meeting.name}.",
        "" if entry.status is None else f"State: {entry.status.name}.",
        "The time of day is not stated." if entry.begins is None else "",
        "The end is not stated." if entry.begins is not None and entry.ends is None else "",
        *(_line(label, people) for label, people in _people(entry)),
        entry.page,
    ]
    return "\n".join(line for line in lines if line)


def _people(entry: Entry) -> Iterable[tuple[str, Iterable[str]]]:
    yield "Organised by", (named.name for named in entry.organizers)
    yield "Spoke", (named.name for named in entry.speakers)
    yield "Moderation and reporting", (named.name for named in entry.moderators)


def _line(label: str, names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"{label}: {listed}" if listed else ""
