"""The pages of a Sched programme, as HTML or saved as text: an event's own, and lists of many.

The full date of an event is the one that counts. What is wrong with one entry of a list costs that
entry; what is wrong with the one event of its own page costs the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from kg.errors import SourceError
from kg.records import About, Finding, Item, Origin, SessionRecord, Skipped
from kg.sources.feeds.labels import is_kind
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.sample import Sample
from kg.sources.sched import lines as sched_lines
from kg.sources.sched import markup as sched_markup
from kg.sources.sched.addresses import (
    PageAddress,
    company_in,
    identity,
    page_address,
    types_in,
)
from kg.sources.sched.event import PrintedEvent
from kg.sources.sched.markup import markup_events
from kg.sources.sched.session import NO_DATE, items_of
from kg.sources.sched.text import text_events
from kg.sources.source import Source
from kg.sources.web_page import WebPage, web_page
from kg.text import clean

NAME = "sched-page"
VERSION = 2
HTML = "text/html"


def recognises(sample: Sample) -> bool:
    """Whether it has mark-up, or any line, that only Sched's pages have."""
    marks = sched_markup.MARKS if sample.is_html else sched_lines.MARKS
    return marks.search(sample.text) is not None


def read(source: Source, given: Given) -> Iterator[Item]:
    """The sessions of the page; SourceError for one that has none."""
    if source.sample().is_html:
        page = web_page(source, given)
        at = page_address(chain((page.address, given.address), _links(page)))
        printed = tuple(markup_events(page, at))
        # Where the dates stand in mark-up of no known form, the page's words may do.
        has_dates = any(event.dated for event in printed)
        events = printed if has_dates else _from_lines(page.lines(), source.name, at)
        yield About(address=at.address, feed=at.address, media_type=HTML)
    else:
        at = page_address((given.address,))
        yield About(feed=at.address)
        events = _from_lines(source.lines(given), source.name, at)
    yield from _told_twice(_items(tuple(events), source.name, at, given))


def _links(page: WebPage) -> Iterator[str]:
    """The addresses that a page links to, in case it does not say its own."""
    for found in page.root.xpath("//base/@href | //link/@href | //a/@href"):
        # Only the programme's name is wanted from them.
        host = page_address((str(found),))
        if host.programme not in {None, "static", "www", "app"}:
            yield f"https://{host.programme}.sched.com"


def _from_lines(
    lines: Iterable[Line], name: str, at: PageAddress
) -> Iterator[PrintedEvent | Skipped]:
    cleaned = tuple(Line(line.number, clean(line.text)) for line in lines)
    return text_events(cleaned, name, identity(at.path, at))


def _items(
    events: tuple[PrintedEvent | Skipped, ...], name: str, at: PageAddress, given: Given
) -> Iterator[Item]:
    types = (*types_in(at.path), *filter(is_kind, filter(None, [company_in(at.path)])))
    printed = [event for event in events if isinstance(event, PrintedEvent)]
    if not any(event.dated for event in printed):
        last = printed[-1].place.number if printed else 1
        raise SourceError(NO_DATE, document=name, line=last)
    for event in events:
        if isinstance(event, Skipped):
            yield event
            continue
        typed = replace(event, types=(*event.types, *types))
        yield from _one_of(typed, len(printed), name, given)


def _one_of(event: PrintedEvent, events: int, name: str, given: Given) -> Iterator[Item]:
    """The items of an event; of several, one that cannot be read is skipped."""
    try:
        yield from items_of(event, name, given)
    except SourceError as error:
        if events == 1:
            raise
        text = (event.title or event.dated or event.place).text
        yield Skipped(Origin(name, error.line), text, error.what)


def _told_twice(items: Iterable[Item]) -> Iterator[Item]:
    """The items, and a finding where two entries will be taken for one session."""
    seen: dict[tuple[int, str], SessionRecord] = {}
    for item in items:
        yield item
        if isinstance(item, SessionRecord):
            known = seen.setdefault((item.year, item.code or item.key or ""), item)
            if known is not item and (known.start, known.room) != (item.start, item.room):
                what = f"the entry at line {known.origin.line} goes by the same name"
                yield Finding(
                    item.origin,
                    item.title or item.code or "",
                    f"{what}, at another time or in another room; both count as one session",
                )
