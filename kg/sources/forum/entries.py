"""The lines of a page that lists sessions, each with the link and the colour that its words have.

The pages of 2011 and 2012 tell a workshop's fate by the colour of its line alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html

from kg.sources.forum.furniture import page_lines
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.source import Source
from kg.sources.web_page import WebPage, text_lines, web_page
from kg.text import clean

COLOURED = "//*[@bgcolor or @color or contains(@style, 'color') or contains(@style, 'background')]"
COLOUR = re.compile(r"\b(?P<name>green|yellow|red|blue|orange)\b", re.IGNORECASE)
COLOUR_CODES = {
    "#008000": "green",
    "#00ff00": "green",
    "#ffff00": "yellow",
    "#ff0000": "red",
    "#0000ff": "blue",
    "#ffa500": "orange",
}
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """A line or row of a list; address: that its words link to. colour: that they are marked in."""

    line: Line
    address: str | None = None
    colour: str | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the row, the whole line where it is no row."""
        return tuple(cell.strip() for cell in self.line.text.split("\t"))


@dataclass(frozen=True, slots=True)
class Entries:
    """All lines of a page; address: that the page gives as its own."""

    lines: tuple[Entry, ...]
    address: str | None
    is_html: bool


def entries(source: Source, given: Given) -> Entries:
    """The lines of a list with their marks, in order."""
    if not source.sample().is_html:
        lines = page_lines(source.lines(given))
        return Entries(tuple(Entry(line) for line in lines), None, False)
    page = web_page(source, given)
    base = page.address or given.address or ""
    found = tuple(_marked(page_lines(page.lines()), _links(page, base), _colours(page)))
    return Entries(found, page.address, True)


def _marked(
    lines: Iterator[Line], links: Mapping[str, str], colours: Mapping[str, str]
) -> Iterator[Entry]:
    for line in lines:
        words = (clean(line.text), *(cell.strip() for cell in line.text.split("\t")))
        link = next((links[text] for text in words if text in links), None)
        colour = next((colours[text] for text in words if text in colours), None)
        yield Entry(line, link, colour)


def _links(page: WebPage, base: str) -> dict[str, str]:
    """What the words of each link, and of the line that it opens, lead to."""
    found: dict[str, str] = {}
    for anchor in page.all("//a[@href]"):
        try:
            address = urljoin(base, str(anchor.get("href")).strip())
        except ValueError:
            continue
        text = page.text(anchor)
        if address.startswith(("http://", "https://")) and 0 < len(text) < LONGEST:
            for words in (text, clean(f"{text} {clean(anchor.tail or '')}"), _around(page, anchor)):
                found.setdefault(words, address)
    return found


def _around(page: WebPage, anchor: html.HtmlElement) -> str:
    """The words of the item or paragraph in which the link is nearly all there is."""
    parent = anchor.getparent()
    if parent is None or len(parent) > 3 or parent.tag not in {"li", "p", "td", "span", "strong"}:
        return page.text(anchor)
    return page.text(parent)


def _colours(page: WebPage) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.all(COLOURED):
        marks = " ".join(str(element.get(name) or "") for name in ("style", "bgcolor", "color"))
        colour = _named(marks[:LONGEST])
        if colour is not None:
            for line in text_lines(element):
                found[clean(line.text)] = colour
                found.setdefault(line.text, colour)
    return found


def _named(marks: str) -> str | None:
    named = COLOUR.search(marks)
    if named is not None:
        return named["name"].casefold()
    folded = marks.casefold()
    return next((name for code, name in COLOUR_CODES.items() if code in folded), None)
