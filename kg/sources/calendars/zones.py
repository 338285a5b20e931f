"""The time zone that an iCalendar TZID stands for: by its name, or as the feed itself defines it.

A definition is worked out only where the name is not known, and only where its rules are those of
a summer time: a feed may name any rule, and some would be worked out without end.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from kg.sources.calendars.components import LIBRARY_FAULTS, Component

MOST = 100
IANA = re.compile(r"(?:^|/)(?P<name>(?:[A-Z][A-Za-z_]+/){1,2}[A-Z][\w+-]+|UTC)$")
YEARLY = re.compile(
    r"RRULE:FREQ=YEARLY(?:;(?:BYMONTH=\d{1,2}|BYDAY=[+-]?\d?[A-Z]{2}|UNTIL=[\dTZ]{8,16}"
    r"|INTERVAL=1|WKST=[A-Z]{2}))*"
)


@dataclass(slots=True)
class Zones:
    """The zones that one feed defines, by TZID."""

    defined: dict[str, Component] = field(default_factory=dict)
    known: dict[str, dt.tzinfo | None] = field(default_factory=dict)

    def define(self, component: Component) -> None:
        """Keeps a definition for when it is needed."""
        tzid = _stated(component, "TZID")
        if tzid and len(self.defined) < MOST:
            self.defined[tzid] = component

    def of(self, tzid: str) -> dt.tzinfo | None:
        """None for a zone that neither its name nor the feed explains."""
        if tzid not in self.known:
            if len(self.known) >= MOST:
                return None
            self.known[tzid] = self._found(tzid)
        return self.known[tzid]

    def _found(self, tzid: str) -> dt.tzinfo | None:
        definition = self.defined.get(tzid)
        place = _stated(definition, "X-LIC-LOCATION") if definition else None
        for name in (tzid, WINDOWS_TO_OLSON.get(tzid), place):
            zone = _named(name) if name else None
            if zone is not None:
                return zone
        return _worked_out(definition) if definition else None


def _stated(component: Component, name: str) -> str | None:
    values = (line.partition(":") for line in component.lines)
    return next(
        (value.strip() for head, _, value in values if head.partition(";")[0] == name), None
    )


def _named(name: str) -> dt.tzinfo | None:
    found = IANA.search(name)
    try:
        return ZoneInfo(found["name"]) if found else None
    except (KeyError, ValueError, OSError):
        return None


def _worked_out(definition: Component) -> dt.tzinfo | None:
    rules = [line for line in definition.lines if line.upper().startswith(("RRULE", "RDATE"))]
    if not all(YEARLY.fullmatch(rule.upper()) for rule in rules):
        return None
    try:
        zone = Timezone.from_ical(definition.ical)
        return zone.to_tz(lookup_tzid=False) if isinstance(zone, Timezone) else None
    except LIBRARY_FAULTS:
        return None
