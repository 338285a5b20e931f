"""When an iCalendar event is, as stated: in UTC, in a named zone, in local time, or all day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from icalendar import Event
from icalendar.error import BrokenCalendarProperty

from kg.records import Finding, Origin
from kg.sources.calendars.components import ZONE_NAME, Component
from kg.sources.calendars.zones import Zones
from kg.sources.feeds.times import Moment, Span

UTC = "UTC"
UNKNOWN_ZONE = "{} is no zone that is known, and the feed does not explain it; the time is left out"
TWICE = "{} is given more than once; the first counts"
UNREADABLE = "{} could not be read, so the session is kept without it"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a feed says of all its events; zone: the label of its clock, where it names one."""

    document: str
    zones: Zones
    zone: str | None = None

    def origin(self, component: Component) -> Origin:
        """Where an event stands."""
        return Origin(self.document, component.line)


@dataclass(frozen=True, slots=True)
class Stated:
    """span: for placing; date, time, zone: as stated."""

    span: Span
    date: str | None
    time: str | None
    zone: str | None
    findings: tuple[Finding, ...]


def stated_times(event: Event, component: Component, calendar: Calendar, title: str) -> Stated:
    """What the event says of its start and end, whichever way it states the end."""
    origin = calendar.origin(component)
    reading = _Reading(origin, calendar.zones, calendar.zone)
    start = reading.moment(event, "DTSTART")
    end = reading.moment(event, "DTEND") or reading.after(event, start)
    printed = " - ".join(
        text for name in ("DTSTART", "DTEND") if (text := _printed(component, name))
    )
    whole_day = bool(printed) and "T" not in printed
    return Stated(
        Span(origin, f"{title}, {printed}".strip(", "), start, _like(start, end), reading.label),
        printed if whole_day else None,
        None if whole_day else printed or None,
        None if whole_day else reading.label,
        tuple(dict.fromkeys(reading.findings)),
    )


def _like(start: Moment | None, end: Moment | None) -> Moment | None:
    """The end, if it is a time where the start is one."""
    return end if isinstance(start, dt.datetime) == isinstance(end, dt.datetime) else None


@dataclass(slots=True)
class _Reading:
    """The zone's label and what is strange, gathered as the two ends are read."""

    origin: Origin
    zones: Zones
    clock: str | None
    label: str | None = None
    findings: list[Finding] = field(default_factory=list)

    def moment(self, event: Event, name: str) -> Moment | None:
        stated = self._one(event, name)
        found = _value(stated)
        if isinstance(found, dt.datetime):
            tzid = stated.params.get(ZONE_NAME)
            # A comma in a name makes a list of it.
            return self._zoned(found, ",".join(tzid) if isinstance(tzid, list) else tzid)
        if isinstance(found, dt.date):
            return found
        if stated is not None:
            self._tell(str(stated)[:100], UNREADABLE.format(name))
        return None

    def after(self, event: Event, start: Moment | None) -> Moment | None:
        """The end of an event that states how long it takes."""
        length = _value(self._one(event, "DURATION"))
        if start is None or not isinstance(length, dt.timedelta):
            return None
        try:
            return start + length
        except OverflowError:
            self._tell(str(length), UNREADABLE.format("DURATION"))
            return None

    def _zoned(self, found: dt.datetime, tzid: str | None) -> Moment:
        local = found.replace(tzinfo=None)
        if tzid is None:
            self.label = UTC if found.tzinfo else self.clock
            zone = dt.UTC if found.tzinfo else self.zones.of(self.clock) if self.clock else None
            return local.replace(tzinfo=zone)
        self.label = tzid
        zone = self.zones.of(tzid)
        if zone is None:
            self._tell(tzid, UNKNOWN_ZONE.format(tzid))
            return local.date()
        return local.replace(tzinfo=zone)

    def _one(self, event: Event, name: str) -> Any:
        stated = event.get(name)
        if not isinstance(stated, list):
            return stated
        self._tell(name, TWICE.format(name))
        return stated[0]

    def _tell(self, text: str, what: str) -> None:
        self.findings.append(Finding(self.origin, text, what))


def _value(stated: Any) -> object:
    try:
        return getattr(stated, "dt", None)
    except BrokenCalendarProperty:
        return None


def _printed(component: Component, name: str) -> str | None:
    """The value alone; a time has no colon, and a parameter before it may."""
    line = component.stated(name)
    return line.rpartition(":")[2].strip() if line else None
