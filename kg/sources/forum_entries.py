"""The entries of a page that lists sessions: by line, by row of a table, and by the links of both.

A session may be marked by the colour of its row alone; the colours of 2011 and 2012 are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from kg.sources.forum_furniture import page_lines
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.source import Source
from kg.sources.web_page import WebPage, text_lines, web_page

BLOCKS = "//tr | //li | //p | //h1 | //h2 | //h3 | //h4 | //h5 | //h6 | //div | //dt | //dd"
NESTED = ".//tr | .//li | .//p | .//h1 | .//h2 | .//h3 | .//h4 | .//div | .//dt | .//dd"
COLOURED = ".//@style | .//@bgcolor | .//@color | .//@class"
COLOUR = re.compile(r"\b(?P<name>green|yellow|red|blue|orange)\b", re.IGNORECASE)
CODES_OF_COLOURS = {
    "#008000": "green",
    "#00ff00": "green",
    "#ffff00": "yellow",
    "#ff0000": "red",
    "#0000ff": "blue",
    "#ffa500": "orange",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line or row of a list; address: of its first link. colour: that it is marked with."""

    line: Line
    address: str | None = None
    colour: str | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the row, the whole line where it is no row."""
        return tuple(cell.strip() for cell in self.line.text.split("\t"))


def entries(source: Source, given: Given) -> tuple[Entry, ...]:
    """The entries of a list, in order."""
    if not source.sample().is_html:
        return tuple(Entry(line) for line in page_lines(source.lines(given)))
    page = web_page(source, given)
    return tuple(_of_page(page))


def _of_page(page: WebPage) -> Iterator[Entry]:
    for element in page.all(BLOCKS):
        if element.tag != "tr" and (_inside_row(element) or element.xpath(NESTED)):
            continue
        address, colour = _address(element), _colour(element)
        for line in page_lines(text_lines(element)):
            yield Entry(line, address, colour)


def _inside_row(element: html.HtmlElement) -> bool:
    return next(element.iterancestors("tr"), None) is not None


def _address(element: html.HtmlElement) -> str | None:
    found = element.xpath("(.//a/@href)[1]")
    return str(found[0]).strip() if found else None


def _colour(element: html.HtmlElement) -> str | None:
    marks = " ".join([*map(str, element.xpath(f"{COLOURED} | @style | @bgcolor | @class"))])
    named = COLOUR.search(marks[:1000])
    if named is not None:
        return named["name"].casefold()
    folded = marks[:1000].casefold()
    return next((name for code, name in CODES_OF_COLOURS.items() if code in folded), None)
