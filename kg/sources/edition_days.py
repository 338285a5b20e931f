"""Every dated session lies within its edition, or on the day before it, which is Day 0."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kg.errors import SourceError
from kg.records import EditionRecord, Reading, SessionRecord

DAY_0 = dt.timedelta(days=1)


def refuse_strange_days(readings: Iterable[Reading], editions: Iterable[EditionRecord]) -> None:
    """Raises SourceError for the first session dated outside its edition, or without one."""
    by_year = {edition.year: edition for edition in editions}
    for reading in readings:
        for record in reading.records:
            if isinstance(record, SessionRecord):
                _refuse_strange_day(record, by_year.get(record.year))


def _refuse_strange_day(record: SessionRecord, edition: EditionRecord | None) -> None:
    if edition is None:
        raise _fault(
            record, f"{record.year} is no known edition; add data/editions/{record.year}.toml"
        )
    if record.date is None or edition.start - DAY_0 <= record.date <= edition.end:
        return
    raise _fault(
        record,
        f"{record.date} is outside the IGF of {edition.year}, {edition.start} to {edition.end}"
        " with the day before; check the date",
    )


def _fault(record: SessionRecord, what: str) -> SourceError:
    return SourceError(what, document=record.origin.document, line=record.origin.line)
