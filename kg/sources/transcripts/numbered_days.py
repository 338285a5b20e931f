"""The date of a day that is only numbered, as in `Day 2`.

Meetings of four days count their first as Day 1, and have a Day 0 before it; since 2019 the five
days that a meeting lasts begin with Day 0.
"""

from __future__ import annotations

import datetime as dt

from kg.records import EditionRecord

DAY = dt.timedelta(days=1)
WITH_DAY_ZERO = 5
LONGEST = 7
"""Days of a meeting that does not pause: the online one of 2020 did, so its count is not told."""

BASIS = "printed day number"


def numbered_day(edition: EditionRecord, number: int) -> dt.date | None:
    """None where the edition has no such day, or it cannot be told which one it was."""
    length = (edition.end - edition.start).days + 1
    if length > LONGEST:
        return None
    first = edition.start + DAY if length == WITH_DAY_ZERO else edition.start
    found = first + (number - 1) * DAY
    return found if edition.start - DAY <= found <= edition.end else None
