"""The lines that Sched itself sets around what organisers enter: dates, headings and furniture.

Only the full date counts; the headings of a list and the line at the top of an event page have no
year, and most have no zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.sources.lines import Line

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? [A-Z][a-z]+ [0-9]{1,2}"
CLOCK = r"[0-9]{1,2}[:.][0-9]{2} ?(?:[ap]m)?"
ZONE = r"[A-Z][\w+:\u2212-]*"
FULL_DATE = re.compile(
    rf"(?P<date>{DAY}, [0-9]{{4}}) (?P<time>{CLOCK} ?[-\u2013] ?{CLOCK})(?: (?P<zone>{ZONE}))?"
)
SEVERAL_DAYS = re.compile(
    rf"(?P<date>{DAY}, [0-9]{{4}}) (?P<time>(?P<start>{CLOCK}) ?[-\u2013] ?"
    rf"(?P<last>{DAY}, [0-9]{{4}}) (?P<end>{CLOCK}))(?: (?P<zone>{ZONE}))?"
)
SHORT_DATE = re.compile(rf"{DAY} \u2022 {CLOCK}.*")
DAY_HEADING = re.compile(DAY)
TIME_HEADING = re.compile(rf"{CLOCK}(?: {ZONE})?")

EVENT_PAGE = re.compile(rf"Back To Schedule|{DAY} \u2022 {CLOCK}.*")
BANNER = re.compile(
    r"Welcome to .*|Venue Map|Back To Schedule|arrow_back View All Dates|.*\[clear filter\].*"
)
"""What stands above the first entry and nowhere else; a talk may well be a Welcome to something."""

FURNITURE = re.compile(
    r"Loading\u2026|This event has ended.*|View analytic|\[filter\]|\[clear filter\]"
    r"|Sign up or log in to (?:save|bookmark) .*|arrow_back View All Dates"
)
MARKS = re.compile(
    rf"^(?:Back To Schedule|Sign up or log in to (?:save|bookmark) .*|{DAY} \u2022 .*"
    rf"|{DAY}, [0-9]{{4}} {CLOCK} ?[-\u2013] .*)[^\S\n]*$",
    re.MULTILINE,
)


def is_date(line: Line) -> bool:
    """Whether the line is a full date, of one day or of several."""
    return (FULL_DATE.fullmatch(line.text) or SEVERAL_DAYS.fullmatch(line.text)) is not None


def is_day(line: Line) -> bool:
    """Whether the line is the heading of a list's day, or the short date of an event page."""
    return (DAY_HEADING.fullmatch(line.text) or SHORT_DATE.fullmatch(line.text)) is not None


def is_heading(line: Line) -> bool:
    """Whether the line is a heading of a day or an hour."""
    return is_day(line) or TIME_HEADING.fullmatch(line.text) is not None


def is_heading_of(line: Line, dated: Line) -> bool:
    """Whether the line is a heading below which the event of that full date may stand."""
    found = FULL_DATE.fullmatch(dated.text)
    start = re.match(CLOCK, found["time"]) if found else None
    if found is None or start is None:
        return is_heading(line)
    hour = f"{start.group().strip()} {found['zone'] or ''}".strip()
    return is_day(line) or line.text == hour


def is_event_page(lines: Iterable[Line]) -> bool:
    """Whether the lines are those of one event's own page and no list."""
    return any(EVENT_PAGE.fullmatch(line.text) for line in lines)
