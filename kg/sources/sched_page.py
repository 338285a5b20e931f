"""The event page of a Sched programme, saved as text: what was planned for one session.

The date line at the end is the one that counts: the line at the top has neither year nor zone.
Everyone on the page is planned, or withdrawn where a footnote says so; the running text of the
proposal gives short mentions of listed people and nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.concepts import SessionStatus
from kg.dates import clock_range, parse_date
from kg.errors import SourceError
from kg.labels import session_format_of
from kg.records import Item, Origin, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.mentions import mentions, name_list
from kg.sources.moments import Printed, When, when
from kg.sources.parties import with_country_codes
from kg.sources.sample import Sample
from kg.sources.sched_body import read_body
from kg.sources.sched_organizers import organizers_block
from kg.sources.session_codes import CodedTitle, coded_title, type_of_code
from kg.sources.source import Source
from kg.text import clean

NAME = "sched-page"
VERSION = 1

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? [A-Z][a-z]+ [0-9]{1,2}"
CLOCK = r"[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]m)?"
FULL_DATE = re.compile(
    rf"(?P<date>{DAY}, [0-9]{{4}}) (?P<time>{CLOCK} ?[-\u2013] ?{CLOCK})"
    r"(?: (?P<zone>[A-Z][\w+:-]*))?"
)
SEVERAL_DAYS = re.compile(rf"{DAY}, [0-9]{{4}} {CLOCK} ?[-\u2013] ?{DAY}, [0-9]{{4}} {CLOCK}.*")
SHORT_DATE = re.compile(rf"{DAY} \u2022 {CLOCK}.*")
FURNITURE = re.compile(
    r"Welcome to .*|Venue Map|Back To Schedule|Loading\u2026|This event has ended.*|View analytic"
    r"|Sign up or log in to (?:save|bookmark) .*|arrow_back View All Dates|.*\[clear filter\].*"
)
MARKS = re.compile(
    rf"^(?:Back To Schedule|Sign up or log in to (?:save|bookmark) .*|{DAY} \u2022 .*"
    rf"|{DAY}, [0-9]{{4}} {CLOCK} ?[-\u2013] .*)[^\S\n]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Slot:
    """When the session was to be, and the line that says so."""

    line: Line
    date: dt.date
    when: When
    stated: re.Match[str]


def recognises(sample: Sample) -> bool:
    """Whether any line is one that only Sched event pages have."""
    return MARKS.search(sample.text) is not None


def read(source: Source, given: Given) -> Iterator[Item]:
    """The session of the page; SourceError for a page without code, title, date or zone."""
    lines = tuple(Line(line.number, clean(line.text)) for line in source.lines(given))
    several = next((line for line in lines if SEVERAL_DAYS.fullmatch(line.text)), None)
    if several is not None:
        reason = "an entry of several days is a booth or an exhibition, not a session"
        yield Skipped(Origin(source.name, several.number), several.text, reason)
        return
    yield from _items(lines, source.name, given)


def _items(lines: tuple[Line, ...], name: str, given: Given) -> Iterator[Item]:
    slot = _slot(lines, name, given)
    titled, title = _title(lines, slot, name)
    inner = tuple(
        line
        for line in lines
        if titled.number < line.number < slot.line.number and not FURNITURE.fullmatch(line.text)
    )
    block = organizers_block(inner, name)
    body = read_body(inner[: len(inner) - block.size], name)
    parties = with_country_codes((*body.parties, *block.parties))
    yield replace(
        _session(name, slot, titled, title),
        format=body.format,
        session_format=session_format_of(body.format) if body.format else None,
        tags=body.tags,
        room=_room(lines, slot),
        parties=parties,
        mentions=tuple(mentions(body.prose, name_list(parties), name)),
    )
    yield from slot.when.findings
    yield from (*body.skipped, *block.skipped)


def _slot(lines: tuple[Line, ...], name: str, given: Given) -> Slot:
    dated = [(line, found) for line in lines if (found := FULL_DATE.fullmatch(line.text))]
    if not dated:
        raise SourceError(
            "there is no line such as `Thursday December 21, 2017 09:00 - 10:30 CET`;"
            " save the event page again, to its end",
            document=name,
            line=lines[-1].number,
        )
    line, found = dated[-1]
    try:
        date = parse_date(found["date"])
        start, end = clock_range(found["time"])
        origin = Origin(name, line.number)
        printed = Printed(origin, line.text, date, start, end, found["zone"])
        return Slot(line, date, when(printed, date.year, given), found)
    except ValueError as error:
        raise SourceError(
            f"{error}; check the line against the page", document=name, line=line.number
        ) from error


def _title(lines: tuple[Line, ...], slot: Slot, name: str) -> tuple[Line, CodedTitle]:
    before = [line for line in lines if line.number < slot.line.number and line.text]
    short = [at for at, line in enumerate(before) if SHORT_DATE.fullmatch(line.text)]
    body = before[short[0] + 1 :] if short else before
    line = next((line for line in body if not FURNITURE.fullmatch(line.text)), None)
    if line is None:
        raise SourceError(
            "the page has no title; save it again, from its top", document=name, line=1
        )
    title = coded_title(line.text)
    if title is None:
        raise SourceError(
            f"the title has no session code such as (WS15); enter the session in"
            f" data/sessions/{slot.date.year}.toml instead, with a key of its own",
            document=name,
            line=line.number,
        )
    return line, title


def _session(name: str, slot: Slot, titled: Line, title: CodedTitle) -> SessionRecord:
    return SessionRecord(
        origin=Origin(name, titled.number),
        year=slot.date.year,
        code=title.code,
        code_as_stated=title.code_as_stated,
        session_type=type_of_code(title.code),
        title=title.title,
        date=slot.when.date,
        date_as_stated=slot.stated["date"],
        start=slot.when.start,
        end=slot.when.end,
        time_as_stated=slot.stated["time"],
        zone_as_stated=slot.stated["zone"],
        status=SessionStatus.SCHEDULED,
    )


def _room(lines: tuple[Line, ...], slot: Slot) -> str | None:
    after = (line.text for line in lines if line.number > slot.line.number and line.text)
    return next((text.lstrip("- ") for text in after), None) or None
