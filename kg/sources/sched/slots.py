"""When a Sched event was to be, by its full date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.dates import clock_range, parse_clock, parse_date
from kg.errors import SourceError
from kg.records import EditionRecord, Origin
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.moments import DAY, Printed, When, when
from kg.sources.sched.lines import FULL_DATE, SEVERAL_DAYS


@dataclass(frozen=True, slots=True)
class Slot:
    """The texts are the parts of the line as printed; the edition of the year may be unknown."""

    year: int
    edition: EditionRecord | None
    when: When
    date: str
    time: str
    zone: str | None


def slot_of(line: Line, document: str, given: Given) -> Slot | None:
    """The slot of a full date; None for a booth, which stands for days."""
    try:
        return _several_days(line, document, given) or _one_day(line, document, given)
    except ValueError as error:
        raise SourceError(
            f"{error}; check the line against the page", document=document, line=line.number
        ) from error


def _one_day(line: Line, document: str, given: Given) -> Slot | None:
    found = FULL_DATE.fullmatch(line.text)
    if found is None:
        return None
    date = parse_date(found["date"])
    start, end = clock_range(found["time"])
    printed = Printed(Origin(document, line.number), line.text, date, start, end, found["zone"])
    return _slot(printed, found, given)


def _several_days(line: Line, document: str, given: Given) -> Slot | None:
    """A session that goes past midnight is printed as one of two days, too."""
    found = SEVERAL_DAYS.fullmatch(line.text)
    if found is None:
        return None
    date, last = parse_date(found["date"]), parse_date(found["last"])
    start, end = parse_clock(found["start"]), parse_clock(found["end"])
    if last - date != DAY or end >= start:
        return None
    printed = Printed(Origin(document, line.number), line.text, date, start, end, found["zone"])
    return _slot(printed, found, given)


def _slot(printed: Printed, found: re.Match[str], given: Given) -> Slot:
    year = printed.date.year
    return Slot(
        year,
        given.editions.get(year),
        when(printed, year, given),
        found["date"],
        found["time"],
        printed.zone,
    )
