"""One entry of a session sheet: what one source says of one session.

How far a session got is read from the kind of its source: a report or a transcript shows that it
was held, a programme or session page that it was scheduled, a proposal that it was put forward.
Any other page shows a schedule only if it gives a day or a time. `status` in the entry overrides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.concepts import DocumentKind, SessionStatus
from kg.dates import moment
from kg.labels import code_of, session_format_of, session_type_of
from kg.records import Origin, PartyRecord, SessionRecord, Skipped, TitleBasis
from kg.sources.sheets.figures import answer, count
from kg.sources.sheets.parties import party
from kg.sources.sheets.table import Table

KEYS = (
    *("id", "source", "source_kind", "document_name", "document_sha256", "code", "type"),
    *("title", "title_basis", "date", "date_as_stated", "date_basis", "start", "end"),
    *("time_as_stated", "zone", "room", "format", "themes", "tags", "status", "note"),
    *("organizers", "people", "counts", "answers", "document_key"),
)
IDENTIFIER = re.compile(
    r"(?P<year>[0-9]{4})-(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*)(?:@[a-z0-9]+(?:-[a-z0-9]+)*)?"
)
STATUS = {
    DocumentKind.TRANSCRIPT: SessionStatus.HELD,
    DocumentKind.SESSION_REPORT: SessionStatus.HELD,
    DocumentKind.PROGRAMME_PAGE: SessionStatus.SCHEDULED,
    DocumentKind.SESSION_PAGE: SessionStatus.SCHEDULED,
    DocumentKind.PROPOSAL: SessionStatus.PROPOSED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A session's table, its identifier, and what kind of document it was taken from."""

    table: Table
    identifier: str
    year: int
    kind: DocumentKind


def session(
    table: Table, year: int, kind: DocumentKind, zones: Mapping[int, str]
) -> tuple[SessionRecord, tuple[Skipped, ...]]:
    """The record of an entry, and the people in it who had no part."""
    table.only(KEYS)
    entry = Entry(table, table.needed("id", table.text("id")), year, kind)
    parties = [
        party(row, entry.identifier, kind)
        for row in (*table.tables("organizers"), *table.tables("people"))
    ]
    record = replace(
        _with_times(_described(entry), entry, zones),
        parties=tuple(row for row in parties if isinstance(row, PartyRecord)),
        counts=tuple(count(row, entry.identifier) for row in table.tables("counts")),
        answers=tuple(answer(row, entry.identifier) for row in table.tables("answers")),
    )
    return record, tuple(row for row in parties if isinstance(row, Skipped))


def _described(entry: Entry) -> SessionRecord:
    table = entry.table
    code, kind, form = table.text("code"), table.text("type"), table.text("format")
    return SessionRecord(
        origin=Origin(table.document, table.line, entry.identifier),
        year=entry.year,
        key=_key(entry),
        code=_canonical(table, code),
        code_as_stated=code,
        kind=kind,
        session_type=session_type_of(kind) if kind else None,
        title=table.text("title"),
        title_basis=table.member("title_basis", TitleBasis) or TitleBasis.PRINTED,
        room=table.text("room"),
        format=form,
        session_format=session_format_of(form) if form else None,
        themes=table.texts("themes"),
        tags=table.texts("tags"),
        note=table.text("note"),
    )


def _key(entry: Entry) -> str:
    found = IDENTIFIER.fullmatch(entry.identifier)
    if found is None or int(found["year"]) != entry.year:
        raise entry.table.fault(
            f"the id {entry.identifier!r} does not fit; write {entry.year}-, a key in small"
            " letters, and @ with the source where there are several",
            "id",
        )
    return found["key"]


def _canonical(table: Table, code: str | None) -> str | None:
    if code is None:
        return None
    canonical = code_of(code)
    if canonical is None:
        raise table.fault(
            f"the code {code!r} is not understood; write it as printed, such as WS #15, or add its"
            " kind to kg/labels/sessions.py",
            "code",
        )
    return canonical


def _with_times(record: SessionRecord, entry: Entry, zones: Mapping[int, str]) -> SessionRecord:
    table = entry.table
    date, start, end = _clock(table)
    zone = table.text("zone")
    stated = table.text("time_as_stated") or (_undated(start, end) if date is None else None)
    edition = zones.get(entry.year)
    if edition is None:
        raise table.fault(
            f"{entry.year} is no known edition; add data/editions/{entry.year}.toml", "id"
        )
    timed = replace(
        record,
        date=date,
        date_as_stated=table.text("date_as_stated"),
        date_basis=table.text("date_basis"),
        time_as_stated=stated,
        zone_as_stated=zone,
        status=table.member("status", SessionStatus) or _status(entry, date or start),
    )
    if date is None:
        return timed
    start_at = _moment(table, dt.datetime.combine(date, start), edition) if start else None
    end_at = _moment(table, dt.datetime.combine(date, end), edition) if end else None
    return replace(timed, start=start_at, end=end_at)


def _clock(table: Table) -> tuple[dt.date | None, dt.time | None, dt.time | None]:
    start, end = table.value("start", dt.time), table.value("end", dt.time)
    if end is not None and start is None:
        raise table.fault("there is an end and no start; add `start`", "end")
    if start is not None and end is not None and end <= start:
        raise table.fault("the session ends before it starts; check both times", "end")
    return table.value("date", dt.date), start, end


def _undated(start: dt.time | None, end: dt.time | None) -> str | None:
    """The time as text: without a day it is no moment."""
    return " - ".join(f"{time:%H:%M}" for time in (start, end) if time is not None) or None


def _status(entry: Entry, placed: dt.date | dt.time | None) -> SessionStatus:
    open_case = SessionStatus.PROPOSED if placed is None else SessionStatus.SCHEDULED
    return STATUS.get(entry.kind, open_case)


def _moment(table: Table, local: dt.datetime, edition: str) -> dt.datetime:
    try:
        return moment(local.date(), local.time(), table.text("zone") or edition, edition)
    except ValueError as error:
        raise table.fault(f"{error}; write the zone as printed, such as CET", "zone") from error
