"""Sessions as an iCalendar (RFC 5545).

A time keeps the time zone of its place. Of a session that has a day and no time, the entry lasts
the whole day and blocks none of it; one without a day cannot stand in a calendar. No end is made up
where none is stated: section 3.6.1 has such an event end when it begins.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from icalendar import Calendar, Event, vText

from kg.publish.entry import Entry, at_the_place

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//IGF knowledge graph//Sessions//EN"
NO_DAY = "Not in this calendar, for no day is stated: {titles}."
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Title:
    """What a calendar tells of itself. address: where it can be had again."""

    name: str
    about: str
    address: str


def calendar(
    entries: Sequence[Entry], title: Title, changed: Mapping[str, dt.datetime] | None = None
) -> bytes:
    """The calendar. changed: when what is said of a session changed last, by its IRI."""
    dated = [entry for entry in entries if entry.day is not None]
    whole = Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    about = " ".join((title.about, *_left_out(entries))).strip()
    # The names of RFC 7986, and those that programs knew before it.
    for name, value in (("name", title.name), ("description", about)):
        whole.add(name, value)
    for name, value in (("x-wr-calname", title.name), ("x-wr-caldesc", about)):
        whole.add(name, vText(value))
    whole.add("url", title.address)
    for entry in dated:
        whole.add_component(_event(entry, (changed or {}).get(entry.iri)))
    years = [entry.day.year for entry in dated if entry.day is not None]
    if years:
        # No more of a zone's history than these sessions need.
        whole.add_missing_timezones(dt.date(min(years) - 1, 1, 1), dt.date(max(years) + 2, 1, 1))
    return bytes(whole.to_ical())


def without_a_day(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that a calendar cannot hold."""
    return tuple(entry for entry in entries if entry.day is None)


def _left_out(entries: Iterable[Entry]) -> Iterable[str]:
    titles = [f"{entry.title} ({entry.page})" for entry in without_a_day(entries)]
    return (NO_DAY.format(titles="; ".join(titles)),) if titles else ()


def _event(entry: Entry, changed: dt.datetime | None) -> Event:
    event = Event()
    event.add("uid", entry.iri)
    event.add("dtstamp", changed or NEVER)
    _add_times(event, entry)
    event.add("summary", f"{entry.code}: {entry.title}" if entry.code else entry.title)
    event.add("description", _description(entry))
    event.add("url", entry.page)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.place is not None:
        event.add("location", entry.place)
    names = [named.name for named in (entry.kind, *entry.themes, *entry.tags) if named is not None]
    if names:
        event.add("categories", list(dict.fromkeys(names)))
    return event


def _add_times(event: Event, entry: Entry) -> None:
    if entry.begins is None:
        event.add("dtstart", entry.day)
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", at_the_place(entry.begins, entry.meeting.zone))
    # An end that is not after its start is no end (section 3.8.2.2).
    if entry.ends is not None and entry.ends > entry.begins:
        event.add("dtend", at_the_place(entry.ends, entry.meeting.zone))


def _description(entry: Entry) -> str:
    kind = "Session" if entry.kind is None else entry.kind.heading
    lines = [
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
