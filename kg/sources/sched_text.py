"""The events of a Sched page that was saved as text: one of its own, or a list of many.

In a list every event ends with its full date and its room, and the next begins below. Programmes
of 2024 print both twice, right below the title and again at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from kg.records import Origin, Skipped
from kg.sources.lines import Line
from kg.sources.sched_addresses import Identity
from kg.sources.sched_event import PrintedEvent
from kg.sources.sched_lines import (
    BANNER,
    FURNITURE,
    is_date,
    is_day,
    is_event_page,
    is_heading,
)
from kg.sources.sched_organizers import organizers_block

MOST_STRAYS = 3
"""Lines between a room and the next heading; more are a description that prints times itself."""

LONGEST_BANNER = 12
"""Lines above the first heading of an hour, where no day stands above it."""

STRAY = "a line between two entries that belongs to neither by its form"
LEFT_OVER = "lines below the last entry, without a date: the foot of the page, or an entry cut off"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Where a date stands, and its room if a line for it follows; positions in the page's lines."""

    date: int
    room: int | None

    @property
    def end(self) -> int:
        """The position after both."""
        return (self.date if self.room is None else self.room) + 1


def text_events(
    lines: tuple[Line, ...], document: str, identity: Identity
) -> Iterator[PrintedEvent | Skipped]:
    """The events of the page in its order; identity: of the one event, where it is its own page."""
    filled = [line for line in lines if line.text and not FURNITURE.fullmatch(line.text)]
    stamps = _stamps(filled)
    if is_event_page(lines) or len(stamps) < 2:
        yield _event(filled, 0, stamps, document, identity)
        return
    start = 0
    for group in _groups(stamps, filled):
        yield _event(filled, start, group, document, Identity())
        start = group[-1].end
    if start < len(filled):
        yield Skipped(Origin(document, filled[start].number), filled[start].text, LEFT_OVER)


def _stamps(filled: Sequence[Line]) -> list[Stamp]:
    stamps = []
    for at, line in enumerate(filled):
        if is_date(line):
            after = filled[at + 1] if at + 1 < len(filled) else None
            has_room = after is not None and not is_date(after) and not is_heading(after)
            stamps.append(Stamp(at, at + 1 if has_room else None))
    return stamps


def _groups(stamps: list[Stamp], filled: Sequence[Line]) -> Iterator[list[Stamp]]:
    """The stamps of each event: a date and room that are printed again are of the same event."""
    group: list[Stamp] = []
    for stamp in stamps:
        if group and not _is_again(group[-1], stamp, filled):
            yield group
            group = []
        group.append(stamp)
    yield group


def _is_again(before: Stamp, stamp: Stamp, filled: Sequence[Line]) -> bool:
    if filled[before.date].text != filled[stamp.date].text:
        return False
    if before.date + 1 == stamp.date:
        return True
    rooms = [filled[one.room].text if one.room else None for one in (before, stamp)]
    return rooms[0] is not None and rooms[0] == rooms[1]


def _event(
    filled: list[Line], start: int, stamps: list[Stamp], document: str, identity: Identity
) -> PrintedEvent:
    last = stamps[-1] if stamps else Stamp(len(filled), None)
    stamped = {at for stamp in stamps for at in (stamp.date, stamp.room) if at is not None}
    begin, strays = _beginning(filled, start, last.date)
    has_title = begin < last.date and begin not in stamped
    inner = tuple(
        line
        for at, line in enumerate(filled[begin : last.date], start=begin)
        if at not in stamped and not (has_title and at == begin)
    )
    block = organizers_block(inner)
    at = min(begin, len(filled) - 1)
    return PrintedEvent(
        place=filled[at] if filled else Line(1, ""),
        title=filled[begin] if has_title else None,
        dated=filled[last.date] if stamps else None,
        room=filled[last.room].text if last.room is not None else None,
        body=inner[: len(inner) - block.size],
        people=block.entries,
        identity=identity,
        strays=tuple(Skipped(Origin(document, line.number), line.text, STRAY) for line in strays),
    )


def _beginning(filled: list[Line], start: int, end: int) -> tuple[int, list[Line]]:
    """Where an event's own lines begin, below its headings, and what stands above them."""
    inner = list(enumerate(filled[start:end], start=start))
    if start == 0:
        days = [at for at, line in inner if is_day(line)]
        days = days or [at for at, line in inner[:LONGEST_BANNER] if is_heading(line)]
        strays: list[Line] = []
    else:
        days = [at for at, line in inner[: MOST_STRAYS + 1] if is_heading(line)]
        strays = filled[start : days[0]] if days else []
    below = inner[days[0] - start :] if days else inner
    rest = dropwhile(lambda one: is_heading(one[1]) or BANNER.fullmatch(one[1].text), below)
    return next((at for at, _ in rest), end), strays
