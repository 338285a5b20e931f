"""`data/series.toml`: bodies and slots that hold sessions year after year, and their names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from kg.concepts import DocumentKind, SeriesKind
from kg.keys import address_key, slug
from kg.records import Document, FollowUpRecord, ListedSession, Origin, Reading, SeriesRecord
from kg.sources.sheets.table import Table, sheet_table

NAME = "series-sheet"
VERSION = 1

KEYS = ("series", "follow_up")
SERIES_KEYS = ("key", "name", "kind", "acronym", "other_names", "founded", "note", "session")
SESSION_KEYS = ("session", "basis")
FOLLOW_UP_KEYS = ("session", "earlier", "basis")
SESSION = re.compile(r"(20\d\d)/[a-z0-9-]+")


def read_series(content: bytes, name: str) -> Reading:
    """The series of the sheet; raises SourceError for a key used twice or a session misspelt."""
    table = sheet_table(content, name)
    table.only(KEYS)
    rows = table.tables("series")
    series = tuple(_series(row, name) for row in rows)
    _refuse_twins(zip(rows, series, strict=True))
    follow_ups = tuple(_follow_up(row, name) for row in table.tables("follow_up"))
    document = Document(
        key=address_key(name),
        name=name,
        kind=DocumentKind.FACT_SHEET,
        reader=f"{NAME}/{VERSION}",
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="application/toml",
    )
    return Reading(document, (*series, *follow_ups))


def _series(table: Table, name: str) -> SeriesRecord:
    table.only(SERIES_KEYS)
    key = table.needed("key", table.text("key"))
    if key != slug(key):
        raise table.fault(f"the key {key!r} is no part of an address; write {slug(key)!r}", "key")
    return SeriesRecord(
        origin=Origin(name, table.line_of("key"), key),
        key=key,
        name=table.needed("name", table.text("name")),
        kind=table.needed("kind", table.member("kind", SeriesKind)),
        acronym=table.text("acronym"),
        other_names=table.texts("other_names"),
        founded=table.value("founded", int),
        sessions=tuple(_listed(row, name) for row in table.tables("session")),
        note=table.text("note"),
    )


def _listed(table: Table, name: str) -> ListedSession:
    table.only(SESSION_KEYS)
    session = _session(table, "session")
    basis = table.needed("basis", table.text("basis"))
    return ListedSession(Origin(name, table.line_of("session"), session), session, basis)


def _follow_up(table: Table, name: str) -> FollowUpRecord:
    table.only(FOLLOW_UP_KEYS)
    session, earlier = _session(table, "session"), _session(table, "earlier")
    if earlier[:4] >= session[:4]:
        raise table.fault(f"{earlier} is not before {session}; a follow-up is of a later year")
    basis = table.needed("basis", table.text("basis"))
    origin = Origin(name, table.line_of("session"), session)
    return FollowUpRecord(origin, session, earlier, basis)


def _session(table: Table, key: str) -> str:
    found = table.needed(key, table.text(key))
    if not SESSION.fullmatch(found):
        raise table.fault(f"{key} is {found!r}; write year and key, such as 2016/ws4", key)
    return found


def _refuse_twins(series: Iterable[tuple[Table, SeriesRecord]]) -> None:
    seen: set[str] = set()
    for table, record in series:
        if record.key in seen:
            raise table.fault(f"the key {record.key!r} is used twice; give one another", "key")
        seen.add(record.key)
