"""The session of one row of a table, and what of the row could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.addresses import canonical
from kg.concepts import SessionType
from kg.keys import session_key
from kg.labels import code_of, session_format_of, session_type_of
from kg.records import Finding, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.session_codes import coded_title, type_of_code
from kg.sources.sheets.session import STATUS as STATUS_OF_KIND
from kg.sources.tables.column import folded
from kg.sources.tables.column_fields import Field
from kg.sources.tables.column_mapping import TableMapping
from kg.sources.tables.row_lists import with_lists
from kg.sources.tables.row_people import people_of
from kg.sources.tables.row_times import Terms, with_times
from kg.sources.tables.row_values import RowValues, Value
from kg.sources.tables.session_words import LANGUAGE, STATUS, is_address, minutes_of

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
NUMBER = re.compile(r"#? ?[0-9]{1,4}")
NOT_A_SESSION = "the row has neither a title nor a code"
NO_YEAR = "no year can be told; correct the row, or give the year in the mapping"
STRANGE_STATUS = "the status is not known; say in the mapping, with `words`, what it stands for"


@dataclass(frozen=True, slots=True)
class RowSession:
    """What one row says of its session."""

    record: SessionRecord
    told: tuple[Finding | Skipped, ...]


def session_of(values: RowValues, mapping: TableMapping, given: Given) -> RowSession | Skipped:
    """The session of the row, or why there is none."""
    if values.text(Field.TITLE) is None and values.text(Field.CODE) is None:
        return Skipped(values.origin, _rest(values), NOT_A_SESSION)
    left_out = _left_out(values, mapping)
    if left_out is not None:
        reason = f"the mapping leaves out the rows that have this in {left_out.column.header!r}"
        return Skipped(values.origin, _rest(values), reason)
    year = _year(values, mapping, given)
    if year is None:
        return Skipped(values.origin, _rest(values), NO_YEAR)
    record = SessionRecord(values.origin, year, uid=values.text(Field.UID))
    record = _classified(_named(record, values), values)
    record = replace(
        record,
        themes=mapping.constant(Field.THEMES),
        tags=mapping.constant(Field.TAGS),
        room=values.text(Field.ROOM),
        continues=values.text(Field.CONTINUES),
        merged_into=values.text(Field.MERGED_INTO),
    )
    record, told = _with_rest(record, values, mapping)
    record, times = with_times(record, values.one, Terms(given, mapping.zone, mapping.day_first))
    record, lists = with_lists(record, values.several)
    people = people_of(values.several, mapping.document)
    record = replace(record, key=_key(record, values, mapping), parties=people.parties)
    return RowSession(record, (*values.faults, *told, *times, *lists, *people.told))


def _left_out(values: RowValues, mapping: TableMapping) -> Value | None:
    words = mapping.leave_out or {}
    every = (*values.one.values(), *values.several)
    return next(
        (v for v in every if folded(v.text) in words.get(folded(v.column.header), ())), None
    )


def _rest(values: RowValues) -> str:
    """The row's own words of its session, for a person to find it."""
    return " | ".join(value.text for value in values.one.values() if value.column.header)


def _year(values: RowValues, mapping: TableMapping, given: Given) -> int | None:
    """The row's own, else the mapping's or the editor's, else that of its day."""
    own = YEAR.fullmatch(values.text(Field.YEAR) or "")
    if own is not None:
        return int(own[0])
    if mapping.year or given.year:
        return mapping.year or given.year
    texts = (values.text(field) or "" for field in (Field.DATE, Field.START, Field.TIME))
    found = next((match for text in texts if (match := YEAR.search(text))), None)
    return int(found[0]) if found else None


def _named(record: SessionRecord, values: RowValues) -> SessionRecord:
    """With title and code; the code's own column counts before one inside the title."""
    title, code = values.text(Field.TITLE), values.text(Field.CODE)
    coded = coded_title(title) if title else None
    if code is None and coded is not None:
        return replace(
            record, title=coded.title, code=coded.code, code_as_stated=coded.code_as_stated
        )
    canonical = _canonical(code, values.text(Field.TYPE)) if code else None
    if coded is not None and coded.code == canonical:
        title = coded.title
    return replace(record, title=title, code=canonical, code_as_stated=code)


