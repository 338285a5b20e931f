"""Sessions as a table for spreadsheets: CSV by RFC 4180, in UTF-8 with the mark Excel needs."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from io import StringIO

from kg.publish.entry import Entry, Named

MEDIA_TYPE = "text/csv"
BETWEEN = "; "
# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(entries: Iterable[Entry]) -> bytes:
    """One line a session; what is not stated is an empty cell."""
    text = StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for entry in entries:
        rows.writerow([cell(stated(entry)) for stated in COLUMNS.values()])
    return text.getvalue().encode("utf-8-sig")


def cell(text: str | None) -> str:
    """The text of a cell in one line; an apostrophe keeps it from being run as a formula."""
    line = " ".join((text or "").split())
    return f"'{line}" if line.startswith(FORMULA) else line


def _named(thing: Named | None) -> str | None:
    return None if thing is None else thing.name


def _names(things: Iterable[Named]) -> str:
    return BETWEEN.join(thing.name for thing in things)


def _iso(moment: dt.date | None) -> str | None:
    return None if moment is None else moment.isoformat()


# Each column with what stands in it; `docs/programme.md` tells of each.
COLUMNS: Mapping[str, Callable[[Entry], str | None]] = {
    "session": lambda entry: entry.key,
    "address": lambda entry: entry.page,
    "meeting": lambda entry: entry.meeting.short,
    "code": lambda entry: entry.code,
    "title": lambda entry: entry.title,
    "language": lambda entry: entry.language,
    "day": lambda entry: _iso(entry.day),
    "start": lambda entry: _iso(entry.begins),
    "end": lambda entry: _iso(entry.end),
    "time_zone": lambda entry: entry.meeting.zone,
    "room": lambda entry: _named(entry.room),
    "venue": lambda entry: entry.venue,
    "room_as_printed": lambda entry: entry.room_text,
    "type": lambda entry: _named(entry.kind),
    "format": lambda entry: _named(entry.form),
    "state": lambda entry: _named(entry.status),
    "cancelled": lambda entry: "yes" if entry.cancelled else "no",
    "themes": lambda entry: _names(entry.themes),
    "tags": lambda entry: _names(entry.tags),
    "organised_by": lambda entry: _names(entry.organizers),
    "speakers": lambda entry: _names(entry.speakers),
    "moderation": lambda entry: _names(entry.moderators),
    "organisations": lambda entry: _names(entry.organizations),
}
