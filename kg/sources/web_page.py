"""A saved web page: its parts by their mark-up, and its words as the lines that a person sees.

The lines make one reader serve both a page and the text that somebody copied out of it: a block is
a line, a line break another, and the cells of a row stand on one line with tabs between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from kg.errors import SourceError
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.sample import HEAD
from kg.sources.source import Source
from kg.text import clean, decode, marked_encoding

SPACES = {ord(space): " " for space in "\t\n\r\f\v"}
HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "select", "iframe"})
CELLS = frozenset({"td", "th"})
BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre"),
        *("section", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    ]
)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset *= *[\"']?(?P<name>[\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WebPage:
    """root: the whole tree; name: of the document, for messages."""

    root: html.HtmlElement
    name: str

    def all(self, path: str, within: html.HtmlElement | None = None) -> list[html.HtmlElement]:
        """The elements at an XPath, in the order of the page."""
        found = (self.root if within is None else within).xpath(path)
        return [element for element in found if isinstance(element, html.HtmlElement)]

    def text(self, element: html.HtmlElement) -> str:
        """The words of one element, as one clean line."""
        return clean(" ".join(line.text for line in text_lines(element)))

    def lines(self) -> tuple[Line, ...]:
        """The words of the whole page; the numbers are those of the lines in the file."""
        return tuple(text_lines(self.root))

    @property
    def address(self) -> str | None:
        """The address that the page gives as its own."""
        for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
            for found in self.root.xpath(path):
                if str(found).startswith(("http://", "https://")):
                    return str(found).strip()
        return None


def web_page(source: Source, given: Given) -> WebPage:
    """The page, parsed as browsers do; SourceError for one that is empty or nested without end."""
    content = source.content()
    text = decode(content, source.name, given.encoding or _declared(content))
    # The text is handed over as UTF-8, so that what the page says of its bytes is past.
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as error:
        raise SourceError(
            "the page has no content; save it again from its source", document=source.name, line=1
        ) from error
    too_deep = next((fault for fault in parser.error_log if "depth" in fault.message), None)
    if too_deep is not None:
        raise SourceError(
            "the page's elements are nested without end, so its rest would be lost;"
            " save it as plain text",
            document=source.name,
            line=too_deep.line,
        )
    return WebPage(root, source.name)


def _declared(content: bytes) -> str | None:
    """The encoding that the page declares for itself, unless a byte order mark says it."""
    if marked_encoding(content):
        return None
    found = CHARSET.search(content[:HEAD])
    return found["name"].decode("ascii") if found else None


def text_lines(root: html.HtmlElement) -> Iterator[Line]:
    """The words below an element, a block or row a line; nothing that a browser hides."""
    written = _Writing()
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            hidden += tag in HIDDEN
            if not hidden:
                written.begin(tag, element.sourceline or 0)
                written.add(element.text)
            continue
        if not hidden:
            written.leave(tag)
        hidden -= tag in HIDDEN
        if not hidden and element is not root:
            written.add(element.tail)
        yield from written.taken()
    written.end()
    yield from written.taken()


@dataclass(slots=True)
class _Writing:
    """Words gathered until the next words belong to another line."""

    line: int = 1
    next_line: int = 0
    cells: int = 0
    broken: bool = False
    parts: list[str] = field(default_factory=list)
    done: list[Line] = field(default_factory=list)

    def begin(self, tag: str, line: int) -> None:
        if tag in CELLS:
            self._next_cell()
        elif tag in BLOCKS:
            self._break(tag)
        if self.broken or not self._has_words():
            self.next_line = line

    def leave(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break(tag)

    def add(self, text: str | None) -> None:
        if not text or not (self._has_words() or text.strip()):
            return
        if self.broken and text.strip():
            self.end()
        if not self._has_words():
            self.line = self.next_line or self.line
        self.parts.append(text.translate(SPACES))

    def end(self) -> None:
        text = self._joined()
        self.parts.clear()
        self.broken = False
        if text.strip():
            self.done.append(Line(self.line, text))

    def taken(self) -> Iterator[Line]:
        yield from self.done
        self.done.clear()

    def _next_cell(self) -> None:
        """A new cell goes on with the row's line; an empty one before it still has its tab."""
        if self.cells:
            self.parts.append("\t")
            self.broken = False
        self.cells += 1

    def _break(self, tag: str) -> None:
        if tag == "tr":
            self.end()
            self.cells = 0
        elif self._has_words() and not self._opens_cell():
            self.broken = True

    def _opens_cell(self) -> bool:
        last = next(part for part in reversed(self.parts) if part.strip(" "))
        return last == "\t"

    def _has_words(self) -> bool:
        return any(part.strip() for part in self.parts)

    def _joined(self) -> str:
        return "\t".join(clean(cell) for cell in "".join(self.parts).split("\t")).rstrip("\t")