def _canonical(code: str, kind: str | None) -> str | None:
    """A bare number is a code only together with the type it is a number of."""
    if NUMBER.fullmatch(code):
        return code_of(f"{kind} {code}") if kind else None
    return code_of(code)


def _classified(record: SessionRecord, values: RowValues) -> SessionRecord:
    kind, form = values.text(Field.TYPE), values.text(Field.FORMAT)
    of_label = session_type_of(kind) if kind else None
    if of_label in (None, SessionType.OTHER) and record.code is not None:
        of_label = type_of_code(record.code)
    return replace(
        record,
        kind=kind,
        session_type=of_label,
        format=form,
        session_format=session_format_of(form) if form else None,
    )


def _with_rest(
    record: SessionRecord, values: RowValues, mapping: TableMapping
) -> tuple[SessionRecord, tuple[Finding | Skipped, ...]]:
    """With the fields that are read by a rule of their own, or skipped."""
    told: list[Finding | Skipped] = list(_misread(values))
    status = values.one.get(Field.STATUS)
    word = status.text.casefold() if status else ""
    own = (status.column.words if status else None) or {}
    found = own.get(word) or STATUS.get(word)
    if status is not None and found is None:
        told.append(Finding(status.origin, status.text, STRANGE_STATUS))
    usual = STATUS_OF_KIND.get(mapping.document) if status is None else None
    filled = replace(
        record,
        status=found or usual,
        language=_language(values) or "en",
        address=_address(values),
        duration=_duration(values),
        capacity=_capacity(values),
    )
    return filled, tuple(told)


def _language(values: RowValues) -> str | None:
    text = values.text(Field.LANGUAGE) or ""
    return text if LANGUAGE.fullmatch(text) else None


def _address(values: RowValues) -> str | None:
    text = values.text(Field.ADDRESS) or ""
    return canonical(text) if is_address(text) else None


def _duration(values: RowValues) -> int | None:
    value = values.one.get(Field.DURATION)
    return minutes_of(value.cell) if value else None


def _capacity(values: RowValues) -> int | None:
    text = values.text(Field.CAPACITY) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


READ: dict[Field, tuple[Callable[[RowValues], object], str]] = {
    Field.LANGUAGE: (_language, "this is no language tag such as en or pt-BR"),
    Field.ADDRESS: (_address, "this is no web address that begins with http"),
    Field.DURATION: (_duration, "this is no length such as 90 or 1h30"),
    Field.CAPACITY: (_capacity, "this is no whole number of seats"),
    Field.YEAR: (
        lambda values: YEAR.fullmatch(values.text(Field.YEAR) or ""),
        "this is no year",
    ),
}


def _misread(values: RowValues) -> Iterator[Skipped]:
    for field, (rule, reason) in READ.items():
        value = values.one.get(field)
        if value is not None and rule(values) is None:
            yield Skipped(value.origin, value.text, reason)


def _key(record: SessionRecord, values: RowValues, mapping: TableMapping) -> str | None:
    """None for a session with a code; else made of what the table tells it apart by."""
    if record.code is not None:
        return None
    year = str(record.year)
    if mapping.key:
        return session_key(year, *group_key(values, mapping))
    own = record.uid or record.code_as_stated
    if own is not None:
        return session_key(year, own)
    return session_key(year, record.title or "")


def group_key(values: RowValues, mapping: TableMapping) -> tuple[str, ...]:
    """The cells of the key columns: rows in which they are equal are of one session."""
    if not mapping.key:
        return ()
    every = (*values.one.values(), *values.several)
    by_header = {folded(value.column.header): value.text for value in every}
    return tuple(by_header.get(header, "") for header in mapping.key)
