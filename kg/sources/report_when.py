"""When the session of a report was, with the edition's zone: the template has no place for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.dates import clock_range, moment, parse_date
from kg.records import Origin, Skipped
from kg.sources.given import Given
from kg.sources.report_renditions import Field, Rendition
from kg.sources.report_template import Label


@dataclass(frozen=True, slots=True)
class When:
    """The day and the two moments, as far as they could be read, and why not further."""

    date: dt.date | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    skipped: tuple[Skipped, ...] = ()


def when_of(rendition: Rendition, day: Field | None, time: Field | None, given: Given) -> When:
    """Reads the two fields; the year must be that of the heading, and an edition's."""
    document = rendition.document
    if day is None:
        return When(skipped=() if time is None else (_skipped(time, document, "there is no date"),))
    try:
        date = parse_date(day.text)
        if date.year != rendition.year:
            raise ValueError(f"the report is of {rendition.year}, and its date is not")
    except ValueError as error:
        return When(skipped=(_skipped(day, document, str(error)),))
    if time is None:
        return When(date)
    try:
        start, end = _moments(date, time.text, given.zone(date.year))
    except ValueError as error:
        return When(date, skipped=(_skipped(time, document, str(error)),))
    return When(date, start, end)


def _moments(date: dt.date, text: str, zone: str | None) -> tuple[dt.datetime, dt.datetime]:
    start, end = clock_range(text)
    if zone is None:
        raise ValueError(
            f"the time has no zone, and {date.year} is no known edition;"
            f" add data/editions/{date.year}.toml"
        )
    return moment(date, start, zone), moment(date, end, zone)


def _skipped(field: Field, document: str, reason: str) -> Skipped:
    label = Label.DATE if field.label is Label.DATE else Label.TIME
    return Skipped(Origin(document, field.line, label), field.text, reason)
