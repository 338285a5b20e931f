"""The days of an annual meeting: those of its phases, and the day before it, which is Day 0."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kg.errors import SourceError
from kg.records import Document, EditionRecord, Reading, SessionRecord

DAY_0 = dt.timedelta(days=1)


def is_day_of(edition: EditionRecord, day: dt.date) -> bool:
    """Whether the meeting, or its Day 0, was on that day; between two phases it rests."""
    if not edition.phases:
        return edition.start - DAY_0 <= day <= edition.end
    running = any(phase.start <= day <= phase.end for phase in edition.phases)
    return running or day == edition.start - DAY_0


def days_in_words(edition: EditionRecord) -> str:
    """`2017-12-18 to 2017-12-21`, phase by phase."""
    runs = [(phase.start, phase.end) for phase in edition.phases]
    whole = [(edition.start, edition.end)]
    return " and ".join(f"{start} to {end}" for start, end in runs or whole)


def refuse_strange_days(readings: Iterable[Reading], editions: Iterable[EditionRecord]) -> None:
    """Raises SourceError for a session of no known edition, or dated outside it by a sheet of ours.

    A document that prints a strange day is not ours to correct: its reader leaves the day out and
    tells it as a finding, and what else it says is taken.
    """
    by_year = {edition.year: edition for edition in editions}
    for reading in readings:
        for record in reading.records:
            if isinstance(record, SessionRecord):
                _refuse_strange_day(record, reading.document, by_year.get(record.year))


def _refuse_strange_day(
    record: SessionRecord, document: Document, edition: EditionRecord | None
) -> None:
    if edition is None:
        raise _fault(
            record, f"{record.year} is no known edition; add data/editions/{record.year}.toml"
        )
    if document.sheet is None or record.date is None or is_day_of(edition, record.date):
        return
    raise _fault(
        record,
        f"{record.date} is outside the IGF of {edition.year}, {days_in_words(edition)}"
        " with the day before; check the date",
    )


def _fault(record: SessionRecord, what: str) -> SourceError:
    return SourceError(what, document=record.origin.document, line=record.origin.line)
