"""A page of the forum's website that lists sessions, and tells what became of proposals.

A number alone is a workshop's only where the page says that it lists workshops. An entry with
labelled lines below it, or cells beside it, is read as a small page of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from kg.concepts import DocumentKind, SessionStatus, SessionType
from kg.errors import SourceError
from kg.labels.themes import INTRODUCTION, is_theme
from kg.records import About, Item, Origin, SessionRecord
from kg.sources.forum.address import own_address
from kg.sources.forum.entries import Entries, Entry, entries
from kg.sources.forum.fields import split
from kg.sources.forum.heading import FORUM, YEAR, Heading, titled
from kg.sources.forum.label import Label
from kg.sources.forum.labels import label_of, run_on
from kg.sources.forum.listing_heads import CODED, COLOURS, FULL, NUMBERED, is_heading, status_in
from kg.sources.forum.listing_row import Columns, as_lines, columns_of
from kg.sources.forum.notes import is_fate
from kg.sources.forum.page import OTHER, detailed, is_form, is_scheduled, words_of
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.sample import Sample
from kg.sources.source import Source

NAME = "forum-list"
VERSION = 1

SCHED = re.compile(r"\.sched\.com|^BEGIN:V|^Loading\u2026", re.MULTILINE)
COLOUR_AT_END = re.compile(
    r"(?P<title>.*\S)\s*[(\[](?P<colour>green|yellow|red|blue|orange)[)\]]", re.IGNORECASE
)


def recognises(sample: Sample) -> bool:
    """Whether it lists three sessions or more under a heading, or holds the pages of two."""
    words = words_of(sample)
    if OTHER.search(words) or SCHED.search(words):
        return False
    if len({found["code"].casefold() for found in FULL.finditer(words)}) > 1:
        return True
    if is_form(words) or not any(map(is_heading, words.split("\n"))):
        return False
    coded = {found["code"].casefold() for found in CODED.finditer(words)}
    numbers = {found["code"] for found in NUMBERED.finditer(words) if _is_title(found["title"])}
    return len(coded) > 2 or len(numbers) > 2


def _is_title(text: str) -> bool:
    """Whether what follows a number is no label of a form, such as `7. Format: Panel`."""
    return label_of(text.partition(":")[0]) is None and run_on(text) is None


@dataclass(slots=True)
class _List:
    """The list so far: what its headings say of the entries below them, and the open entry."""

    name: str
    given: Given
    year: int
    of_workshops: bool
    theme: str | None = None
    status: SessionStatus | None = None
    kind: str | None = None
    columns: Columns | None = None
    entry: SessionRecord | None = None
    below: list[Line] = field(default_factory=list)


def read(source: Source, given: Given) -> Iterator[Item]:
    """Every session of the list; SourceError where neither page nor editor tells the year."""
    found = entries(source, given)
    address = own_address(found.address, given)
    media_type = "text/html" if found.is_html else None
    yield About(kind=DocumentKind.OTHER_PAGE, address=address, media_type=media_type)
    listing = _list(found, source.name, given)
    read_out = (item for entry in found.lines for item in _read(entry, listing))
    yield from _once(chain(read_out, _complete(listing)))


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """The items without the sessions that a list printed twice says again."""
    seen: set[tuple[object, ...]] = set()
    for item in items:
        if isinstance(item, SessionRecord):
            said = (item.year, item.code, item.title, item.status, item.themes, item.address)
            if said in seen:
                continue
            seen.add(said)
        yield item


def _list(found: Entries, name: str, given: Given) -> _List:
    texts = [entry.line.text for entry in found.lines]
    year = next((int(match["year"]) for text in texts if (match := YEAR.search(text))), given.year)
    if year is None:
        what = "the list does not tell its year; name the edition"
        raise SourceError(what, document=name, line=1)
    of_workshops = any("workshop" in text.casefold() for text in texts if is_heading(text))
    return _List(name, given, given.year or year, of_workshops)


def _read(entry: Entry, listing: _List) -> Iterator[Item]:
    text = entry.line.text
    columns = columns_of(entry.line, listing.name)
    heading = None if columns else _session_in(entry, listing)
    if columns is not None:
        yield from (*_complete(listing), *columns.skipped)
        listing.columns = columns
    elif _is_theme_heading(text, listing):
        yield from _complete(listing)
        listing.theme = INTRODUCTION.sub("", text)
    elif heading is not None and not _is_open(heading, listing):
        yield from _complete(listing)
        listing.entry = _record(entry, heading, listing)
        listing.below = as_lines(entry.line, listing.columns)
    elif is_heading(text) and not is_fate(text):
        yield from _complete(listing)
        listing.status, listing.theme, listing.columns = status_in(text), None, None
        listing.kind = "Feeder workshop" if "feeder" in text.casefold() else None
    elif listing.entry is not None:
        listing.below.append(entry.line)


def _is_theme_heading(text: str, listing: _List) -> bool:
    """Whether the line is a theme of the year, and no field of the entry above it."""
    is_field = listing.entry is not None and ":" in text and label_of(text.partition(":")[0])
    return is_theme(text, listing.year) and not is_field


def _is_open(heading: Heading, listing: _List) -> bool:
    """Whether it is the entry above once more, as pages print title and number twice."""
    return listing.entry is not None and listing.entry.code == heading.code


def _session_in(entry: Entry, listing: _List) -> Heading | None:
    """The session that a line or row opens; None for headings and running text."""
    line, cells = entry.line, entry.cells
    text = " ".join(cells[:2]) if len(cells) > 1 else cells[0]
    full = FORUM.fullmatch(text)
    if full is not None:
        head = titled(line, full["rest"])
        return replace(head, year=int(full["year"])) if head.code and head.title else None
    coloured = COLOUR_AT_END.fullmatch(text)
    text = coloured["title"] if coloured else text
    if CODED.match(text):
        head = titled(line, text.strip("- \u2022"))
        return head if head.code and head.title else None
    number = NUMBERED.fullmatch(text) if listing.of_workshops else None
    if number is None or not _is_title(number["title"]):
        return None
    head = titled(line, f"Workshop {number['code'].strip('#')} {number['title']}")
    return replace(head, code_as_stated=number["code"], kind=None)


def _record(entry: Entry, head: Heading, listing: _List) -> SessionRecord:
    coloured = COLOUR_AT_END.fullmatch(entry.line.text)
    colour = coloured["colour"].casefold() if coloured else entry.colour
    return SessionRecord(
        origin=Origin(listing.name, entry.line.number),
        year=head.year or listing.year,
        code=head.code,
        code_as_stated=head.code_as_stated,
        kind=head.kind or listing.kind,
        session_type=head.session_type or SessionType.OTHER,
        title=head.title,
        themes=(listing.theme,) if listing.theme else (),
        status=COLOURS.get(colour or "", listing.status),
        flags=head.flags,
        address=own_address(entry.address, Given()),
    )


def _complete(listing: _List) -> Iterator[Item]:
    """The open entry, with all that stands below it until the next."""
    record, below = listing.entry, listing.below
    listing.entry, listing.below = None, []
    if record is None:
        return
    page = split(below)
    stated = page.first(Label.STATUS)
    status = (status_in(stated.text or "") if stated else None) or record.status
    # A proposal with a time or a room has got into the programme.
    if status in {None, SessionStatus.PROPOSED} and is_scheduled(page):
        status = SessionStatus.SCHEDULED
    given = replace(listing.given, year=record.year)
    for item in detailed(replace(record, status=status), page, given, record.flags):
        yield _themed(item, record) if isinstance(item, SessionRecord) else item


def _themed(read: SessionRecord, listed: SessionRecord) -> SessionRecord:
    """The session under its own themes and that of the list's heading."""
    return replace(read, themes=tuple(dict.fromkeys((*listed.themes, *read.themes))))
