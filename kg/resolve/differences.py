"""What a newer snapshot says otherwise than the one before: added, changed field by field, gone."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from kg.records import (
    AnswerRecord,
    CountRecord,
    MentionRecord,
    Origin,
    PartyRecord,
    Reading,
    SessionRecord,
)
from kg.resolve.revisions import identity

NOWHERE = Origin("")
PLACED = (PartyRecord, CountRecord, AnswerRecord, MentionRecord)
LISTS = frozenset({"parties", "counts", "answers", "mentions", "links"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field and its values before and after; None where a document does not say."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class SessionChange:
    """A session of both snapshots that is not said the same of."""

    before: SessionRecord
    after: SessionRecord
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two snapshots."""

    added: tuple[SessionRecord, ...] = ()
    changed: tuple[SessionChange, ...] = ()
    gone: tuple[SessionRecord, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def difference(before: Reading, after: Reading) -> Difference:
    """Compares the sessions of two readings of one feed, known by code, key or identifier."""
    old = _sessions(before)
    pairs = tuple(_pairs(old, _sessions(after)))
    kept = {id(left) for left, _ in pairs}
    changes = ((left, right, tuple(_changes(left, right))) for left, right in pairs if left)
    return Difference(
        added=tuple(right for left, right in pairs if left is None),
        changed=tuple(SessionChange(*change) for change in changes if change[2]),
        gone=tuple(record for record in old if id(record) not in kept),
    )


def _sessions(reading: Reading) -> list[SessionRecord]:
    every = (*reading.records, *reading.superseded)
    return [record for record in every if isinstance(record, SessionRecord)]


def _pairs(
    old: list[SessionRecord], new: list[SessionRecord]
) -> Iterator[tuple[SessionRecord | None, SessionRecord]]:
    """Each newer session with the older one that it is; a name that two bear is taken in order."""
    bearers: dict[str, deque[SessionRecord]] = defaultdict(deque)
    for record in old:
        for name in identity(record):
            bearers[name].append(record)
    taken: set[int] = set()
    for record in new:
        # The feed's own identifier first: a code may have moved to another session.
        names = sorted(identity(record), reverse=True)
        found = next(filter(None, (_first(bearers[name], taken) for name in names)), None)
        taken.add(id(found))
        yield found, record


def _first(bearers: deque[SessionRecord], taken: set[int]) -> SessionRecord | None:
    while bearers and id(bearers[0]) in taken:
        bearers.popleft()
    return bearers[0] if bearers else None


def _changes(before: SessionRecord, after: SessionRecord) -> Iterator[FieldChange]:
    for field in fields(SessionRecord):
        if field.name in {"origin", "gone"}:
            continue
        left, right = getattr(before, field.name), getattr(after, field.name)
        if field.name in LISTS:
            yield from _list_changes(field.name, _placeless(left), _placeless(right))
        elif left != right:
            yield FieldChange(field.name, left, right)


def _placeless(records: tuple[object, ...]) -> tuple[object, ...]:
    """The records without their places, which move whenever something before them changes."""
    return tuple(replace(r, origin=NOWHERE) if isinstance(r, PLACED) else r for r in records)


def _list_changes(
    name: str, before: tuple[object, ...], after: tuple[object, ...]
) -> Iterator[FieldChange]:
    for record in before:
        if record not in after:
            yield FieldChange(name, record, None)
    for record in after:
        if record not in before:
            yield FieldChange(name, None, record)
