"""The page of a transcript, as HTML or saved as text: its session, and who spoke there.

The heading names the session, else the address does. What was said is not carried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.addresses import canonical, last_part
from kg.concepts import DocumentKind
from kg.dates import parse_date
from kg.errors import SourceError
from kg.records import About, Item, Origin, PartyRecord, Skipped, TitleBasis
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.parties import with_country_codes
from kg.sources.sample import Sample
from kg.sources.source import Source
from kg.sources.transcripts.opening import DAYS, Opening, contradictions, opening
from kg.sources.transcripts.sessions import transcript_session
from kg.sources.transcripts.speakers import has_label, speakers
from kg.sources.transcripts.titles import TranscriptTitle, titled, titled_only, titled_slug
from kg.sources.web_page import WebPage, web_page
from kg.text import clean

NAME = "transcript"
VERSION = 1

CAPTIONS = re.compile(
    r"\b(?:(?:real.?time )?(?:captioning|transcript|transcription)|CART)\b", re.IGNORECASE
)
# A label in capitals after two angles, or after a tab in the first years.
LABELS = re.compile(
    r"(?:(?:^|[>\s])(?:>>|&gt;&gt;|\xbb)[ \t\xa0]{0,10}|^\t[ \t]{0,40})"
    r"[A-Z\xc0-\xde][^a-z:<\n\t]{1,80}:",
    re.MULTILINE,
)
MANY = 10
"""Labels that leave no doubt, in a text that does not say what it is."""

BEFORE = 60
"""Lines among which the heading and the paragraph on the meeting stand."""

FURNITURE = re.compile(
    r"You are here.*|Skip to .*|Home|Search.*|Menu|This is now a legacy site.*|\W*"
    r"|(?:Deprecated|Warning|Notice|Note):.*|(?:The )?Internet Governance Forum(?: \(IGF\))?|IGF"
    r"|.{0,60}\b(?:captioning|transcripts?)\b.*",
    re.IGNORECASE,
)
LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Heading:
    """What names the session, and where."""

    says: TranscriptTitle
    origin: Origin
    basis: TitleBasis = TitleBasis.PRINTED


def recognises(sample: Sample) -> bool:
    """Whether labels of speakers stand at the start of lines, in a text that is of captions."""
    labels = sum(1 for _ in LABELS.finditer(sample.text))
    return labels >= MANY or (labels > 1 and CAPTIONS.search(sample.text) is not None)


def read(source: Source, given: Given) -> Iterator[Item]:
    """The session and its speakers; SourceError for a transcript that names no session."""
    page = web_page(source, given) if source.sample().is_html else None
    lines = page.lines() if page else source.lines(given)
    found = given.address or (page.address if page else None)
    address = canonical(found) if found else None
    media_type = "text/html" if page else "text/plain"
    yield About(DocumentKind.TRANSCRIPT, address, media_type=media_type)
    yield from _items(page, lines, address, source.name, given)


def _items(
    page: WebPage | None, lines: tuple[Line, ...], address: str | None, name: str, given: Given
) -> Iterator[Item]:
    before = _before_labels(lines)
    said = opening(before, name)
    heading = _heading(page, before, address, name) or _plain_heading(before, said, name, given)
    if heading is None:
        raise SourceError(
            "the transcript has no heading that names its session; tell its address or its year",
            document=name,
            line=1,
        )
    record, strange = transcript_session(
        heading.says, address, heading.origin, given, heading.basis
    )
    heard = tuple(speakers(lines, name))
    parties = [party for party in heard if isinstance(party, PartyRecord)]
    yield replace(record, parties=with_country_codes(parties))
    yield from strange
    edition = given.editions.get(record.year)
    if said is not None and edition is not None:
        yield from contradictions(said, edition)
    yield from (label for label in heard if isinstance(label, Skipped))


def _before_labels(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    first = next((at for at, line in enumerate(lines) if has_label(line)), len(lines))
    return tuple(line for line in lines[:first] if line.text.strip())[:BEFORE]


def _heading(
    page: WebPage | None, before: tuple[Line, ...], address: str | None, name: str
) -> Heading | None:
    """The heading that names a day of a meeting, else the address that does."""
    for line in (*_marked_up(page), *before):
        says = titled(line.text)
        if says is not None and says.title:
            return Heading(says, Origin(name, line.number))
    says = titled_slug((address and last_part(address)) or "")
    if says is None or not says.title:
        return None
    return Heading(says, Origin(name, place=address), TitleBasis.ADDRESS)


def _marked_up(page: WebPage | None) -> Iterator[Line]:
    if page is None:
        return
    for element in (*page.all("//h1"), *page.all("//title")):
        yield Line(element.sourceline or 1, page.text(element))


def _plain_heading(
    before: tuple[Line, ...], said: Opening | None, name: str, given: Given
) -> Heading | None:
    """The first line that can be a title, as in the years to 2013; a date may stand below it."""
    year = given.year or (said.end.year if said and said.end else None)
    lines = [line for line in before if said is None or line.number != said.origin.line]
    titles = [line for line in lines if _is_title(clean(line.text))]
    if year is None or not titles:
        return None
    says = titled_only(year, clean(titles[0].text))
    for line in lines:
        try:
            date = parse_date(clean(line.text))
        except ValueError:
            continue
        says = replace(says, day=clean(line.text), date=date)
        break
    return Heading(says, Origin(name, titles[0].number)) if says.title else None


def _is_title(text: str) -> bool:
    if len(text) > LONGEST_TITLE or FURNITURE.fullmatch(text) or DAYS.search(text):
        return False
    try:
        parse_date(text)
    except ValueError:
        return True
    return False
