"""When an Event was: its ISO 8601 dates as aware times, checked against the edition.

A time in UTC is told in the edition's zone. One without offset is a local one, which is a finding
of the document: not every programme that leaves it out means so.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kg.dates import moment
from kg.records import EditionRecord, Finding, Origin
from kg.sources.moments import LONGEST, contradiction, day_finding

ISO = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ](?P<clock>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?P<zone>Z|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?)?"
)
DURATION = re.compile(r"P(?:T(?:(?P<hours>[0-9]{1,2})H)?(?:(?P<minutes>[0-9]{1,4})M)?(?:0+S)?)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date, with its clock time and offset where it has them, as printed."""

    text: str
    day: dt.date
    clock: str | None = None
    zone: str | None = None

    def moment(self, edition: EditionRecord) -> dt.datetime | None:
        """The aware time, in the edition's zone where it is printed in UTC or in none."""
        if self.clock is None:
            return None
        clock = dt.time.fromisoformat(self.clock)
        if self.zone is None:
            return moment(self.day, clock, edition.zone)
        offset = "+00:00" if self.zone == "Z" else self.zone
        found = dt.datetime.fromisoformat(f"{self.day}T{self.clock}{offset}")
        if self.zone != "Z":
            return found
        there = found.astimezone(ZoneInfo(edition.zone))
        return there.replace(tzinfo=dt.timezone(there.utcoffset() or dt.timedelta()))


@dataclass(frozen=True, slots=True)
class Span:
    """date, start, end: None where not stated, or not true; long: of several days."""

    date: dt.date | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    findings: tuple[Finding, ...] = ()
    long: bool = False


def stated(text: str) -> Stated:
    """`2017-12-21` or `2017-12-21T09:00+01:00`; ValueError with a sentence for anything else."""
    found = ISO.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no date or time of ISO 8601")
    try:
        day = dt.date.fromisoformat(found["date"])
        if found["clock"]:
            dt.time.fromisoformat(found["clock"])
    except ValueError as error:
        raise ValueError(f"{text!r} is in no calendar, or past 23:59") from error
    return Stated(text, day, found["clock"], found["zone"])


def span(start: Stated, end: Stated | None, edition: EditionRecord, origin: Origin) -> Span:
    """The times of one session of an edition, as far as they can be true."""
    first = start.moment(edition)
    day = first.date() if first is not None else start.day
    strange = day_finding(origin, start.text, day, edition)
    if strange is not None:
        return Span(findings=(strange,))
    if first is None:
        return Span(day, long=end is not None and end.day > day)
    label = f"GMT{start.zone}" if start.zone not in (None, "Z") else None
    told = contradiction(origin, label, first, edition)
    found = Span(day, first, findings=() if told is None else (told,))
    last = end.moment(edition) if end is not None else None
    if end is None or last is None:
        return found
    length = last - first
    if dt.timedelta() < length <= LONGEST:
        return replace(found, end=last)
    if dt.timedelta() < length and end.day <= edition.end:
        return replace(found, end=last, long=True)
    what = "the end is no later than the start, or days after it, so it is left out"
    return replace(found, findings=(*found.findings, Finding(origin, end.text, what)))


def minutes(text: str) -> int | None:
    """The minutes of `PT90M` or `PT1H30M`; None for what is no length of a session."""
    found = DURATION.fullmatch(text)
    if found is None:
        return None
    return int(found["hours"] or 0) * 60 + int(found["minutes"] or 0) or None
