"""When the session of a report was: in the edition's zone, unless the report prints another.

A zone that contradicts the edition, and a day that is none of its, are told as findings.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.dates import clock_range, parse_date
from kg.records import Finding, Origin, Skipped
from kg.sources.given import Given
from kg.sources.moments import Printed, When, when
from kg.sources.reports.renditions import Field, Rendition
from kg.sources.reports.template import Label

LOCAL = re.compile(r"[ (]*\blocal(?: time)?\)?$", re.IGNORECASE)
ZONE = re.compile(r"(?P<clocks>.*[0-9mh.]) ?\(?(?P<zone>[A-Z]{3,4}(?:[+-][0-9:]{1,5})?)\)?")
FIRST_CLOCK = re.compile(
    r"(?:,| at| from|;| [-\u2013|])? ?\b(?=[0-9]{1,2}(?:[:.h][0-9]{2}| ?[ap]\.?m))"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """The words for day and time; each with the field that holds it, for its place."""

    day: Field | None = None
    time: Field | None = None
    date_text: str | None = None
    time_text: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """When it was, the zone as printed, and what could not be read or should be looked at."""

    when: When = field(default_factory=When)
    zone: str | None = None
    skipped: tuple[Skipped, ...] = ()

    @property
    def items(self) -> Iterator[Skipped | Finding]:
        """All that a person should see."""
        yield from self.skipped
        yield from self.when.findings


def stated_of(fields: dict[Label, Field]) -> Stated:
    """The day and time as printed: in two fields, or in one for both."""
    both = fields.get(Label.DATE_AND_TIME)
    if both is None:
        day, time = fields.get(Label.DATE), fields.get(Label.TIME)
        return Stated(day, time, day.text if day else None, time.text if time else None)
    clock = FIRST_CLOCK.search(both.text)
    if clock is None:
        return Stated(both, None, both.text)
    return Stated(both, both, both.text[: clock.start()], both.text[clock.end() :])


def date_of(stated: Stated) -> dt.date | None:
    """The day alone, where it can be read."""
    try:
        return parse_date(stated.date_text or "")
    except ValueError:
        return None


def when_of(rendition: Rendition, stated: Stated, year: int, given: Given) -> Told:
    """Reads the two; the year must be the report's."""
    document = rendition.document
    if stated.day is None or stated.date_text is None:
        missing = "there is no date"
        return Told(skipped=(_skipped(stated.time, document, missing),) if stated.time else ())
    try:
        date = parse_date(stated.date_text)
        if date.year != year:
            raise ValueError(f"the report is of {year}, and its date is not")
    except ValueError as error:
        return Told(skipped=(_skipped(stated.day, document, str(error)),))
    origin = _origin(stated.time or stated.day, document)
    if stated.time is None or stated.time_text is None:
        return Told(when(Printed(origin, stated.day.text, date), year, given))
    try:
        return _timed(origin, date, stated.time_text, year, given)
    except ValueError as error:
        day_alone = when(Printed(origin, stated.day.text, date), year, given)
        return Told(day_alone, skipped=(_skipped(stated.time, document, str(error)),))


def _timed(origin: Origin, date: dt.date, text: str, year: int, given: Given) -> Told:
    clocks = LOCAL.sub("", text)
    labelled = ZONE.fullmatch(clocks)
    zone = labelled["zone"] if labelled else None
    start, end = clock_range(labelled["clocks"] if labelled else clocks)
    return Told(when(Printed(origin, text, date, start, end, zone), year, given), zone)


def _skipped(field: Field, document: str, reason: str) -> Skipped:
    return Skipped(_origin(field, document), field.text, reason)


def _origin(field: Field, document: str) -> Origin:
    return Origin(document, field.line, field.wording)
