"""When an entry of a feed was, and in which edition: its two ends are given whole, day and time.

An edition named by the editor counts; without one, an entry belongs to the edition whose days it
lies in. A slip in an end is told apart from a booth that stands for days by where the end lies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from kg.dates import moment
from kg.errors import SourceError
from kg.records import EditionRecord, Finding, Item, Origin, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.moments import DAY, LONGEST, UNIVERSAL, day_finding

Moment = dt.datetime | dt.date
"""Aware, or local to the edition where it is naive; a date where no time is given."""

NOT_SO_LONG = dt.timedelta(days=31)
"""Longer than anything at a meeting: its end is a slip."""

BOOTH = "an entry of several days is a booth or an exhibition, not a session"


@dataclass(frozen=True, slots=True)
class Span:
    """What an entry says of its time; zone: the label of its clock, None for the edition's own."""

    origin: Origin
    text: str
    start: Moment | None = None
    end: Moment | None = None
    zone: str | None = None


class NoEditionError(ValueError):
    """The entry's year is that of no known edition, and the editor named none."""

    def __init__(self, span: Span, what: str) -> None:
        super().__init__(what)
        self.skipped = Skipped(span.origin, span.text, what)


@dataclass(frozen=True, slots=True)
class Placed:
    """The edition's year, and the times in its zone."""

    year: int
    date: dt.date | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    findings: tuple[Finding, ...] = ()


def placed(span: Span, given: Given) -> Placed | Skipped:
    """Raises NoEditionError; Skipped for what is no session of an edition."""
    edition = _edition(span, given)
    if span.start is None:
        return Placed(edition.year)
    start, wrong = _local(span.start, edition.zone)
    end, wrong_end = _local(span.end, edition.zone) if span.end is not None else (None, None)
    found = _within(span, edition, start, end, given)
    if isinstance(found, Skipped):
        return found
    faults = (fault for fault in (wrong, wrong_end) if fault)
    told = (Finding(span.origin, span.text, f"{fault}, so it is left out") for fault in faults)
    return replace(found, findings=(*found.findings, *told))


def _within(
    span: Span, edition: EditionRecord, start: Moment, end: Moment | None, given: Given
) -> Placed | Skipped:
    strange = day_finding(span.origin, span.text, _day(start), edition)
    if strange is not None and given.year is None:
        reason = f"{_day(start)} is no day of the IGF of {edition.year}; name the edition if it is"
        return Skipped(span.origin, span.text, reason)
    if end is not None and _is_booth(start, end, edition):
        return Skipped(span.origin, span.text, BOOTH)
    if strange is not None:
        return Placed(edition.year, findings=(strange,))
    return _kept(span, edition, start, end)


def _edition(span: Span, given: Given) -> EditionRecord:
    """The edition that the editor names, else that of the entry's own year."""
    year = given.year if given.year is not None else span.start.year if span.start else None
    if year is None:
        raise NoEditionError(span, "it has no date; name the edition that it belongs to")
    edition = given.editions.get(year)
    if edition is None:
        raise NoEditionError(
            span,
            f"{year} is no known edition; name the edition that it belongs to,"
            f" or add data/editions/{year}.toml",
        )
    return edition


def _local(point: Moment, zone: str) -> tuple[Moment, str | None]:
    """The moment in the edition's zone with its offset, or its day and what is wrong with it."""
    if not isinstance(point, dt.datetime):
        return point, None
    try:
        if point.tzinfo is None:
            return moment(point.date(), point.time(), zone), None
        there = point.astimezone(ZoneInfo(zone))
        return there.replace(tzinfo=dt.timezone(there.utcoffset() or dt.timedelta())), None
    except OverflowError:
        return point.date(), f"{point} is in no calendar"
    except ValueError as error:
        return point.date(), str(error)


def _day(point: Moment) -> dt.date:
    return point.date() if isinstance(point, dt.datetime) else point


def _is_booth(start: Moment, end: Moment, edition: EditionRecord) -> bool:
    """Whether it ends, days later, when the edition was still on or hardly over."""
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        # The end of a whole day is the day after it.
        return DAY < _day(end) - _day(start) < NOT_SO_LONG
    days = _day(end - dt.timedelta(microseconds=1)) - start.date()
    return end - start > LONGEST and days >= DAY and end.date() <= edition.end + DAY


def _kept(span: Span, edition: EditionRecord, start: Moment, end: Moment | None) -> Placed:
    wrong = _wrong_end(start, end) if end is not None else None
    findings = [Finding(span.origin, span.text, f"{wrong}, so it is left out")] if wrong else []
    if not isinstance(start, dt.datetime):
        return Placed(edition.year, start, findings=tuple(findings))
    strange = _other_clock(span, start, edition)
    last = end if isinstance(end, dt.datetime) and not wrong else None
    told = (strange, *findings) if strange is not None else tuple(findings)
    return Placed(edition.year, start.date(), start, last, told)


def _wrong_end(start: Moment, end: Moment) -> str | None:
    if not isinstance(start, dt.datetime) or not isinstance(end, dt.datetime):
        return "the end lies too long after the start" if _day(end) - _day(start) > DAY else None
    if end <= start:
        return "the end is the start" if end == start else "the end lies before the start"
    return "the end lies too long after the start" if end - start > LONGEST else None


def _other_clock(span: Span, local: dt.datetime, edition: EditionRecord) -> Finding | None:
    """A zone that is not the edition's: the moment stands, but a person should look at it."""
    printed = span.start
    if span.zone is None or span.zone.upper() in UNIVERSAL or not isinstance(printed, dt.datetime):
        return None
    if printed.tzinfo is None or printed.utcoffset() == local.utcoffset():
        return None
    what = (
        f"the label {span.zone} is {printed:%z}, and {edition.zone} was {local:%z} on that day;"
        " the label counts"
    )
    return Finding(span.origin, span.zone, what)


Entry = TypeVar("Entry")


def feed_items(entries: Iterable[Entry], read: Callable[[Entry], Iterable[Item]]) -> Iterator[Item]:
    """What is read of each entry; SourceError where none of them belongs to a known edition."""
    any_taken = False
    first: Skipped | None = None
    for entry in entries:
        try:
            for item in read(entry):
                any_taken = any_taken or isinstance(item, SessionRecord)
                yield item
        except NoEditionError as error:
            first = first or error.skipped
            yield error.skipped
    if first is not None and not any_taken:
        raise SourceError(
            f"no entry belongs to a known edition: {first.reason}",
            document=first.origin.document,
            line=first.origin.line,
        )
