"""When a session of an export is: local times without a zone, `TBA`, and an epoch beside them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.records import Finding
from kg.sources.feeds.times import Moment, Placed, Span
from kg.sources.sched.export_rows import Row

WRITTEN = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[ T](?P<clock>\S.*))?")
MOST = 10**11
NO_TIME = frozenset({"TBA", "TBC", "TBD"})
UNREADABLE = "this time could not be read, so the session is kept without it"


@dataclass(frozen=True, slots=True)
class Stated:
    """span: for placing; date, time: as stated."""

    span: Span
    date: str | None
    time: str | None
    findings: tuple[Finding, ...] = ()


def stated_times(row: Row, title: str) -> Stated:
    """The two ends of a row, from whichever of its columns gives them."""
    start, end = _printed(row, "start"), _printed(row, "end")
    printed = " - ".join(dict.fromkeys(text for text in (start, end) if text))
    text = f"{title}, {printed}".strip(", ")
    origin = row.place("event_start")
    ends = [_moment_or_day(printed) for printed in (start, end)]
    unread = (one for one, (_, is_read) in zip((start, end), ends, strict=True) if not is_read)
    findings = tuple(Finding(origin, one or "", UNREADABLE) for one in unread)
    span = Span(origin, text, ends[0][0], ends[1][0] if ends[1][1] else None)
    return Stated(span, *_as_stated(start, end), findings)


def _printed(row: Row, end: str) -> str | None:
    """`event_start`, or the `start_date` and `start_time` that say the same."""
    parts = (row.text(f"{end}_date"), row.text(f"{end}_time"))
    return row.text(f"event_{end}") or " ".join(part for part in parts if part) or None


def _moment(printed: str | None) -> Moment | None:
    """Local; raises ValueError for what is neither a time nor to be announced."""
    if printed is None:
        return None
    found = WRITTEN.fullmatch(printed)
    if found is None:
        raise ValueError(printed)
    day = dt.date.fromisoformat(found["day"])
    if found["clock"] is None or found["clock"].upper() in NO_TIME:
        return day
    return dt.datetime.combine(day, dt.time.fromisoformat(found["clock"]))


def _moment_or_day(printed: str | None) -> tuple[Moment | None, bool]:
    """The moment, or the day alone where only that can be read; and whether all was read."""
    try:
        return _moment(printed), True
    except ValueError:
        found = WRITTEN.match(printed or "")
    try:
        return dt.date.fromisoformat(found["day"]) if found else None, False
    except ValueError:
        return None, False


def _as_stated(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """The day, and the clock times; the end's own day where it is another."""
    first, last = (WRITTEN.fullmatch(text or "") for text in (start, end))
    if first is None:
        return None, start
    same_day = last is not None and last["day"] == first["day"]
    ends = (first["clock"], last["clock"] if last is not None and same_day else end)
    return first["day"], " - ".join(dict.fromkeys(text for text in ends if text)) or None


def clock_finding(row: Row, when: Placed, seen: set[dt.timedelta]) -> Finding | None:
    """What is wrong where the epoch of the start shows another clock than the edition's.

    seen: the differences told already, so that one wrong setting is told once.
    """
    epoch = row.fields.get("start_time_ts")
    if when.start is None or isinstance(epoch, bool) or not isinstance(epoch, int):
        return None
    off = dt.timedelta(seconds=max(-MOST, min(MOST, epoch - int(when.start.timestamp()))))
    if not off or off in seen:
        return None
    seen.add(off)
    side = "later" if off > dt.timedelta() else "earlier"
    what = (
        f"start_time_ts is {abs(off).total_seconds() / 3600:g} h {side} than the local time in the"
        " edition's zone, as the programme's clock was set to another; the local time counts"
    )
    return Finding(row.place("start_time_ts"), str(epoch), what)
