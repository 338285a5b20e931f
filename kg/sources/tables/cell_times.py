"""The day, the clock times and the zone in one cell: typed by a spreadsheet program, or as text.

Everything that cannot be read for sure raises ValueError with a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.dates import RANGE, clock_range, parse_clock, parse_date
from kg.sources.tables.cells import Cell, text_of

CLOCK = r"[0-9]{1,2}(?:[:.h][0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?\ ?(?:[ap]\.?m\.?|h(?:rs)?)?"
CLOCKS = re.compile(
    rf"(?:^|[\sT,\u2022@]|(?<=\d)\s)(?P<clock>{CLOCK}(?:\s?(?:-|\u2013|\u2014|to)\s?{CLOCK})?)$",
    re.IGNORECASE,
)
IS_CLOCK = re.compile(r"[0-9][:.h][0-9]{2}|[0-9] ?[ap]\.?m", re.IGNORECASE)
SECONDS = re.compile(r"([0-9]:[0-9]{2}):00(?:\.0+)?(?![0-9:])")
HOURS = re.compile(r"(?<=[0-9]) ?h(?:rs)?\b", re.IGNORECASE)
OFFSET = re.compile(r"(?<=[0-9])\s?(?P<offset>[+-][0-9]{2}:?[0-9]{2}|Z)$")
ZONE = re.compile(
    r"\s\(?(?P<zone>(?![AP]M\b)[A-Z]{2,5}(?:[+\u2212-][0-9]{1,2}(?::?[0-9]{2})?)?)\)?$"
)
OPEN = re.compile(
    r"(?:\b(?:tba|tbc|tbd|to be (?:announced|confirmed|decided|determined)))\.?$", re.IGNORECASE
)
NUMERIC = re.compile(
    r"(?P<one>[0-9]{1,2})(?P<sep>[/.-])(?P<two>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4})"
)
YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})[/.](?P<day>[0-9]{1,2})")
YEAR = re.compile(r"[0-9]{4}")
LONGEST = 100
LATE, EARLY = dt.time(18), dt.time(6)
WITHOUT_YEAR = "the table prints no year; it is the edition's"


@dataclass(frozen=True, slots=True)
class Days:
    """How days are written; day_first: of 3/4/2017. year: of days without one."""

    day_first: bool | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What one cell says; the texts are its words, as printed. basis: of a day worked out."""

    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    zone: str | None = None
    date_text: str | None = None
    clock_text: str | None = None
    basis: str | None = None


def stated_in(cell: Cell, days: Days) -> Stated:
    """What the cell says of day and time; an empty cell says nothing."""
    if isinstance(cell, dt.datetime):
        return Stated(
            cell.date(),
            cell.time().replace(second=0, microsecond=0),
            date_text=f"{cell:%Y-%m-%d}",
            clock_text=f"{cell:%H:%M}",
        )
    if isinstance(cell, dt.date):
        return Stated(cell, date_text=cell.isoformat())
    if isinstance(cell, dt.time):
        clock = cell.replace(second=0, microsecond=0)
        return Stated(start=clock, clock_text=f"{cell:%H:%M}")
    text = text_of(cell)
    return _in_text(text, days) if text else Stated()


def _in_text(text: str, days: Days) -> Stated:
    if len(text) > LONGEST:
        raise ValueError("the text is too long for a day or a time")
    rest, zone = _without_zone(text)
    undecided = OPEN.search(rest)
    if undecided is not None:
        day, basis, words = _day(rest[: undecided.start()], days)
        return Stated(day, date_text=words, clock_text=undecided[0], zone=zone, basis=basis)
    found = CLOCKS.search(rest)
    if found is None or IS_CLOCK.search(found["clock"]) is None:
        day, basis, words = _day(rest, days)
        return Stated(day, date_text=words, zone=zone, basis=basis)
    day, basis, words = _day(rest[: found.start()], days)
    start, end = _clocks(found["clock"])
    return Stated(day, start, end, zone, words, found["clock"], basis)


def _without_zone(text: str) -> tuple[str, str | None]:
    offset = OFFSET.search(text)
    # In a lone "09:00-1030" the end is no offset.
    if offset is not None and (offset["offset"] == "Z" or "T" in text):
        return text[: offset.start()], offset["offset"]
    zone = ZONE.search(text)
    if zone is None or OPEN.fullmatch(zone["zone"]):
        return text, None
    return text[: zone.start()], zone["zone"]


def _clocks(text: str) -> tuple[dt.time, dt.time | None]:
    plain = HOURS.sub("", SECONDS.sub(r"\1", text))
    ends = RANGE.split(plain)
    if len(ends) == 1:
        return parse_clock(plain), None
    try:
        return clock_range(plain)
    except ValueError:
        start, end = parse_clock(ends[0]), parse_clock(ends[1])
        if start >= LATE and end <= EARLY:
            return start, end
        raise


def _day(text: str, days: Days) -> tuple[dt.date | None, str | None, str | None]:
    words = re.sub(r"(?:\bat|[,;\u2022@|-])+\s*$", "", text.strip()).strip()
    if not words:
        return None, None, None
    numeric = NUMERIC.fullmatch(words)
    if numeric is not None:
        return _numeric(numeric, days), None, words
    first = YEAR_FIRST.fullmatch(words)
    if first is not None:
        iso = f"{first['year']}-{int(first['month']):02}-{int(first['day']):02}"
        return parse_date(iso), None, words
    if YEAR.search(words) or days.year is None:
        return parse_date(words), None, words
    return parse_date(f"{words} {days.year}"), WITHOUT_YEAR, words


def _numeric(found: re.Match[str], days: Days) -> dt.date:
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    readings = {True: (two, one), False: (one, two)}
    if days.day_first is not None:
        month, day = readings[days.day_first]
        return parse_date(f"{year}-{month:02}-{day:02}")
    possible = {reading for reading in readings.values() if reading[0] <= 12}
    if len(possible) != 1:
        raise ValueError(
            f"{found[0]!r} can be two days; say in the mapping whether day_first is true or false"
        )
    month, day = possible.pop()
    return parse_date(f"{year}-{month:02}-{day:02}")
