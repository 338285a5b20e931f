"""The difference between two snapshots as lines for people: `+` added, `~` changed, `-` gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.records import (
    AnswerRecord,
    CountRecord,
    LinkRecord,
    MentionRecord,
    PartyRecord,
    SessionRecord,
)
from kg.resolve.differences import Difference, FieldChange
from kg.resolve.sessions import own_key

LONGEST = 90
NOUNS = {
    "parties": "party",
    "counts": "count",
    "answers": "answer",
    "mentions": "mention",
    "links": "link",
}


def difference_lines(found: Difference) -> Iterator[str]:
    """A line a session, and below a changed one a line a field."""
    for record in found.added:
        yield f"+ {_session(record)}"
    for change in found.changed:
        yield f"~ {_session(change.after)}"
        yield from (f"    {_change(field)}" for field in change.fields)
    for record in found.gone:
        yield f"- {_session(record)}"


def _session(record: SessionRecord) -> str:
    title = f" “{_cut(record.title)}”" if record.title else ""
    return f"{record.code or own_key(record)} of {record.year}{title}"


def _change(change: FieldChange) -> str:
    if change.field in NOUNS:
        sign, value = ("+", change.after) if change.before is None else ("-", change.before)
        return f"{sign} {NOUNS[change.field]}: {_value(value)}"
    return f"{change.field}: {_value(change.before)} → {_value(change.after)}"


def _value(value: object) -> str:
    if value is None or value == ():
        return "(not said)"
    if isinstance(value, tuple):
        return ", ".join(map(_value, value))
    if isinstance(value, dt.date):
        return value.isoformat()
    return _cut(_record(value))


def _record(value: object) -> str:
    match value:
        case PartyRecord():
            whose = f" ({value.affiliation})" if value.affiliation else ""
            return f"{value.role} {value.name or value.unnamed}{whose}, {value.status}"
        case CountRecord():
            return f"{value.question} {value.estimate.as_stated}"
        case AnswerRecord():
            return f"{value.question} {value.summary or value.text}"
        case MentionRecord():
            return value.text
        case LinkRecord():
            return f"{value.kind} {value.address}"
        case _:
            return str(value)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
