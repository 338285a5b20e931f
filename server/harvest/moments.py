"""UTCdatetime (section 3.3): a day, or a day and a time to the second, always in UTC."""

from __future__ import annotations

import datetime as dt
import re

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
END_OF_DAY = dt.timedelta(hours=23, minutes=59, seconds=59)


def written(moment: dt.datetime) -> str:
    """A moment to the second that it is in."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def is_day(text: str) -> bool:
    """Whether it is written to the day."""
    return DAY.fullmatch(text) is not None


def read(text: str, *, end: bool = False) -> dt.datetime | None:
    """The moment that is written; None for none. end: of a day, its last second."""
    try:
        if DAY.fullmatch(text):
            day = dt.datetime.combine(dt.date.fromisoformat(text), dt.time(), dt.UTC)
            return day + END_OF_DAY if end else day
        if SECOND.fullmatch(text):
            return dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return None
