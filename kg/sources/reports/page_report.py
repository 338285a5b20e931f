"""One report of a page as the record of its session, or the reason why it is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.concepts import Question, SessionStatus
from kg.keys import session_key
from kg.labels import code_of
from kg.records import (
    AnswerRecord,
    CountRecord,
    Finding,
    Item,
    LinkKind,
    LinkRecord,
    Origin,
    PartyRecord,
    SessionRecord,
    Skipped,
)
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.mentions import mentions, name_list
from kg.sources.parties import with_country_codes
from kg.sources.reports.above import described
from kg.sources.reports.answer_counts import Counted
from kg.sources.reports.blocks import OF_YEAR, Block, Section
from kg.sources.reports.participation import participation
from kg.sources.reports.roles import labelled, parties_of
from kg.sources.session_codes import coded_title, type_of_code

ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"]{4,400}")
UNKNOWN_HEADING = "no template that is known has this heading, so its text is left out"
NO_TITLE = "the report has no title above its `Updated:` line"


@dataclass(frozen=True, slots=True)
class Page:
    """The page that the reports stand on; year: of the edition, where page or editor tells it."""

    name: str
    year: int | None
    given: Given


@dataclass(frozen=True, slots=True)
class Called:
    """What the lines above a report call its session."""

    year: int
    title: str
    code: str | None = None
    stated: str | None = None


def report(block: Block, page: Page) -> Iterator[Item]:
    """The session, then what of its report was left out; or only why it is left out itself."""
    origin = Origin(page.name, block.number, "Report")
    listed, other = labelled(block.above)
    called = _called(block, page, other)
    if isinstance(called, str):
        yield Skipped(origin, block.title.text if block.title else "", called)
        return
    people = tuple(parties_of(listed, page.name))
    counts = tuple(_counts(block.sections, page.name))
    parties = with_country_codes(one for one in people if isinstance(one, PartyRecord))
    record, told = described(_record(called, origin, block.sections), other, page.given)
    yield replace(
        record,
        parties=parties,
        counts=tuple(one for one in counts if isinstance(one, CountRecord)),
        answers=_answers(block.sections, counts, page.name),
        mentions=tuple(mentions(_prose(block.sections), name_list(parties), page.name)),
        links=(*record.links, *_outputs(block.sections)),
    )
    yield from told
    yield from (one for one in (*people, *counts) if isinstance(one, Skipped | Finding))
    yield from _unknown(block.sections, page.name)


def _called(block: Block, page: Page, above: tuple[Line, ...]) -> Called | str:
    """What the session is called; a sentence where that cannot be told."""
    if block.title is None:
        return NO_TITLE
    found = OF_YEAR.fullmatch(block.title.text)
    year = int(found["year"]) if found else page.year
    if year is None:
        return "neither the report nor its page tells the year; say the edition"
    if page.year is not None and year != page.year:
        return f"the report is of {year}, and its page of {page.year}"
    title = found["rest"] if found else block.title.text
    coded = coded_title(title)
    if coded is not None:
        return Called(year, coded.title, coded.code, coded.code_as_stated)
    code = code_of(title)
    if code is None:
        return Called(year, title)
    # The form of 2018 breaks the line between code and title.
    return Called(year, above[0].text, code, title) if above else "the report has no title"


def _record(called: Called, origin: Origin, sections: Iterable[Section]) -> SessionRecord:
    """A report that has come no further than its questions was handed in before the session."""
    answered = {section.heading.question for section in sections if section.lines}
    is_held = bool(answered - {Question.POLICY_QUESTIONS, None})
    return SessionRecord(
        origin=origin,
        year=called.year,
        key=None if called.code else session_key("report", str(called.year), called.title),
        code=called.code,
        code_as_stated=called.stated,
        session_type=type_of_code(called.code) if called.code else None,
        title=called.title,
        status=SessionStatus.HELD if is_held else SessionStatus.SCHEDULED,
    )


def _counts(sections: Iterable[Section], document: str) -> Iterator[Counted]:
    for section in sections:
        if section.heading.question is Question.PARTICIPANTS_PRESENT:
            yield from participation(section.lines, document, section.heading.words)


def _answers(
    sections: Iterable[Section], counts: Iterable[Counted], document: str
) -> tuple[AnswerRecord, ...]:
    """The text below each heading, and shares in place of counts; the first to each question."""
    first: dict[Question, AnswerRecord] = {}
    for section in sections:
        question, text = section.heading.question, "\n".join(line.text for line in section.lines)
        if question is None or question is Question.PARTICIPANTS_PRESENT or not text:
            continue
        origin = Origin(document, section.lines[0].number, section.heading.words)
        first.setdefault(question, AnswerRecord(origin, question, text))
    for one in counts:
        if isinstance(one, AnswerRecord):
            first.setdefault(one.question, one)
    return tuple(first.values())


def _prose(sections: Iterable[Section]) -> Iterator[Line]:
    for section in sections:
        if section.heading.question is not None:
            yield from section.lines


def _outputs(sections: Iterable[Section]) -> Iterator[LinkRecord]:
    """The addresses below the heading on outputs, each once."""
    found = (
        address.rstrip(".,;")
        for section in sections
        if section.heading.question is Question.SESSION_OUTPUTS
        for line in section.lines
        for address in ADDRESS.findall(line.text)
    )
    yield from (LinkRecord(LinkKind.WEBSITE, address) for address in dict.fromkeys(found))


def _unknown(sections: Iterable[Section], document: str) -> Iterator[Skipped]:
    for section in sections:
        if section.heading.question is None:
            words = section.heading.words
            yield Skipped(Origin(document, section.number, words), words, UNKNOWN_HEADING)
