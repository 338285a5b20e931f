"""The workshop report on the template of 2017, saved as text: who took part, and how many.

The document may hold the report more than once; the renditions are one witness. The first one
counts where they differ, and the difference is listed as skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.concepts import Question, SessionStatus
from kg.errors import SourceError
from kg.labels import code_of
from kg.records import (
    AnswerRecord,
    CountRecord,
    Item,
    MentionRecord,
    Origin,
    PartyRecord,
    SessionRecord,
    Skipped,
)
from kg.sources import report_counts, report_people
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.mentions import mentions, name_list
from kg.sources.parties import with_country_codes
from kg.sources.report_renditions import Field, Rendition, renditions
from kg.sources.report_template import Label
from kg.sources.report_when import when_of
from kg.sources.sample import Sample
from kg.sources.session_codes import type_of_code
from kg.sources.source import Source

NAME = "report-2017"
VERSION = 1

MARKS = re.compile(
    r"^[ \t]*IGF 20[0-9]{2} Workshop Report\b|^(?:- )?Rapporteur/Notetaker[:\t]", re.MULTILINE
)
NO_HEADING = (
    "there is no heading such as `IGF 2017 Workshop Report: WS15`, which tells year and code;"
    " save the report from its top"
)
KIND = "Workshop"
ANSWERED = {
    Label.PRESENTATIONS: Question.PRESENTATIONS,
    Label.SUGGESTIONS: Question.PARTICIPANT_SUGGESTIONS,
    Label.GENDER_EXTENT: Question.GENDER_DISCUSSED_EXTENT,
    Label.GENDER_SUMMARY: Question.GENDER_SUMMARY,
}
COMPARED = (Label.TITLE, Label.DATE, Label.TIME, Label.PARTICIPANTS, Label.WOMEN)


def recognises(sample: Sample) -> bool:
    """Whether the text has the template's heading, or the label that only it has."""
    return MARKS.search(sample.text) is not None


def read(source: Source, given: Given) -> Iterator[Item]:
    """The session of the report; SourceError for one without heading, code or title."""
    name = source.name
    found = renditions(source.lines(given), name)
    stated, code = _code(found, name)
    people = [one for r in found for one in report_people.parties_of(r)]
    counts = [one for r in found for one in report_counts.counts_of(r)]
    session, doubts = _described(found, given)
    parties = _parties(found, people)
    yield replace(
        session,
        code=code,
        code_as_stated=stated,
        session_type=type_of_code(code),
        parties=parties,
        counts=report_counts.without_repeats(c for c in counts if isinstance(c, CountRecord)),
        answers=tuple(_answers(found)),
        mentions=tuple(_mentions(found, parties)),
    )
    told = (*doubts, *_differences(found), *_strange(found))
    yield from _once((*told, *(one for one in (*people, *counts) if isinstance(one, Skipped))))


def _code(found: tuple[Rendition, ...], name: str) -> tuple[str, str]:
    """The code as printed and canonical; all headings must be of one session."""
    if not found:
        raise SourceError(NO_HEADING, document=name, line=1)
    first = found[0]
    code = code_of(first.code) if first.code else None
    if first.code is None or code is None:
        raise SourceError(
            "the heading has no session code such as WS15; complete it as on the report's page",
            document=name,
            line=first.heading.number,
        )
    for other in found[1:]:
        if other.year != first.year or (other.code and code_of(other.code) != code):
            raise SourceError(
                f"this heading is of another session than {code} of {first.year};"
                " save each report as a file of its own",
                document=name,
                line=other.heading.number,
            )
    return first.code, code


def _described(
    found: tuple[Rendition, ...], given: Given
) -> tuple[SessionRecord, tuple[Skipped, ...]]:
    first = found[0]
    title, day, time = (_first(found, label) for label in (Label.TITLE, Label.DATE, Label.TIME))
    if title is None:
        raise SourceError(
            "the report gives no Session Title; save the whole report",
            document=first.document,
            line=first.heading.number,
        )
    when = when_of(first, day, time, given)
    record = SessionRecord(
        origin=Origin(first.document, title.line, Label.TITLE),
        year=first.year,
        kind=KIND,
        title=title.text,
        date=when.date,
        date_as_stated=day.text if day else None,
        start=when.start,
        end=when.end,
        time_as_stated=time.text if time else None,
        status=SessionStatus.HELD,
    )
    return record, when.skipped


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
            yield AnswerRecord(Origin(found[0].document, field.line, label), question, text)


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
                yield Skipped(Origin(rendition.document, field.line, label), field.text, reason)


def _strange(found: Iterable[Rendition]) -> Iterator[Skipped]:
    for rendition in found:
        for field in rendition.fields:
            if field.label is None:
                reason = "the template of 2017 has no such label"
                yield Skipped(Origin(rendition.document, field.number), field.stated, reason)


def _once(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    first: dict[tuple[str, str], Skipped] = {}
    for one in skipped:
        first.setdefault((one.text, one.reason), one)
    return tuple(first.values())
