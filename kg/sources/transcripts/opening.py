"""The paragraph before a transcript that says of which meeting it is: which, where and when.

It was copied from year to year, so it is checked against what is known of the meeting.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.dates import parse_date
from kg.keys import slug
from kg.records import EditionRecord, Finding, Origin
from kg.sources.lines import Line
from kg.text import clean

ORDINALS = (
    *(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth"),
)
LONGEST = 3000
WHICH = re.compile(
    rf"\b(?P<ordinal>{'|'.join(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)) (?:annual )?"
    r"(?:meeting of the (?:IGF|Internet Governance Forum)|Internet Governance Forum|IGF)",
    re.IGNORECASE,
)
WHERE = re.compile(r"\bin (?P<place>[^.;:()]{2,60}?),? (?:from|on|between|[0-9])")
DAYS = re.compile(
    r"(?P<first>[0-9]{1,2})(?: (?P<other>[A-Z][a-z]{2,8}))?(?: ?[\u2013-] ?| to | until )"
    r"(?P<last>[0-9]{1,2}) (?P<month>[A-Z][a-z]{2,8}),? (?P<year>20[0-9]{2})"
)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Opening:
    """What the paragraph says, as printed, each part None where it does not."""

    origin: Origin
    ordinal: str | None = None
    place: str | None = None
    days: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None


def opening(lines: tuple[Line, ...], name: str) -> Opening | None:
    """The first of the lines that names a meeting of the forum by its number."""
    for line in lines:
        text = clean(line.text[:LONGEST])
        which = WHICH.search(text)
        if which is None:
            continue
        rest = text[which.end() :]
        where, when = WHERE.search(rest), DAYS.search(rest)
        start, end = _days(when) if when else (None, None)
        return Opening(
            Origin(name, line.number),
            which["ordinal"],
            where["place"] if where else None,
            when[0] if when else None,
            start,
            end,
        )
    return None


def _days(found: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    month, year = found["month"], found["year"]
    try:
        first = parse_date(f"{found['first']} {found['other'] or month} {year}")
        return first, parse_date(f"{found['last']} {month} {year}")
    except ValueError:
        return None, None


def contradictions(said: Opening, edition: EditionRecord) -> Iterator[Finding]:
    """What the paragraph says otherwise than what is known of the meeting."""
    known = f"the IGF of {edition.year}"
    if said.ordinal is not None and _number(said.ordinal) != edition.ordinal:
        yield Finding(said.origin, said.ordinal, f"{known} was number {edition.ordinal}")
    if said.place and edition.city and slug(edition.city) not in slug(said.place):
        yield Finding(said.origin, said.place, f"{known} was in {edition.city}")
    if said.days is None:
        return
    starts = {edition.start, edition.start - DAY}
    if said.start is None or said.start not in starts or said.end != edition.end:
        what = f"{known} was from {edition.start} to {edition.end}, Day 0 apart"
        yield Finding(said.origin, said.days, what)


def _number(ordinal: str) -> int:
    word = ordinal.casefold()
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(word[:-2])
