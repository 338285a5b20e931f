"""The words with which a table tells how far a session got, how long it was, what it leads to."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlsplit

from kg.concepts import SessionStatus
from kg.sources.tables.cells import Cell, text_of

STATUS: dict[str, SessionStatus] = {
    **{status.value: status for status in SessionStatus},
    "canceled": SessionStatus.CANCELLED,
    "confirmed": SessionStatus.SCHEDULED,
    "rescheduled": SessionStatus.MOVED,
    "took place": SessionStatus.HELD,
}
HOURS = re.compile(
    r"(?P<hours>[0-9]{1,2}) ?h(?:ours?|rs?)?\.?(?: ?(?P<rest>[0-9]{1,2}) ?(?:m.*)?)?"
)
MINUTES = re.compile(r"(?P<minutes>[0-9]{1,3})(?:\.0)? ?(?:m|min|mins|minutes|')?\.?")
CLOCK = re.compile(r"(?P<hours>[0-9]{1,2}):(?P<rest>[0-9]{2})(?::00)?")
GOAL = re.compile(r"(?:sdgs?|goals?)? ?#?(?P<goal>[0-9]{1,2})(?:[.:) ].*)?", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def minutes_of(cell: Cell) -> int | None:
    """Whole minutes; a bare number is one of minutes."""
    if isinstance(cell, dt.timedelta):
        return int(cell.total_seconds()) // 60 or None
    if isinstance(cell, dt.time):
        return cell.hour * 60 + cell.minute or None
    text = (text_of(cell) or "").casefold()
    found = MINUTES.fullmatch(text)
    if found is not None:
        return int(found["minutes"]) or None
    hours = CLOCK.fullmatch(text) or HOURS.fullmatch(text)
    return int(hours["hours"]) * 60 + int(hours["rest"] or 0) or None if hours else None


def goal_of(text: str) -> int | None:
    """The number of a Sustainable Development Goal: `4. Quality Education`, `SDG 4`."""
    found = GOAL.fullmatch(text)
    goal = int(found["goal"]) if found else 0
    return goal if 1 <= goal <= 17 else None


def is_address(text: str) -> bool:
    """Whether it is one whole web address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
