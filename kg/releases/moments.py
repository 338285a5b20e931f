"""When releases were made, to the second, for protocols that want a moment.

A release has a day. Its moment is the start of that day, at 00:00:00 GMT; where several were made
on one day, each later one is a second later, so that their order shows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable


def moments(days: Iterable[dt.date]) -> tuple[dt.datetime, ...]:
    """The moments of releases that were made on these days, in the order in which they were."""
    found: list[dt.datetime] = []
    for day in days:
        start = dt.datetime.combine(day, dt.time(), dt.UTC)
        after = found[-1] + dt.timedelta(seconds=1) if found else start
        found.append(max(start, after))
    return tuple(found)
