"""When a session was, from the cells of its row that tell of day, start, end and zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.records import Finding, Origin, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.moments import DAY, Printed, when
from kg.sources.tables.cell_times import LONGEST, Days, Stated, stated_in
from kg.sources.tables.column_fields import Field
from kg.sources.tables.row_values import Value

TIMES = (Field.DATE, Field.START, Field.END, Field.TIME)
OTHER_DAY = "this column gives another day than the date's column, which counts"
FAR_END = "the end is on another day than the start, so it is left out"
EARLY_END = "the session ends before it starts, or as it starts, so the end is left out"


@dataclass(frozen=True, slots=True)
class Clock:
    """What all cells of a row say together; end_date: where the end has a day of its own."""

    stated: Stated
    end_date: dt.date | None
    told: tuple[Finding | Skipped, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the mapping and the editor say of times. zone: the mapping's."""

    given: Given
    zone: str | None = None
    day_first: bool | None = None


def with_times(
    record: SessionRecord, values: Mapping[Field, Value], terms: Terms
) -> tuple[SessionRecord, tuple[Finding | Skipped, ...]]:
    """The record with its day and times, and what could not be read of them."""
    clock = _clock(values, Days(terms.day_first, record.year))
    stated = clock.stated
    timed = replace(
        record,
        date_as_stated=stated.date_text,
        time_as_stated=stated.clock_text,
        zone_as_stated=stated.zone,
        date_basis=stated.basis,
    )
    if stated.date is None:
        return timed, clock.told
    text = " ".join(part for part in (stated.date_text, stated.clock_text) if part)
    zone = _label(stated.zone) or terms.zone
    end, far = _end(clock, Origin(record.origin.document, record.origin.line, "end"), text)
    printed = Printed(record.origin, text, stated.date, stated.start, end, zone)
    try:
        found = when(printed, record.year, terms.given)
    except ValueError as error:
        skipped = Skipped(record.origin, text, str(error))
        return replace(timed, date=stated.date), (*clock.told, skipped)
    told = (*clock.told, *far, *found.findings)
    return replace(timed, date=found.date, start=found.start, end=found.end), told


def _label(zone: str | None) -> str | None:
    """A bare offset as the label that our dates know."""
    if zone is None or not zone.startswith(("+", "-")):
        return zone
    return f"UTC{zone}"


def _end(clock: Clock, origin: Origin, text: str) -> tuple[dt.time | None, tuple[Finding, ...]]:
    """The end, unless its own day makes it too far, or one that lies before the start."""
    start, end = clock.stated.start, clock.stated.end
    if end is None or start is None or clock.stated.date is None:
        return None, ()
    if clock.end_date is None:
        return end, ()
    length = dt.datetime.combine(clock.end_date, end) - dt.datetime.combine(
        clock.stated.date, start
    )
    if dt.timedelta() < length < DAY:
        return end, ()
    what = EARLY_END if length <= dt.timedelta() else FAR_END
    return None, (Finding(origin, f"{text}, {clock.end_date} {end:%H:%M}", what),)


def _clock(values: Mapping[Field, Value], days: Days) -> Clock:
    told: list[Finding | Skipped] = []
    said: dict[Field, Stated] = {}
    for field in TIMES:
        if field in values:
            said[field] = _said(field, values[field], days, told)
    day, times = _open_day(said.get(Field.DATE, Stated())), said.get(Field.TIME, Stated())
    first, last = said.get(Field.START, Stated()), said.get(Field.END, Stated())
    for field in (Field.START, Field.TIME):
        other = said.get(field, Stated()).date
        if day.date is not None and other not in (None, day.date):
            told.append(Finding(values[field].origin, str(other), OTHER_DAY))
    stated = [found for found in (day, first, times) if found.date_text]
    dated = next((found for found in stated if found.date), stated[0] if stated else Stated())
    start = next((found for found in (first, times, day) if found.clock_text), Stated())
    zone = values[Field.ZONE].text if Field.ZONE in values else None
    whole = replace(
        dated,
        start=start.start,
        end=last.start or start.end,
        zone=zone or start.zone or last.zone or dated.zone,
        clock_text=_text(start, last),
    )
    return Clock(whole, last.date, tuple(told))


def _open_day(day: Stated) -> Stated:
    """In the column of days, a lone `TBC` is said of the day, not of the time."""
    if day.date_text or day.start or not day.clock_text:
        return day
    return Stated(date_text=day.clock_text)


def _text(start: Stated, last: Stated) -> str | None:
    texts = dict.fromkeys(text for text in (start.clock_text, last.clock_text) if text)
    return " - ".join(texts) or None


def _said(field: Field, value: Value, days: Days, told: list[Finding | Skipped]) -> Stated:
    """What cannot be read is told, and kept as it is printed unless it is a text of its own."""
    try:
        return stated_in(value.cell, days)
    except ValueError as error:
        told.append(Skipped(value.origin, value.text, str(error)))
        if len(value.text) > LONGEST:
            return Stated()
        is_day = field is Field.DATE
        return Stated(date_text=value.text) if is_day else Stated(clock_text=value.text)
