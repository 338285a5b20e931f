"""The workshop report on a template of 2015 to 2018, as text or page: who took part, how many.

The document may hold the report more than once; the renditions are one witness. The first one
counts where they differ, and the difference is listed as skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.concepts import Question
from kg.errors import SourceError
from kg.records import (
    About,
    AnswerRecord,
    CountRecord,
    Finding,
    Item,
    MentionRecord,
    Origin,
    PartyRecord,
    Skipped,
)
from kg.sources.forum.address import own_address
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.mentions import mentions, name_list
from kg.sources.parties import with_country_codes
from kg.sources.reports import counts as report_counts
from kg.sources.reports import people as report_people
from kg.sources.reports.renditions import Field, Rendition, renditions
from kg.sources.reports.subject import described
from kg.sources.reports.template import ANSWERED, Label
from kg.sources.sample import Sample
from kg.sources.source import Source
from kg.sources.web_page import web_page

NAME = "report-form"
VERSION = 1

TAGS = re.compile(r"<[^<>]*>")
MARKS = re.compile(
    r"^[ \t]*(?:IGF 20[0-9]{2} Workshop Report\b|(?:- )?Rapporteur/Note ?taker[ ]*[:\t|\n]"
    r"|(?:- )?List of Speakers and their institutional affiliations\b)",
    re.MULTILINE | re.IGNORECASE,
)
COMPARED = (Label.TITLE, Label.DATE, Label.TIME, Label.PARTICIPANTS, Label.WOMEN)


def recognises(sample: Sample) -> bool:
    """Whether the text has the template's heading, or a label that only it has."""
    text = TAGS.sub("\n", sample.text) if sample.is_html else sample.text
    return not sample.is_json and MARKS.search(text) is not None


def read(source: Source, given: Given) -> Iterator[Item]:
    """The session of the report; SourceError for one without a year or a title."""
    name = source.name
    lines = source.lines(given) if not source.sample().is_html else None
    if lines is None:
        page = web_page(source, given)
        yield About(address=own_address(page.address, given), media_type="text/html")
        lines = page.lines()
    found = renditions(lines, name) if lines else ()
    if not found:
        raise SourceError("the page has no words; save it again", document=name, line=1)
    yield from _items(found, given)


def _items(found: tuple[Rendition, ...], given: Given) -> Iterator[Item]:
    people = [one for r in found for one in report_people.parties_of(r)]
    counts = [one for r in found for one in report_counts.counts_of(r)]
    subject = described(found, given)
    parties = _parties(found, people)
    stated = (one for one in counts if isinstance(one, AnswerRecord))
    yield replace(
        subject.record,
        parties=parties,
        counts=report_counts.without_repeats(c for c in counts if isinstance(c, CountRecord)),
        answers=_one_each((*_answers(found), *stated)),
        mentions=tuple(_mentions(found, parties)),
    )
    told = (*subject.told, *_differences(found), *_strange(found))
    left = (*people, *counts)
    yield from _once((*told, *(one for one in left if isinstance(one, Skipped | Finding))))


def _first(found: Iterable[Rendition], label: Label) -> Field | None:
    return next((field for r in found if (field := r.field(label)) is not None), None)


def _parties(
    found: tuple[Rendition, ...], people: Iterable[PartyRecord | Skipped]
) -> tuple[PartyRecord, ...]:
    named = report_people.without_repeats(p for p in people if isinstance(p, PartyRecord))
    online = report_counts.online_names(found, name_list(named))
    return with_country_codes(report_counts.with_attendance(named, online))


def _answers(found: tuple[Rendition, ...]) -> Iterator[AnswerRecord]:
    for label, question in ANSWERED.items():
        field = _first(found, label)
        if field is not None:
            text = "\n".join(item.text for item in field.items)
            origin = Origin(found[0].document, field.line, field.wording)
            yield AnswerRecord(origin, question, text)


def _one_each(answers: Iterable[AnswerRecord]) -> tuple[AnswerRecord, ...]:
    """One answer to a question: the first rendition's."""
    first: dict[Question, AnswerRecord] = {}
    for answer in answers:
        first.setdefault(answer.question, answer)
    return tuple(first.values())


def _mentions(
    found: tuple[Rendition, ...], parties: tuple[PartyRecord, ...]
) -> Iterator[MentionRecord]:
    """Those of the first rendition, and of the others what is not in it."""
    listed = name_list(parties)
    known: set[str] = set()
    for rendition in found:
        told = tuple(mentions(_prose(rendition), listed, rendition.document))
        yield from (mention for mention in told if mention.text not in known)
        known.update(mention.text for mention in told)


def _prose(rendition: Rendition) -> Iterator[Line]:
    yield from report_people.answer_items(rendition)
    attendance = rendition.field(Label.PARTICIPANTS)
    if attendance is not None:
        yield Line(attendance.line, attendance.text)


def _differences(found: tuple[Rendition, ...]) -> Iterator[Skipped]:
    for label in COMPARED:
        first = _first(found, label)
        for rendition in found:
            field = rendition.field(label)
            if first is not None and field is not None and field.text != first.text:
                reason = f"differs from the rendition above, in line {first.line}, which counts"
                origin = Origin(rendition.document, field.line, field.wording)
                yield Skipped(origin, field.text, reason)


def _strange(found: Iterable[Rendition]) -> Iterator[Skipped]:
    for rendition in found:
        for field in rendition.fields:
            if field.label is None:
                reason = "no template of a report has such a label"
                yield Skipped(Origin(rendition.document, field.number), field.stated, reason)


def _once(told: Iterable[Skipped | Finding]) -> tuple[Skipped | Finding, ...]:
    first: dict[tuple[str, str], Skipped | Finding] = {}
    for one in told:
        first.setdefault((one.text, one.reason if isinstance(one, Skipped) else one.what), one)
    return tuple(first.values())
