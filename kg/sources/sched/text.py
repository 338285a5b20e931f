"""The events of a Sched page that was saved as text: one of its own, or a list of many.

In a list every event ends with its full date and its room, and the next begins below. Programmes
of 2024 print both twice, right below the title and again at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, dropwhile, pairwise

from kg.records import Origin, Skipped
from kg.sources.genders import without_gender
from kg.sources.lines import Line
from kg.sources.sched.addresses import Identity
from kg.sources.sched.event import PrintedEvent
from kg.sources.sched.lines import (
    BANNER,
    FURNITURE,
    is_date,
    is_day,
    is_event_page,
    is_heading,
    is_heading_of,
)
from kg.sources.sched.organizers import organizers_block

MOST_STRAYS = 3
"""Lines between a room and the next heading; more are a description that prints times itself."""

LONGEST_BANNER = 12
"""Lines above the first heading of an hour, where no day stands above it."""

YEAR = re.compile(r"\b20[0-9]{2}\b")
NEW_PAGES = 2020
"""No page from before that year has been seen with dates printed twice."""

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
        yield _skipped(filled[start], document, LEFT_OVER)


def _stamps(filled: Sequence[Line]) -> list[Stamp]:
    stamps = []
    for at, line in enumerate(filled):
        if is_date(line):
            after = filled[at + 1] if at + 1 < len(filled) else None
            has_room = after is not None and not is_date(after) and not is_heading(after)
            stamps.append(Stamp(at, at + 1 if has_room else None))
    return stamps


def _groups(stamps: list[Stamp], filled: Sequence[Line]) -> Iterator[list[Stamp]]:
    """The stamps of each event."""
    is_again = _is_again if _prints_twice(stamps, filled) else _is_right_below
    group: list[Stamp] = []
    for stamp in stamps:
        if group and not is_again(group[-1], stamp, filled):
            yield group
            group = []
        group.append(stamp)
    yield group


def _prints_twice(stamps: list[Stamp], filled: Sequence[Line]) -> bool:
    """Whether most events print their date and room twice, and not just two at one time and place.

    Sched has done so since its pages were made anew.
    """
    year = YEAR.search(filled[stamps[0].date].text)
    if year is None or int(year.group()) < NEW_PAGES:
        return False
    again = sum(_is_again(before, stamp, filled) for before, stamp in pairwise(stamps))
    return 3 * again >= len(stamps)


def _is_again(before: Stamp, stamp: Stamp, filled: Sequence[Line]) -> bool:
    """Whether a date and room are the same as the last, with no heading in between."""
    if _is_right_below(before, stamp, filled):
        return True
    if filled[before.date].text != filled[stamp.date].text:
        return False
    if any(is_heading(line) for line in filled[before.end : before.end + MOST_STRAYS]):
        return False
    rooms = [filled[one.room].text if one.room else "" for one in (before, stamp)]
    return rooms[0].startswith(rooms[1]) or rooms[1].startswith(rooms[0])


def _is_right_below(before: Stamp, stamp: Stamp, filled: Sequence[Line]) -> bool:
    return before.date + 1 == stamp.date and filled[before.date].text == filled[stamp.date].text


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
        strays=tuple(_skipped(line, document, STRAY) for line in strays),
    )


def _skipped(line: Line, document: str, reason: str) -> Skipped:
    return Skipped(Origin(document, line.number), without_gender(line.text), reason)


def _beginning(filled: list[Line], start: int, end: int) -> tuple[int, list[Line]]:
    """Where an event's own lines begin, below its headings, and what stands above them."""
    inner = list(enumerate(filled[start:end], start=start))
    heading = _first_heading(filled, start, end)
    if heading is None:
        rest = dropwhile(lambda one: BANNER.fullmatch(one[1].text), inner)
    else:
        rest = dropwhile(lambda one: is_heading(one[1]), inner[heading - start :])
    # Above the first event stands the banner of the site.
    strays = filled[start:heading] if start and heading is not None else []
    return next((at for at, _ in rest), end), strays


def _first_heading(filled: list[Line], start: int, end: int) -> int | None:
    """The heading above an event: far down below a banner, else at once or after a stray line."""
    inner = range(start, end)
    if start:
        near = (at for at in inner[: MOST_STRAYS + 1] if _may_open(filled, at, start, end))
        return next(near, None)
    days = (at for at in inner if is_day(filled[at]))
    hours = (at for at in inner[:LONGEST_BANNER] if is_heading(filled[at]))
    return next(chain(days, hours), None)


def _may_open(filled: list[Line], at: int, start: int, end: int) -> bool:
    # Further down a bare hour may be one of the description's own.
    if at > start and end < len(filled):
        return is_heading_of(filled[at], filled[end])
    return is_heading(filled[at])
