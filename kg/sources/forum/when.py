"""When and where a page of the forum's website says that a session is to be.

From 2021 the page prints both ends in full, with the zone in brackets; before, a day and two clock
times; archives set the day before the place. Clock times without a zone are the edition's.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from kg.dates import clock_range, parse_clock, parse_date
from kg.records import Finding, Origin, SessionRecord, Skipped
from kg.sources.forum.fields import Page
from kg.sources.forum.label import Label
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.moments import DAY, Printed, when

CLOCK = r"[0-9]{1,2}[:.h][0-9]{2}(?: ?[ap]\.?m\.?)?"
ZONE = r"[A-Z][A-Za-z]+(?:[+-][0-9:]{1,5})?"
DATE = r"[^():]{6,40}?"
IN_FULL = re.compile(
    rf"(?P<date>{DATE}) \((?P<start>{CLOCK}) ?(?P<zone>{ZONE})?\) ?[-\u2013] ?"
    rf"(?P<last>{DATE}) \((?P<end>{CLOCK})[^()]{{0,12}}\)"
)
ON_DAY = re.compile(
    rf"(?P<date>(?:{DATE})?)[\s,]*[-\u2013,]?\s*(?P<time>{CLOCK}\s*(?:[-\u2013]|to)\s*{CLOCK}) ?h?"
    rf"(?: ?\(?(?P<zone>{ZONE})\)?)?"
)
YEAR = re.compile(r"\b20[0-9]{2}\b")
LONGEST_SLOT = 120
SUBTITLE = re.compile(
    r"(?P<date>[^()]{6,30}?) - An? (?P<kind>[^()]{3,40}?) on (?P<theme>.{3,120}) in"
    r" (?P<city>[^,]{2,40}), (?P<country>[^,]{2,40})"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """The parts of a session's time as printed; last: the day of its end, where it is printed."""

    line: int
    text: str
    date: str
    time: str | None = None
    zone: str | None = None
    last: str | None = None


def placed(
    record: SessionRecord, page: Page, given: Given
) -> tuple[SessionRecord, tuple[Skipped | Finding, ...]]:
    """The session with its day, times and room, and what of them cannot be true."""
    room = page.first(Label.ROOM)
    record = replace(record, room=room.text if room else None)
    slot = slot_of(page)
    return _at(record, slot, given) if slot is not None else (record, ())


def timed_by(
    record: SessionRecord, line: Line, given: Given
) -> tuple[SessionRecord, tuple[Skipped | Finding, ...]] | None:
    """The session with the day and times that one line prints; None for any other line."""
    slot = _slot(line, None) if len(line.text) < LONGEST_SLOT else None
    return _at(record, slot, given) if slot is not None and slot.time else None


def _at(
    record: SessionRecord, slot: Slot, given: Given
) -> tuple[SessionRecord, tuple[Skipped | Finding, ...]]:
    stated = replace(
        record, date_as_stated=slot.date, time_as_stated=slot.time, zone_as_stated=slot.zone
    )
    origin = Origin(record.origin.document, slot.line)
    try:
        return _timed(stated, slot, origin, given)
    except ValueError as error:
        return stated, (Skipped(origin, slot.text, f"no time could be read: {error}"),)


def _timed(
    record: SessionRecord, slot: Slot, origin: Origin, given: Given
) -> tuple[SessionRecord, tuple[Skipped | Finding, ...]]:
    date = parse_date(slot.date)
    told: list[Skipped | Finding] = []
    start = end = None
    try:
        start, end = _clocks(slot.time) if slot.time else (None, None)
    except ValueError as error:
        told.append(Skipped(origin, slot.text, f"the day is known, and no time: {error}"))
    found = when(Printed(origin, slot.text, date, start, end, slot.zone), record.year, given)
    told.extend(found.findings)
    last, stop = parse_date(slot.last) if slot.last else date, found.end
    if not date <= last <= date + DAY:
        told.append(Finding(origin, slot.text, "the end is days from the start, so it is left out"))
        stop = None
    return replace(record, date=found.date, start=found.start, end=stop), tuple(told)


def _clocks(time: str) -> tuple[dt.time, dt.time]:
    text = re.sub(r"\s*h$", "", time)
    parts = re.split(r"\s*(?:[-\u2013]|\bto\b)\s*", text)
    if len(parts) == 2 and not re.search("[ap]", text):
        # A session may end after midnight.
        return parse_clock(parts[0]), parse_clock(parts[1])
    return clock_range(text)


def slot_of(page: Page) -> Slot | None:
    """The first part of a page that tells a day."""
    field, day = page.first(Label.WHEN), page.first(Label.DATE)
    if field is not None:
        line = field.values[0]
        return _slot(line, day.text if day else None)
    if day is not None:
        return _slot(day.values[0], None)
    found = ((line, SUBTITLE.fullmatch(line.text)) for line in page.head)
    dated = next(((line, form) for line, form in found if form is not None), None)
    if dated is not None:
        return Slot(dated[0].number, dated[0].text, dated[1]["date"])
    slots = (_slot(line, None) for line in page.head if len(line.text) < LONGEST_SLOT)
    return next((slot for slot in slots if slot.time), None)


def _slot(line: Line, day: str | None) -> Slot:
    whole = IN_FULL.fullmatch(line.text)
    if whole is not None:
        time = f"{whole['start']} - {whole['end']}"
        return Slot(line.number, line.text, whole["date"], time, whole["zone"], whole["last"])
    timed = ON_DAY.fullmatch(line.text)
    if timed is not None and (timed["date"] or day):
        date = timed["date"].strip(" -,") or day or ""
        return Slot(line.number, line.text, date, timed["time"], timed["zone"])
    if day is None or YEAR.search(line.text):
        return Slot(line.number, line.text, line.text)
    return Slot(line.number, line.text, day, line.text)
