"""The reports of 2019 and later on the forum's pages: one of them, or many in a list.

Each is a session of its own; one that cannot be read is listed as skipped, and the others are
taken. The day of `Updated:` is that of the page, so it tells nothing of the session.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.concepts import DocumentKind
from kg.errors import SourceError
from kg.records import About, Item, Origin, SessionRecord, Skipped
from kg.sources.forum.address import own_address
from kg.sources.forum.furniture import page_lines
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.reports.blocks import blocks
from kg.sources.reports.page_report import Page, report
from kg.sources.sample import Sample
from kg.sources.source import Source
from kg.sources.web_page import web_page

NAME = "report-page"
VERSION = 1

TAGS = re.compile(r"<[^<>]*>")
MARKS = re.compile(
    r"^[ \t]*(?:1\. ?Key Policy Questions and Expectations"
    r"|(?:Key Takeaways?|Calls? to Action|Session Report)(?: ?\([^()\n]{0,200}\).{0,200})?:?)"
    r"[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
OF_ANOTHER_FORM = re.compile(
    r"^[ \t]*(?:- )?(?:Rapporteur/Note ?taker|IGF 20[0-9]{2} Workshop Report)\b",
    re.MULTILINE | re.IGNORECASE,
)
PAGE_YEAR = re.compile(r"\bIGF (?P<year>20[0-9]{2})(?: \w+){0,2} Reports?\b")


def recognises(sample: Sample) -> bool:
    """Whether it has a heading that only these reports have."""
    if sample.is_json or sample.is_zip:
        return False
    text = TAGS.sub("\n", sample.text) if sample.is_html else sample.text
    return MARKS.search(text) is not None and OF_ANOTHER_FORM.search(text) is None


def read(source: Source, given: Given) -> Iterator[Item]:
    """The sessions of the reports; SourceError where there is no report at all."""
    found, lines = None, source.lines(given) if not source.sample().is_html else None
    if lines is None:
        found = web_page(source, given)
        lines = found.lines()
    address = own_address(found.address if found else None, given)
    media_type = "text/html" if found else None
    yield About(kind=DocumentKind.SESSION_REPORT, address=address, media_type=media_type)
    yield from _reports(tuple(page_lines(lines)), Page(source.name, _year(lines, given), given))


def _year(lines: Iterable[Line], given: Given) -> int | None:
    if given.year is not None:
        return given.year
    named = (PAGE_YEAR.search(line.text) for line in lines)
    return next((int(found["year"]) for found in named if found), None)


def _reports(lines: tuple[Line, ...], page: Page) -> Iterator[Item]:
    taken: dict[tuple[int, str], int | None] = {}
    count = 0
    for block in blocks(lines):
        count += 1
        for item in report(block, page):
            if not isinstance(item, SessionRecord):
                yield item
                continue
            name = (item.year, item.code or item.key or "")
            if name in taken:
                origin = Origin(page.name, block.number, "Report")
                reason = f"a report of the session stands in line {taken[name]} already, and counts"
                yield Skipped(origin, item.title or "", reason)
                break
            taken[name] = block.number
            yield item
    if not count:
        raise SourceError(
            "there is no report with a title; save the page again, from its top",
            document=page.name,
            line=1,
        )
