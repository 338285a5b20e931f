"""Sessions of any meetings one after the other, by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.publish.entry import Entry, Meeting
from server.pages.values import day
from server.programme.timetable import Card, card
from server.programme.zones import zone_in_words


@dataclass(frozen=True, slots=True)
class Part:
    """What one meeting has on one day. words: the day. zone: of its times, where it has any."""

    words: str
    meeting: Meeting
    zone: str | None
    cards: tuple[Card, ...]


def agenda(entries: Iterable[Entry]) -> tuple[Part, ...]:
    """The parts in the order of time; what has no day comes last."""
    ordered = sorted(entries, key=lambda entry: (entry.order[0], entry.meeting.year, entry.order))
    return tuple(
        _part(tuple(found))
        for _, found in groupby(ordered, key=lambda entry: (entry.day, entry.meeting.year))
    )


def _part(entries: tuple[Entry, ...]) -> Part:
    first = entries[0]
    words = "Day not stated" if first.day is None else day(first.day)
    cards = tuple(card(entry, entries) for entry in entries)
    return Part(words, first.meeting, zone_in_words(first.meeting, entries), cards)
