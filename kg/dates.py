"""Dates and times as people write them, and moments that always know their zone.

Everything that cannot be read raises ValueError with a sentence; readers add the place.
"""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from kg.text import clean

MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

ISO_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
# The ordinal's ending is read whatever it is: "21th" is the twenty-first.
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
WRITTEN_DATES = (
    re.compile(rf"(?:the )?{DAY} (?:of )?(?P<month>[a-z]+)\.? (?P<year>[0-9]{{4}})"),
    re.compile(rf"(?P<month>[a-z]+)\.? {DAY} (?P<year>[0-9]{{4}})"),
)
CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2}))? ?h?(?P<half>[ap])?(?(half)\.?m\.?)"
)
RANGE = re.compile(r"\s+to\s+|\s*[-\u2010-\u2015\u2212]\s*")

OFFSETS = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "EAT": 3,
    "BALI": 8,
}
"""Labels seen on IGF pages that stand for one offset from UTC, in hours."""

AMBIGUOUS = frozenset({"CST", "BST", "IST", "EST", "AST", "MST", "PST"})
"""Labels that several parts of the world use; only the edition's own zone can tell."""

NUMERIC_OFFSET = re.compile(
    r"(?:GMT|UTC)(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<rest>[0-9]{2}))?"
)


def parse_date(text: str) -> dt.date:
    """The day that a full date names; the weekday is checked where one is printed."""
    words = clean(text).casefold()
    weekday, written = _split_weekday(words.replace(",", " "))
    day = _iso_date(written) or _written_date(written)
    if day is None:
        raise ValueError(f"{clean(text)!r} is not a full date with day, month and year")
    if weekday is not None and WEEKDAYS[day.weekday()] != weekday:
        raise ValueError(
            f"{clean(text)!r} names a {weekday.capitalize()}, and {day} is a"
            f" {WEEKDAYS[day.weekday()].capitalize()}"
        )
    return day


def _split_weekday(words: str) -> tuple[str | None, str]:
    first, _, rest = " ".join(words.split()).partition(" ")
    weekday = _full_name(first.rstrip("."), WEEKDAYS)
    return (weekday, rest) if weekday is not None else (None, f"{first} {rest}".strip())


def _full_name(word: str, names: list[str]) -> str | None:
    """The name of which the word is the start, three letters at least."""
    if len(word) < 3:
        return None
    return next((name for name in names if name.startswith(word)), None)


def _iso_date(text: str) -> dt.date | None:
    found = ISO_DATE.fullmatch(text)
    return _day(int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def _written_date(text: str) -> dt.date | None:
    found = next((match for form in WRITTEN_DATES if (match := form.fullmatch(text))), None)
    month = _full_name(found["month"], MONTHS) if found else None
    if found is None or month is None:
        return None
    return _day(int(found["year"]), MONTHS.index(month) + 1, int(found["day"]))


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{year}-{month:02}-{day:02} is in no calendar") from error


def parse_clock(text: str) -> dt.time:
    """The time of day, from "9:00 am", "09:00", "13.00", "9am" or "14h30"."""
    found = CLOCK.fullmatch(clean(text).casefold())
    if found is None or (found["minute"] is None and found["half"] is None):
        raise ValueError(f"{clean(text)!r} is not a time of day such as 09:00 or 9:00 am")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"] is not None:
        hour = _of_24(hour, found["half"], text)
    if hour > 23 or minute > 59:
        raise ValueError(f"{clean(text)!r} is not a time of day: it is past 23:59")
    return dt.time(hour, minute)


def _of_24(hour: int, half: str, text: str) -> int:
    if hour > 12 and half == "p":
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(f"{clean(text)!r} is not a time of day: am and pm go with 1 to 12")
    return hour % 12 + (12 if half == "p" else 0)


def clock_range(text: str) -> tuple[dt.time, dt.time]:
    """Start and end of "09:00 - 10:30"; in "1:00 - 2:30 pm" the pm is that of both."""
    ends = RANGE.split(clean(text))
    if len(ends) != 2:
        raise ValueError(f"{clean(text)!r} is not a start and an end such as 09:00 - 10:30")
    end = parse_clock(ends[1])
    start = _shared_half(ends[0], ends[1], end) or parse_clock(ends[0])
    if end <= start:
        raise ValueError(f"{clean(text)!r} ends before it starts, or as it starts")
    return start, end


def _shared_half(start: str, end: str, end_time: dt.time) -> dt.time | None:
    half = re.search(r"[ap]\.?m\.?$", end.casefold())
    if half is None or re.search(r"[ap]\.?m\.?$", start.casefold()):
        return None
    halves = (half.group(), "am")
    times = (_clock_or_none(f"{start} {possible}") for possible in halves)
    return next((time for time in times if time is not None and time < end_time), None)


def _clock_or_none(text: str) -> dt.time | None:
    try:
        return parse_clock(text)
    except ValueError:
        return None


def moment(date: dt.date, time: dt.time, zone: str, edition: str | None = None) -> dt.datetime:
    """The aware moment of a local time, with its offset from UTC.

    zone: an IANA name or a label of OFFSETS, or one like GMT-03. A label that several regions use
    (CST) is read only with the edition's IANA zone, and only where that zone goes by it.
    """
    label = clean(zone)
    offset = _fixed_offset(label.upper())
    if offset is not None:
        return dt.datetime.combine(date, time, dt.timezone(offset))
    if label.upper() not in AMBIGUOUS:
        return _in_zone(date, time, label)
    found = _in_zone(date, time, edition) if edition is not None else None
    if edition is None or found is None or _label_of(found, edition) != label.upper():
        raise ValueError(f"{label} is the time of several regions; set the edition's zone")
    return found


def _fixed_offset(label: str) -> dt.timedelta | None:
    if label in OFFSETS:
        return dt.timedelta(hours=OFFSETS[label])
    found = NUMERIC_OFFSET.fullmatch(label.replace("\u2212", "-"))
    if found is None:
        return None
    hours, minutes = int(found["hours"]), int(found["rest"] or 0)
    if hours > 14 or minutes > 59:
        raise ValueError(f"{label} is no zone: no place is that far from UTC")
    size = dt.timedelta(hours=hours, minutes=minutes)
    return -size if found["sign"] == "-" else size


def _in_zone(date: dt.date, time: dt.time, name: str) -> dt.datetime:
    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(
            f"{name!r} is no known time zone; use an IANA name such as Europe/Zurich"
        ) from error
    local = dt.datetime.combine(date, time, zone)
    there = local.astimezone(dt.UTC).astimezone(zone)
    if there.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValueError(f"{local:%Y-%m-%d %H:%M} never was in {name}: the clocks went forward")
    return local.replace(tzinfo=dt.timezone(local.utcoffset() or dt.timedelta()))


def _label_of(found: dt.datetime, edition: str) -> str | None:
    return found.astimezone(ZoneInfo(edition)).tzname()
