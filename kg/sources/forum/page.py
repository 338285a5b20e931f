"""The page of one session, or of its proposal, on the forum's website: every form from 2013 on.

A page with a time or a room is of the programme; one without is a proposal, and proves no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.concepts import DocumentKind, SessionStatus
from kg.errors import SourceError
from kg.keys import session_key
from kg.records import About, Finding, Item, Origin, SessionRecord, TitleBasis
from kg.sources.forum.address import own_address, title_in
from kg.sources.forum.contacts import left_out
from kg.sources.forum.fields import Page, split
from kg.sources.forum.furniture import page_lines
from kg.sources.forum.heading import Heading, heading_of
from kg.sources.forum.label import Label
from kg.sources.forum.listing_heads import CODED, FULL
from kg.sources.forum.notes import fate_lines, linked, with_fate
from kg.sources.forum.people import people
from kg.sources.forum.subject import described
from kg.sources.forum.when import placed, slot_of
from kg.sources.given import Given
from kg.sources.sample import Sample
from kg.sources.sched import page as sched_page
from kg.sources.source import Source
from kg.sources.web_page import web_page

NAME = "forum-page"
VERSION = 1

INLINE = re.compile(r"</?(?:a|b|em|font|i|small|span|strong|td|th|u)\b[^<>]*>", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]*>")
NAMED = re.compile(r"^\W{0,4}IGF 20[0-9]{2} \S", re.MULTILINE)
# Any of these with a heading, or two without, is a form of the forum.
FORM = re.compile(
    r"^\W{0,4}(?:\(?[0-9a-j]{1,2}[.)]\s+)?(?P<label>(?:Organi[sz]er|Speaker) 1|Additional Speakers"
    r"|Organi[sz]ers|Speakers|Policy Question\(s\)|Format description|Duration \(minutes\)"
    r"|Short Title|Proposer['\u2019]s Name|(?:Onsite|Online) Moderator|Sub-?theme|SDGs"
    r"|Room(?=[ \t]*(?::|$))|Session Format"
    r"|Title of (?:the )?Proposed Workshop|Which of the broad IGF Themes"
    r"|Have you organi[sz]ed a workshop|Provide the name of the institutional"
    r"|IGF 2014 sub theme|Subject matter #tags|Names? ?\(s\) and stakeholder|Name of Moderator\(s\)"
    r"|Has the proposer, or any|Type of (?:the )?session|Duration of proposed"
    r"|(?:Primary|Secondary) contact information|Country of Residence|Organizational affiliation"
    r"|Country (?:of organization|where organization))",
    re.MULTILINE | re.IGNORECASE,
)
# Sched's pages, transcripts and reports have readers of their own.
OTHER = re.compile(
    r"^\W{0,4}(?:Back To Schedule|Sign up or log in to (?:save|bookmark)|>> ?[A-Z]"
    r"|IGF 20[0-9]{2} has ended|View analytic|arrow_back"
    r"|.*captioning taken|Key Takeaways|Call to Action|Session Report\b|Rapporteur/Note ?[Tt]aker"
    r"|IGF 20[0-9]{2} (?:\w+ )?Report:|1\. Key Policy Questions)|\[clear filter\]|END:VEVENT"
    r"|\bavatar for ",
    re.MULTILINE,
)
OTHER_YEAR = "the page is of another year than the edition that was named, {}; the page counts"
SCHED_CLASS = re.compile(r"""class=["'][^"'<>]{0,80}\b(?:sched|list-single)[-_]""")
ARCHIVE = "friendsoftheigf.org"


def recognises(sample: Sample) -> bool:
    """Whether it has the labels of a form, and the heading of no more than one session."""
    words = words_of(sample)
    if not is_form(words) or OTHER.search(words) is not None:
        return False
    # Sched's pages hold the same proposals, whole.
    return not sched_page.recognises(sample)


def is_form(words: str) -> bool:
    """Whether the words are those of one session's form."""
    labels = {found["label"].casefold() for found in FORM.finditer(words)}
    headings = {found["code"].casefold() for found in FULL.finditer(words)}
    listed = {found["code"].casefold() for found in CODED.finditer(words)}
    enough = bool(labels) if NAMED.search(words) else len(labels) > 1
    return enough and len(headings) < 2 and len(listed) < 3


def words_of(sample: Sample) -> str:
    """The sample without its tags, of which all but those within a line end it."""
    if sample.is_json or sample.is_zip:
        return ""
    if SCHED_CLASS.search(sample.text):
        return ""
    return TAGS.sub("\n", INLINE.sub(" ", sample.text)) if sample.is_html else sample.text


def read(source: Source, given: Given) -> Iterator[Item]:
    """The session of the page; SourceError where neither page nor editor tells title and year."""
    found = web_page(source, given) if source.sample().is_html else None
    lines = found.lines() if found else source.lines(given)
    address = own_address(found.address if found else None, given)
    media_type = "text/html" if found else None
    page = split(page_lines(lines))
    yield About(kind=_kind(page, address), address=address, media_type=media_type)
    heading = heading_of(page, given.year)
    if heading.title is None and address is not None:
        heading = replace(heading, title=title_in(address))
    record = _record(heading, page, source.name, address)
    if given.year not in {None, record.year}:
        yield Finding(record.origin, str(record.year), OTHER_YEAR.format(given.year))
    yield from detailed(record, page, given, heading.flags)


def _kind(page: Page, address: str | None) -> DocumentKind:
    if address and ARCHIVE in address:
        return DocumentKind.ARCHIVE_PAGE
    return DocumentKind.SESSION_PAGE if is_scheduled(page) else DocumentKind.PROPOSAL


def is_scheduled(page: Page) -> bool:
    """Whether the page tells when or where the session is."""
    return slot_of(page) is not None or page.first(Label.ROOM) is not None


def detailed(
    record: SessionRecord, page: Page, given: Given, flags: tuple[str, ...]
) -> Iterator[Item]:
    """The session with all that the form on its page says; flags: words beside its title."""
    name = record.origin.document
    record, times = placed(record, page, given)
    parties, told = people(page, name)
    record = linked(described(replace(record, parties=parties), page), page)
    record, fates = with_fate(record, fate_lines(page, flags, record.origin.line))
    yield record
    yield from (*times, *told, *fates, *left_out(page, name))


def _record(heading: Heading, page: Page, name: str, address: str | None) -> SessionRecord:
    if heading.year is None or heading.title is None:
        what = "year" if heading.title else "title"
        raise SourceError(
            f"the page does not tell the session's {what};"
            " save it from its heading on, or name the edition",
            document=name,
            line=heading.line or 1,
        )
    # A saved text may have lost its heading, which its address still spells.
    lost = heading.line is None and address is not None
    basis = TitleBasis.ADDRESS if lost else TitleBasis.PRINTED
    short = page.first(Label.SHORT_TITLE)
    key = None if heading.code else _key(heading, address)
    return SessionRecord(
        origin=Origin(name, heading.line),
        year=heading.year,
        key=key,
        code=heading.code,
        code_as_stated=heading.code_as_stated,
        kind=heading.kind,
        session_type=heading.session_type,
        title=heading.title,
        title_basis=basis,
        status=SessionStatus.SCHEDULED if is_scheduled(page) else SessionStatus.PROPOSED,
        flags=heading.flags,
        address=address,
        note=f"Short title: {short.text}" if short else None,
    )


def _key(heading: Heading, address: str | None) -> str:
    if address is not None:
        return session_key("page", address)
    return session_key("title", str(heading.year), (heading.title or "").casefold())
