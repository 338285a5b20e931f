"""The clocks of a place as an iCalendar tells them (RFC 5545, section 3.6.5), from the tz database.

Each change of the clocks stands by itself, at the local time that it begins at by the clocks before
it; nothing is said of years that no event falls in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = dt.timedelta(days=1), dt.timedelta(seconds=1)
KEPT = 256


class Clock(NamedTuple):
    """What the clocks of a place show at an instant."""

    offset: dt.timedelta
    summer: bool
    name: str


@lru_cache(KEPT)
def timezone(name: str, first: int, last: int) -> Timezone:
    """The clocks of a zone from the beginning of a year to the end of another."""
    whole = Timezone()
    whole.add("tzid", name)
    zone = ZoneInfo(name)
    begin, end = dt.datetime(first, 1, 1, tzinfo=dt.UTC), dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC)
    # Before the first instant that counts, wherever the zone is.
    begin, end = begin - DAY, end + DAY
    whole.add_component(_observance(begin, _clock(zone, begin), _clock(zone, begin)))
    for moment in _changes(zone, begin, end):
        before, after = _clock(zone, moment - SECOND), _clock(zone, moment)
        whole.add_component(_observance(moment, before, after))
    return whole


def _observance(
    moment: dt.datetime, before: Clock, after: Clock
) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if after.summer else TimezoneStandard()
    part.add("dtstart", (moment + before.offset).replace(tzinfo=None))
    part.add("tzoffsetfrom", before.offset)
    part.add("tzoffsetto", after.offset)
    part.add("tzname", after.name)
    return part


def _changes(zone: ZoneInfo, begin: dt.datetime, end: dt.datetime) -> Iterator[dt.datetime]:
    """The instants at which the clocks change, to the second; no zone changes twice a day."""
    days = [begin + number * DAY for number in range((end - begin).days + 1)]
    for early, late in pairwise(days):
        if _clock(zone, early) != _clock(zone, late):
            yield _change(zone, early, late)


def _change(zone: ZoneInfo, early: dt.datetime, late: dt.datetime) -> dt.datetime:
    """The first second of the clocks after the change that lies between two instants."""
    before = _clock(zone, early)
    while late - early > SECOND:
        middle = early + ((late - early) // 2 // SECOND) * SECOND
        early, late = (middle, late) if _clock(zone, middle) == before else (early, middle)
    return late


def _clock(zone: ZoneInfo, moment: dt.datetime) -> Clock:
    there = moment.astimezone(zone)
    offset, summer = there.utcoffset() or dt.timedelta(), bool(there.dst())
    return Clock(offset, summer, there.tzname() or zone.key)
