"""A programme laid out: by day, then by the hour and the room, and beside it what has neither."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.publish.entry import Entry, Named
from server.pages.values import day as day_in_words

DASH = "\u2013"
NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Card:
    """A session on its place in the timetable.

    hours: `09:00`, a dash and `10:30`, None without a time. later: the day of its end, where that
    is another one. beside: others that are stated to be in the same room at the same time.
    """

    entry: Entry
    hours: str | None
    later: str | None
    beside: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What begins at one time, with a cell for each room of the day."""

    clock: str
    cells: tuple[tuple[Card, ...], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day. rooms: of its columns; None for sessions of which no room is stated."""

    date: dt.date
    words: str
    rooms: tuple[Named | None, ...]
    rows: tuple[Row, ...]
    untimed: tuple[Card, ...]

    @property
    def count(self) -> int:
        """The number of its sessions."""
        return len(self.untimed) + sum(len(cell) for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Timetable:
    """A programme. undated: the sessions of which no day is stated."""

    days: tuple[Day, ...]
    undated: tuple[Card, ...]


def timetable(entries: Iterable[Entry]) -> Timetable:
    """Every session on its place: none is left out, whatever is not stated of it."""
    ordered = sorted(entries, key=lambda entry: entry.order)
    dates: dict[dt.date, list[Entry]] = {}
    for entry in ordered:
        if entry.day is not None:
            dates.setdefault(entry.day, []).append(entry)
    undated = (card(entry) for entry in ordered if entry.day is None)
    days = (_day(date, of_day) for date, of_day in dates.items())
    return Timetable(tuple(days), tuple(undated))


def card(entry: Entry, others: Iterable[Entry] = ()) -> Card:
    """A session with its hours, and those of the others that overlap with it in its room."""
    begins, ends = entry.begins, entry.ends
    if begins is None:
        return Card(entry, None, None)
    hours = f"{begins:%H:%M}" if ends is None else f"{begins:%H:%M}{DASH}{ends:%H:%M}"
    later = ends is not None and ends.date() != begins.date()
    beside = tuple(other for other in others if _overlap(entry, other))
    return Card(entry, hours, day_in_words(ends.date()) if ends and later else None, beside)


def _day(date: dt.date, entries: list[Entry]) -> Day:
    timed = [entry for entry in entries if entry.begins is not None]
    rooms = sorted({entry.room for entry in timed}, key=_room_order)
    starts: dict[str, dict[Named | None, list[Card]]] = {}
    for entry in timed:
        cells = starts.setdefault(f"{entry.begins:%H:%M}", {})
        cells.setdefault(entry.room, []).append(card(entry, timed))
    rows = (Row(clock, _cells(cells, rooms)) for clock, cells in starts.items())
    untimed = tuple(card(entry) for entry in entries if entry.begins is None)
    return Day(date, day_in_words(date), tuple(rooms), tuple(rows), untimed)


def _cells(
    cells: Mapping[Named | None, list[Card]], rooms: Iterable[Named | None]
) -> tuple[tuple[Card, ...], ...]:
    return tuple(tuple(cells.get(room, ())) for room in rooms)


def _room_order(room: Named | None) -> tuple[bool, list[tuple[bool, int, str]]]:
    """By name, with "Room 9" before "Room 10"; what has no room stands last."""
    parts = [] if room is None else NUMBER.split(room.name.casefold())
    numbered = [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]
    return room is None, numbered


def _overlap(one: Entry, other: Entry) -> bool:
    """Whether documents put both in one room at one time; without an end, by the start alone."""
    if one is other or one.room is None or one.room != other.room:
        return False
    if one.begins is None or other.begins is None or one.ends is None or other.ends is None:
        return one.begins is not None and one.begins == other.begins
    return one.begins < other.ends and other.begins < one.ends
