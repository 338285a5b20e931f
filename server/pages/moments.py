"""Days and times as people say them: `Thursday 21 December 2017, 09:00 to 10:30`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from server.pages.values import MONTHS, Lens, day_of

DATE = len("2017-12-21")


def start(lens: Lens, event: str) -> str:
    """When an event begins, as the graph writes it; nothing where no document says."""
    return _moment(lens, event, "schema:startDate")


def span(lens: Lens, event: str) -> str:
    """From when to when, by the clock of the place; nothing where no document says."""
    return between(start(lens, event), _moment(lens, event, "schema:endDate"))


def between(first: str, last: str) -> str:
    """The words for two moments of ISO 8601, either of which may be missing."""
    if not first:
        return f"until {day_of(last)}" if last else ""
    clock, end = first[DATE + 1 : DATE + 6], last[DATE + 1 : DATE + 6]
    # An end that one document gives may lie before the start that is chosen from another.
    one_day = not last or last[:DATE] <= first[:DATE]
    if not one_day:
        return days(first, last)
    ends = clock and end and first[:DATE] == last[:DATE] and clock < end
    hours = f"{clock} to {end}" if ends else clock
    return f"{day_of(first)}, {hours}" if hours else day_of(first)


def days(first: str, last: str) -> str:
    """`18 to 21 December 2017`, without saying twice what two days have in common."""
    begin = dt.date.fromisoformat(first[:DATE])
    end = dt.date.fromisoformat(last[:DATE])
    lead = str(begin.day)
    if begin.month != end.month or begin.year != end.year:
        lead += f" {MONTHS[begin.month - 1]}"
    if begin.year != end.year:
        lead += f" {begin.year}"
    return f"{lead} to {end.day} {MONTHS[end.month - 1]} {end.year}"


def years(found: Iterable[str]) -> str:
    """`in 2017` or `from 2015 to 2019`, of years that may be empty; nothing for none."""
    known = sorted({year for year in found if year})
    if not known:
        return ""
    return f"in {known[0]}" if len(known) == 1 else f"from {known[0]} to {known[-1]}"


def _moment(lens: Lens, event: str, predicate: str) -> str:
    terms = lens.terms(event, predicate)
    return str(getattr(terms[0], "value", "")) if terms else ""
