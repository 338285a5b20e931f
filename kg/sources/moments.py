"""When a session was, from the day and clock times as printed and what is known of the edition.

A label that contradicts the edition's zone, a day outside the edition and an end that lies after
midnight are taken as they stand, or left out where they can't be true, and told as findings.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.dates import moment
from kg.records import EditionRecord, Finding, Origin
from kg.sources.given import Given
from kg.sources.sheets.edition_days import days_in_words, is_day_of

DAY = dt.timedelta(days=1)
LONGEST = dt.timedelta(hours=16)
"""More than a session lasts: what is longer is a booth, or a slip in one of its dates."""

UNIVERSAL = frozenset({"UTC", "Z"})
"""Labels that say how times are printed, not where the meeting was."""


@dataclass(frozen=True, slots=True)
class When:
    """date is None where the day cannot be true, start and end where the times cannot."""

    date: dt.date | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """What a document prints of a session's time; zone: its label, None for the edition's own."""

    origin: Origin
    text: str
    date: dt.date
    start: dt.time | None = None
    end: dt.time | None = None
    zone: str | None = None


def when(printed: Printed, year: int, given: Given) -> When:
    """The aware times of a session; raises ValueError where no zone can be told."""
    edition = given.editions.get(year)
    strange = day_finding(printed.origin, printed.text, printed.date, edition)
    if strange is not None:
        return When(findings=(strange,))
    if printed.start is None:
        return When(printed.date)
    zone = printed.zone or (edition.zone if edition else None)
    if zone is None:
        raise ValueError(f"the time has no zone, and {year} is no known edition")
    own = edition.zone if edition else None
    start = moment(printed.date, printed.start, zone, own)
    end = None
    if printed.end is not None:
        last = printed.date + DAY if printed.end <= printed.start else printed.date
        end = moment(last, printed.end, zone, own)
    return _checked(printed, start, end, edition)


def _checked(
    printed: Printed, start: dt.datetime, end: dt.datetime | None, edition: EditionRecord | None
) -> When:
    findings = [contradiction(printed.origin, printed.zone, start, edition)]
    if end is not None and end - start > LONGEST:
        what = "the end lies too long after the start, so it is left out"
        findings.append(Finding(printed.origin, printed.text, what))
        end = None
    told = tuple(finding for finding in findings if finding is not None)
    return When(printed.date, start, end, told)


def day_finding(
    origin: Origin, text: str, day: dt.date, edition: EditionRecord | None
) -> Finding | None:
    """What is wrong with a day that is none of the edition's, Day 0 before it included."""
    if edition is None or is_day_of(edition, day):
        return None
    what = (
        f"{day} is no day of the IGF of {edition.year}, {days_in_words(edition)},"
        " so the session is kept without it"
    )
    return Finding(origin, text, what)


def contradiction(
    origin: Origin, label: str | None, start: dt.datetime, edition: EditionRecord | None
) -> Finding | None:
    """A printed zone whose offset is not the edition's on that day; the printed one counts."""
    if label is None or label.upper() in UNIVERSAL or edition is None:
        return None
    own = moment(start.date(), start.time(), edition.zone)
    if own.utcoffset() == start.utcoffset():
        return None
    what = (
        f"the label {label} is {start:%z}, and {edition.zone} was {own:%z} on that day;"
        " the label counts"
    )
    return Finding(origin, label, what)
