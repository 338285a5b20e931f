"""One session out of the several rows that a table gives it, one for each speaker perhaps.

The rows must follow one another. What they list is put together; of a field that a session has
once, the first row that gives it counts, and a row that says otherwise is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.records import Finding, Origin, SessionRecord, Skipped
from kg.sources.tables.row_session import RowSession

ONCE = (
    *("uid", "address", "code", "code_as_stated", "kind", "session_type", "title", "date"),
    *("date_as_stated", "date_basis", "start", "end", "time_as_stated", "zone_as_stated", "room"),
    *("format", "session_format", "status", "duration", "capacity", "continues", "merged_into"),
)
LISTED = (*("themes", "tags", "flags", "sdgs", "links", "counts", "merged_from", "parties"),)
# Of these, what is printed stands in another field, and is told there.
WORKED_OUT = frozenset({"code", "session_type", "date", "start", "end", "session_format"})
OTHERWISE = "another row of the same session says otherwise; the first row counts"


def merged(rows: list[RowSession]) -> RowSession:
    """The session of all its rows."""
    if len(rows) == 1:
        return rows[0]
    records = [row.record for row in rows]
    fields: dict[str, Any] = {name: next(_stated(records, name), None) for name in ONCE}
    fields.update((name, _all(records, name)) for name in LISTED)
    whole = replace(records[0], **fields)
    told = tuple(one for row in rows for one in row.told)
    return RowSession(whole, (*_without_repeats(told), *_differences(whole, records)))


def _stated(records: list[SessionRecord], name: str) -> Iterator[Any]:
    values = (getattr(record, name) for record in records)
    return (value for value in values if value is not None)


def _all(records: list[SessionRecord], name: str) -> tuple[Any, ...]:
    """Everything listed once; the same count or party of another row is the same one."""
    found = {_bare(one): one for record in reversed(records) for one in getattr(record, name)}
    return tuple(reversed(found.values()))


def _bare(one: Any) -> Any:
    return replace(one, origin=Origin("")) if hasattr(one, "origin") else one


def _without_repeats(told: tuple[Finding | Skipped, ...]) -> tuple[Finding | Skipped, ...]:
    """A fault that all rows of a session share is told once."""
    first = {_bare_place(one): one for one in reversed(told)}
    return tuple(reversed(first.values()))


def _bare_place(one: Finding | Skipped) -> Finding | Skipped:
    return replace(one, origin=replace(one.origin, line=None))


def _differences(whole: SessionRecord, records: list[SessionRecord]) -> Iterator[Finding]:
    for record in records[1:]:
        for name in ONCE:
            said = getattr(record, name)
            if name not in WORKED_OUT and said is not None and said != getattr(whole, name):
                origin = Origin(record.origin.document, record.origin.line, name)
                yield Finding(origin, str(said), OTHERWISE)
