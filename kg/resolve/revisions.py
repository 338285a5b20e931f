"""Snapshots of one feed or page: the newest is believed, and what it no longer lists is told.

A session that an older snapshot lists and no later one does is gone since the day of the first
snapshot without it: a status with a date, never a deletion. All other sessions of the older
snapshot are superseded; they stay in its own graph and nowhere else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.errors import SourceError
from kg.records import Reading, SessionRecord
from kg.resolve.sessions import own_key


def revised(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings in their order, those with a later snapshot reduced to what that one lacks."""
    every = tuple(readings)
    by_key = {reading.document.key: reading for reading in every}
    later = {
        reading.document.revision_of: reading.document.key
        for reading in every
        if reading.document.revision_of is not None
    }
    chained = (_reduced(reading, _after(reading, later, by_key)) for reading in every)
    return tuple(_with_first(reading, later, by_key) for reading in chained)


def _with_first(reading: Reading, later: dict[str, str], by_key: dict[str, Reading]) -> Reading:
    """The reading with the key of the first snapshot of its chain, if it is one of several."""
    key = reading.document.key
    while (before := by_key[key].document.revision_of) in by_key and before is not None:
        key = before
    if key == reading.document.key and key not in later:
        return reading
    return replace(reading, document=replace(reading.document, first=key))


def _after(
    reading: Reading, later: dict[str, str], by_key: dict[str, Reading]
) -> tuple[Reading, ...]:
    """The snapshots after one, in their order."""
    found: list[Reading] = []
    key = reading.document.key
    while key in later:
        key = later[key]
        if any(key == other.document.key for other in found) or key == reading.document.key:
            raise SourceError(
                f"the snapshots revise each other in a circle at {key}; correct `revision_of`",
                document=reading.document.name,
            )
        found.append(by_key[key])
    return tuple(found)


def _reduced(reading: Reading, after: Sequence[Reading]) -> Reading:
    if not after:
        return reading
    listed = [identities(newer) for newer in after]
    day = snapshot_day(after[0])
    gone: list[SessionRecord] = []
    superseded: list[SessionRecord] = []
    for record in reading.records:
        if isinstance(record, SessionRecord):
            is_gone = not any(identity(record) & newer for newer in listed)
            (gone if is_gone else superseded).append(record)
    return replace(
        reading,
        records=tuple(replace(record, gone=day) for record in gone),
        superseded=(*reading.superseded, *superseded),
    )


def identities(reading: Reading) -> frozenset[str]:
    """Everything by which a reading's sessions can be known again."""
    return frozenset().union(
        *(identity(record) for record in reading.records if isinstance(record, SessionRecord))
    )


def identity(record: SessionRecord) -> frozenset[str]:
    """A session's key within its year, and the feed's own identifier where it has one."""
    names = {f"{record.year}/{own_key(record)}"}
    return frozenset(names if record.uid is None else names | {f"uid/{record.uid}"})


def snapshot_day(reading: Reading) -> dt.date | None:
    """The day on which a snapshot was taken, else the day on which it came into the data."""
    told = (reading.document.retrieved, reading.document.imported)
    return next((day for text in told if text and (day := _day(text))), None)


def _day(text: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        # Sheets may know no more than the month.
        return None
