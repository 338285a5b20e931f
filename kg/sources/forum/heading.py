"""Which session a page of the forum's website is about: year, kind, code and title.

A menu may name the forum of other years, so the heading is the first that has a code, and without
one the last before the form begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.concepts import SessionType
from kg.labels import code_of, session_type_of
from kg.labels.sessions import TYPES
from kg.sources.forum.fields import Page
from kg.sources.forum.label import Label
from kg.sources.lines import Line
from kg.sources.session_codes import coded_title, type_of_code
from kg.text import clean

FORUM = re.compile(r"IGF (?P<year>20[0-9]{2})\s*[-:|\u2013\u2014]?\s+(?P<rest>\S.*)")
YEAR = re.compile(r"\bIGF (?P<year>20[0-9]{2})\b")
# A workshop's number as the forms of 2013 to 2016 print it.
NUMBERED = re.compile(r"(?P<stated>No\.? ?(?P<number>[0-9]{1,4}))\b[\s:.\u2013-]*(?P<rest>.*)")
# A coalition for community connectivity goes by this name.
NAMES_LIKE_CODES = frozenset({"DC3"})
CODE_ALONE = re.compile(r".{2,30}[0-9]")
FLAG = re.compile(
    r"\s*[\[(](?P<inner>(?:withdrawn|cancell?ed|postponed|moved|merged|sold out|new)\b[^\[\]()]*)"
    r"[\])]\s*|^(?P<outer>withdrawn|cancell?ed|moved|merged)\s*[-:\u2013]\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """line: None where there is no line above the form. named: whether it names the forum.

    flags: words beside the title that tell the session's fate.
    """

    line: int | None
    year: int | None = None
    title: str | None = None
    code: str | None = None
    code_as_stated: str | None = None
    kind: str | None = None
    session_type: SessionType | None = None
    flags: tuple[str, ...] = ()
    named: bool = False


def heading_in(line: Line) -> Heading | None:
    """The heading that a line is: `IGF 2025 WS #505 Title`; None for other lines."""
    found = FORUM.fullmatch(line.text)
    if found is None:
        return None
    return replace(titled(line, found["rest"]), year=int(found["year"]), named=True)


def titled(line: Line, text: str) -> Heading:
    """A title with its code, where it has one, and what is printed beside it."""
    flags = [found["inner"] or found["outer"] for found in FLAG.finditer(text)]
    bare = clean(FLAG.sub(" ", text))
    coded = coded_title(bare)
    if coded is not None and coded.code_as_stated not in NAMES_LIKE_CODES:
        return _coded(line, coded.title, coded.code_as_stated, coded.code, tuple(flags))
    code = code_of(bare) if CODE_ALONE.fullmatch(bare) else None
    if code is not None:
        return _coded(line, None, bare, code, tuple(flags))
    numbered = NUMBERED.fullmatch(bare)
    if numbered is not None:
        stated, code = numbered["stated"], f"WS{int(numbered['number'])}"
        return _coded(line, numbered["rest"] or None, stated, code, tuple(flags))
    kind = _kind(bare)
    return Heading(
        line.number,
        title=bare or None,
        kind=kind,
        session_type=session_type_of(kind) if kind else None,
        flags=tuple(flags),
    )


def _coded(
    line: Line, title: str | None, stated: str, code: str, flags: tuple[str, ...]
) -> Heading:
    kind = re.split(r"\s*(?:#|No\b\.?|[0-9]+$)", stated, maxsplit=1)[0].rstrip(" -")
    return Heading(line.number, None, title, code, stated, kind or None, type_of_code(code), flags)


def _kind(title: str) -> str | None:
    """The kind of session with whose name a title begins: `DC Title`, `Main Session: Title`."""
    first = title.split(" ", 1)[0]
    if first.isupper() and first.casefold() in TYPES:
        return first
    start = re.split(r"\s*[:|]\s+|\s+[-\u2013\u2014]\s+|\s*#[0-9]+\s+", title, maxsplit=1)[0]
    return start if start != title and start.casefold() in TYPES else None


def heading_of(page: Page, told: int | None) -> Heading:
    """The heading of a page; told: the year that an editor gave."""
    head = _above(page.head)
    field = page.first(Label.TITLE)
    if field is not None and (head.title is None or not head.named):
        below = titled(field.values[0], field.values[0].text)
        coded = below if below.code else replace(head, title=below.title)
        head = replace(coded, year=head.year, line=head.line or field.line)
    return replace(head, year=head.year or _year(page) or told)


def _above(lines: tuple[Line, ...]) -> Heading:
    """The heading among the lines above the form, with the title from the line below it."""
    named = [(at, head) for at, line in enumerate(lines) if (head := heading_in(line))]
    others = [(at, titled(line, line.text)) for at, line in enumerate(lines)]
    ranked = (
        *((at, head) for at, head in named if head.code),
        *((at, head) for at, head in others if head.code),
        *named[-1:],
        *others[:1],
    )
    at, head = ranked[0] if ranked else (len(lines), Heading(None))
    if head.title is None and at + 1 < len(lines):
        head = replace(head, title=lines[at + 1].text)
    return head


def _year(page: Page) -> int | None:
    """The year that a label or a line above the form names."""
    texts: Iterable[str] = (
        *(line.text for line in page.head),
        *(field.stated for field in page.fields),
    )
    years = (found["year"] for text in texts if (found := YEAR.search(text)))
    return int(next(years, 0)) or None
