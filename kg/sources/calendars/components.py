"""An iCalendar feed cut into its components, as it streams by: unfolded lines, nothing kept.

Lines are unfolded as bytes, since a fold may stand within a character. What no record takes, such
as descriptions, alarms and attendees, goes by unread, however long it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.errors import SourceError
from kg.sources.feeds.text_stream import byte_lines, text_of
from kg.sources.given import Given
from kg.sources.source import Source

FEED, EVENT, ZONE = "VCALENDAR", "VEVENT", "VTIMEZONE"
SHORT, LONG = 1_000, 20_000
"""The most characters in a property that is a time, a name or an address, and in one of words."""

EVENT_TAKES = {
    **dict.fromkeys(("SUMMARY", "LOCATION", "CATEGORIES"), LONG),
    **dict.fromkeys(("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE"), SHORT),
    **dict.fromkeys(("UID", "URL", "STATUS"), SHORT),
}
ZONE_TAKES = dict.fromkeys(
    [
        *("BEGIN", "END", "TZID", "X-LIC-LOCATION"),
        *("DTSTART", "RDATE", "RRULE", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"),
    ],
    SHORT,
)
FEED_TAKES = dict.fromkeys(("PRODID", "X-WR-CALNAME", "X-WR-TIMEZONE"), SHORT)
TAKES = {FEED: FEED_TAKES, EVENT: EVENT_TAKES, ZONE: ZONE_TAKES}
ZONE_NAME = "X-STATED-TZID"
# By its own name the library would look the zone up among those of every feed read before.
ZONE_OF_TIME = re.compile(
    r"((?:DTSTART|DTEND|RDATE|RECURRENCE-ID)\b[^:]{0,200}?);TZID=", re.IGNORECASE
)
# What the library raises on lines that no programme writes: not its own errors alone.
LIBRARY_FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
MOST_DEEP = 8
MOST_LINES = 2_000
"""Lines of one component that are taken; real ones have a dozen, and a zone a few hundred."""


@dataclass(frozen=True, slots=True)
class Component:
    """An event, a time zone, or a property of the feed itself, with the lines that are taken."""

    kind: str
    line: int
    lines: tuple[str, ...]

    def stated(self, name: str) -> str | None:
        """The first line of a property, as it stands in the feed."""
        return next((line for line in self.lines if _property(line.encode()) == name), None)

    @property
    def ical(self) -> str:
        """The component as iCalendar of its own, its times with ZONE_NAME for TZID."""
        lines = (ZONE_OF_TIME.sub(rf"\1;{ZONE_NAME}=", line) for line in self.lines)
        return "\r\n".join((f"BEGIN:{self.kind}", *lines, f"END:{self.kind}", ""))


def components(source: Source, given: Given) -> Iterator[Component]:
    """Each as soon as it ends; SourceError for a feed that is cut short or wrongly nested."""
    cutting = _Cutting(source.name)
    for number, line in _unfolded(source, given):
        yield from cutting.take(number, line)
    if cutting.open:
        raise SourceError(
            f"the feed ends before END:{cutting.open[-1]}, so it is cut short; fetch it again",
            document=source.name,
            line=cutting.line,
        )


@dataclass(slots=True)
class _Cutting:
    """Where in the nesting the feed is, and the lines of the component that is open."""

    name: str
    line: int = 1
    start: int = 1
    open: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def take(self, number: int, line: bytes) -> Iterator[Component]:
        self.line = number
        name = _property(line)
        if name == "BEGIN":
            self._begin(number, _value(line))
        if len(self.open) > 1 and self.open[1] in TAKES:
            self._keep(number, name, line)
        elif self.open == [FEED] and name in FEED_TAKES:
            yield Component(FEED, number, (self._text(number, name, line, SHORT),))
        if name == "END":
            yield from self._end(_value(line))

    def _begin(self, number: int, kind: str) -> None:
        if (kind == FEED) == bool(self.open) or len(self.open) > MOST_DEEP:
            raise self._nested(f"BEGIN:{kind}")
        self.open.append(kind)
        if len(self.open) == 2:
            self.start = number
            self.lines.clear()

    def _end(self, kind: str) -> Iterator[Component]:
        if not self.open or self.open.pop() != kind:
            raise self._nested(f"END:{kind}")
        if len(self.open) == 1 and kind in TAKES:
            yield Component(
                kind, self.start, tuple(self.lines[1:-1] if kind == ZONE else self.lines)
            )

    def _keep(self, number: int, name: str, line: bytes) -> None:
        kind = self.open[1]
        # Within an event only its own lines count: an alarm has a DTSTART and a SUMMARY too.
        if name not in TAKES[kind] or (kind == EVENT and len(self.open) > 2):
            return
        if len(self.lines) == MOST_LINES:
            raise self._fault(f"the {kind} has more than {MOST_LINES} lines")
        self.lines.append(self._text(number, name, line, TAKES[kind][name]))

    def _text(self, number: int, name: str, line: bytes, longest: int) -> str:
        if len(line) > longest:
            raise self._fault(f"{name} has more than the {longest} bytes that are read of it")
        return text_of(line, self.name, number)

    def _nested(self, what: str) -> SourceError:
        return self._fault(f"{what[:80]} stands where it cannot")

    def _fault(self, what: str) -> SourceError:
        return SourceError(f"{what}; fetch the feed again", document=self.name, line=self.line)


def _unfolded(source: Source, given: Given) -> Iterator[tuple[int, bytes]]:
    """The lines with those joined on that a blank at their start marks as going on."""
    number, parts, size = 0, [b""], 0
    for at, line in byte_lines(source, given):
        if line[:1] in {b" ", b"\t"} and number:
            size += len(line)
            # More than a long property can have is never taken, so it need not be held.
            if size <= LONG + SHORT:
                parts.append(line[1:])
            continue
        if number:
            yield number, b"".join(parts)
        number, parts, size = at, [line], len(line)
    if number:
        yield number, b"".join(parts)


def _property(line: bytes) -> str:
    """The name before parameters and value, in capitals."""
    head = line[:40].partition(b":")[0].partition(b";")[0]
    return head.decode("ascii", "replace").strip().upper()


def _value(line: bytes) -> str:
    return line[:200].partition(b":")[2].decode("ascii", "replace").strip().upper()
