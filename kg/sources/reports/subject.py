"""Which session a report is of: its year, code, title, type, theme and time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.concepts import SessionStatus
from kg.errors import SourceError
from kg.keys import session_key
from kg.labels import code_of
from kg.labels.sessions import session_type_of
from kg.records import Finding, Origin, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.reports.renditions import Field, Rendition
from kg.sources.reports.template import Label
from kg.sources.reports.when import Stated, date_of, stated_of, when_of
from kg.sources.session_codes import coded_title, type_of_code

KIND = "Workshop"
"""The template is of workshops; that of 2018 has a label for the type, and other types too."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The record so far, and what a person should see of how it was read."""

    record: SessionRecord
    told: tuple[Skipped | Finding, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """Title and code of a session; stated: the code as printed."""

    title: str
    code: str | None
    stated: str | None


def described(found: tuple[Rendition, ...], given: Given) -> Subject:
    """The session; SourceError where neither heading, editor nor date tells the year."""
    first = found[0]
    fields = _fields(found)
    title = fields.get(Label.TITLE)
    if title is None:
        raise SourceError(
            "the report gives no Session Title; save the whole report",
            document=first.document,
            line=first.heading.number,
        )
    stated = stated_of(fields)
    year = _year(first, stated, given)
    called = _called(found, title.text, year)
    told = when_of(first, stated, year, given)
    kind = fields[Label.SESSION_TYPE].text if Label.SESSION_TYPE in fields else KIND
    record = SessionRecord(
        origin=Origin(first.document, title.line, title.wording),
        year=year,
        key=None if called.code else session_key("report", str(year), called.title),
        code=called.code,
        code_as_stated=called.stated,
        kind=kind,
        session_type=type_of_code(called.code) if called.code else session_type_of(kind),
        title=called.title,
        date=told.when.date,
        date_as_stated=stated.date_text,
        start=told.when.start,
        end=told.when.end,
        time_as_stated=stated.time_text,
        zone_as_stated=told.zone,
        themes=_themes(fields),
        status=SessionStatus.HELD,
    )
    return Subject(record, tuple(told.items))


def _fields(found: Iterable[Rendition]) -> dict[Label, Field]:
    """The first field with each label that has a value, whatever its rendition."""
    fields: dict[Label, Field] = {}
    for rendition in found:
        for field in rendition.fields:
            if field.label is not None and field.has_words:
                fields.setdefault(field.label, field)
    return fields


def _themes(fields: dict[Label, Field]) -> tuple[str, ...]:
    return tuple(fields[label].text for label in (Label.THEME, Label.SUBTHEME) if label in fields)


def _year(first: Rendition, stated: Stated, given: Given) -> int:
    date = date_of(stated)
    year = first.year or given.year or (date.year if date else None)
    if year is None:
        raise SourceError(
            "there is no heading such as `IGF 2017 Workshop Report: WS15`, and no date, which"
            " would tell the year; save the report from its top, or say the edition",
            document=first.document,
            line=first.heading.number,
        )
    return year


def _called(found: tuple[Rendition, ...], title: str, year: int) -> Called:
    """Of the headings, or of the title; all headings must be of one session."""
    coded = coded_title(title)
    headed = [(r, code) for r in found if r.code and (code := _heading_code(r.code))]
    own = headed[0][1] if headed else (coded.code if coded else None)
    for other in found:
        code = _heading_code(other.code) if other.code else None
        if (other.year or year) != year or (code is not None and code != own):
            raise SourceError(
                f"this heading is of another session than {own} of {year};"
                " save each report as a file of its own",
                document=other.document,
                line=other.heading.number,
            )
    if coded is not None and coded.code == own:
        return Called(coded.title, own, headed[0][0].code if headed else coded.code_as_stated)
    return Called(title, own, headed[0][0].code if headed else None)


def _heading_code(text: str) -> str | None:
    """The code in a heading, alone or before or behind the title."""
    coded = coded_title(text)
    return code_of(text) or (coded.code if coded else None)
