"""The event page of a Sched programme, saved as text: what was planned for one session.

The date line at the end is the one that counts: the line at the top has neither year nor zone.
Everyone on the page is planned, or withdrawn where a footnote says so; the running text of the
proposal gives short mentions of listed people and nothing else.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.concepts import DocumentKind, SessionStatus
from kg.dates import clock_range, moment, parse_date
from kg.errors import SourceError
from kg.labels import session_format_of
from kg.records import Document, Origin, Reading, SessionRecord, Skipped
from kg.sources.lines import Line, numbered_lines, snapshot
from kg.sources.mentions import mentions, name_list
from kg.sources.parties import with_country_codes
from kg.sources.sched_body import read_body
from kg.sources.sched_organizers import organizers_block
from kg.sources.session_codes import CodedTitle, coded_title, type_of_code
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
    start: dt.datetime
    end: dt.datetime
    stated: re.Match[str]


def recognises(content: str) -> bool:
    """Whether any line is one that only Sched event pages have."""
    return MARKS.search(content) is not None


def read(content: bytes, name: str, zones: Mapping[int, str]) -> Reading:
    """The session of the page; SourceError for a page without code, title, date or zone."""
    lines = tuple(Line(line.number, clean(line.text)) for line in numbered_lines(content, name))
    document = snapshot(content, name, DocumentKind.PROGRAMME_PAGE, f"{NAME}/{VERSION}")
    several = next((line for line in lines if SEVERAL_DAYS.fullmatch(line.text)), None)
    if several is not None:
        reason = "an entry of several days is a booth or an exhibition, not a session"
        return Reading(document, (), (Skipped(Origin(name, several.number), several.text, reason),))
    return _reading(document, lines, zones)


def _reading(document: Document, lines: tuple[Line, ...], zones: Mapping[int, str]) -> Reading:
    slot = _slot(lines, document.name, zones)
    titled, title = _title(lines, slot, document.name)
    inner = tuple(
        line
        for line in lines
        if titled.number < line.number < slot.line.number and not FURNITURE.fullmatch(line.text)
    )
    block = organizers_block(inner, document.name)
    body = read_body(inner[: len(inner) - block.size], document.name)
    parties = with_country_codes((*body.parties, *block.parties))
    record = replace(
        _session(document, slot, titled, title),
        format=body.format,
        session_format=session_format_of(body.format) if body.format else None,
        tags=body.tags,
        room=_room(lines, slot),
        parties=parties,
        mentions=tuple(mentions(body.prose, name_list(parties), document.name)),
    )
    return Reading(document, (record,), (*body.skipped, *block.skipped))


def _slot(lines: tuple[Line, ...], name: str, zones: Mapping[int, str]) -> Slot:
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
        zone = found["zone"] or zones.get(date.year)
        if zone is None:
            raise ValueError(f"the time has no zone, and {date.year} is no known edition")
        edition = zones.get(date.year)
        ends = (moment(date, start, zone, edition), moment(date, end, zone, edition))
    except ValueError as error:
        raise SourceError(
            f"{error}; check the line against the page", document=name, line=line.number
        ) from error
    return Slot(line, date, *ends, found)


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


def _session(document: Document, slot: Slot, titled: Line, title: CodedTitle) -> SessionRecord:
    return SessionRecord(
        origin=Origin(document.name, titled.number),
        year=slot.date.year,
        code=title.code,
        code_as_stated=title.code_as_stated,
        session_type=type_of_code(title.code),
        title=title.title,
        date=slot.date,
        date_as_stated=slot.stated["date"],
        start=slot.start,
        end=slot.end,
        time_as_stated=slot.stated["time"],
        zone_as_stated=slot.stated["zone"],
        status=SessionStatus.SCHEDULED,
    )


def _room(lines: tuple[Line, ...], slot: Slot) -> str | None:
    after = (line.text for line in lines if line.number > slot.line.number and line.text)
    return next((text.lstrip("- ") for text in after), None) or None
