"""A page of reports taken apart: each report with its title, what stands above and its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from kg.estimates import parse_estimate
from kg.labels import code_of
from kg.labels.plain import folded
from kg.labels.sessions import TYPES
from kg.sources.lines import Line
from kg.sources.reports.answer_counts import NOTHING
from kg.sources.reports.headings import Heading, begins_list, heading_of
from kg.sources.session_codes import coded_title

UPDATED = re.compile(r"(?:Last )?Updated ?:(?P<day>.{0,60})", re.IGNORECASE)
OF_YEAR = re.compile(r"IGF (?P<year>20[0-9]{2})[ :\u2013-]{1,3}(?P<rest>\S.{0,400})")
PAGE_TITLE = re.compile(r"IGF 20[0-9]{2}(?: \w+){0,3} Reports?", re.IGNORECASE)
LONGEST_TITLE = 300
ABOVE = 3
"""Lines above `Updated:` among which the title is: title, type, and a title in two lines."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its line and the lines of text below it."""

    heading: Heading
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One report. title: None where nothing stands above its `Updated:` line.

    above: the lines between title and first heading, but `Updated:` itself.
    """

    number: int
    title: Line | None
    above: tuple[Line, ...]
    sections: tuple[Section, ...]


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """The reports of a page, in order; what stands before the first is the page's own."""
    every = tuple(lines)
    starts = _starts(every)
    for start, end in zip(starts, [*starts, len(every)][1:], strict=True):
        block = _block(every[start:end])
        if block.sections or any(UPDATED.match(line.text) for line in every[start:end]):
            yield block


def _starts(lines: tuple[Line, ...]) -> list[int]:
    """Where a report begins: its title, with `Updated:` below or with a code and a year."""
    found = set[int]()
    reached = 0
    for at, line in enumerate(lines):
        if UPDATED.fullmatch(line.text):
            start = _title_above(lines, at, reached)
            found -= set(range(start + 1, at))
            found.add(start)
            reached = at + 1
        elif _is_titled(line.text):
            found.add(at)
    coded = (at for at, line in enumerate(lines) if coded_title(line.text))
    return sorted(found) or list(islice(coded, 1))


def _title_above(lines: tuple[Line, ...], at: int, reached: int) -> int:
    """The line of the title; that of `Updated:` itself where nothing above it can be one."""
    nearest_first = range(at - 1, max(reached, at - ABOVE) - 1, -1)
    possible = [i for i in nearest_first if not PAGE_TITLE.fullmatch(lines[i].text)]
    named = [i for i in possible if OF_YEAR.fullmatch(lines[i].text) or coded_title(lines[i].text)]
    plain = [i for i in possible if folded(lines[i].text) not in TYPES]
    if named or not plain:
        return (named or [at])[0]
    return plain[0] if _may_be_title(lines[plain[0]].text) else at


def _may_be_title(text: str) -> bool:
    """Whether a line is neither a sentence nor an answer of the report before."""
    value = text.partition(":")[2].strip()
    answers = bool(value) and (NOTHING.fullmatch(value) or parse_estimate(value) is not None)
    return not answers and not text.endswith((".", ";", ":")) and len(text) <= LONGEST_TITLE


def _is_titled(text: str) -> bool:
    found = OF_YEAR.fullmatch(text)
    if found is None or PAGE_TITLE.fullmatch(text):
        return False
    # The form of 2018 breaks the line between code and title.
    return coded_title(found["rest"]) is not None or code_of(found["rest"]) is not None


def _block(lines: tuple[Line, ...]) -> Block:
    title = None if UPDATED.fullmatch(lines[0].text) else lines[0]
    above: list[Line] = []
    sections: list[tuple[Heading, int, list[Line]]] = []
    last, in_list = 0, False
    for line in lines[1 if title else 0 :]:
        heading = heading_of(line.text, last, in_list)
        if heading is not None:
            sections.append((heading, line.number, []))
            last, in_list = heading.number or last, False
        elif sections:
            sections[-1][2].append(line)
            in_list = in_list or begins_list(line.text)
        elif not UPDATED.fullmatch(line.text):
            above.append(line)
    told = (Section(heading, number, tuple(below)) for heading, number, below in sections)
    return Block(lines[0].number, title, tuple(above), tuple(told))
