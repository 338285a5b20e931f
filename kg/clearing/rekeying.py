"""Which mentions of others have another key after a clearing, and that nobody else is touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.errors import SourceError
from kg.keys import opaque
from kg.records import PartyRecord, Reading, SessionRecord
from kg.resolve.placeholders import with_placeholders
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import Saying, own_key
from kg.resolve.statements import statement_key

Pair = tuple[str, str]


def new_keys(
    before: Sequence[Reading], after: Sequence[Reading], hidden: Collection[str]
) -> dict[str, str]:
    """Old key to new one, of the mentions of everybody who stays.

    Raises SourceError for a document that a reader reads otherwise now.
    """
    known = {_place(reading): reading for reading in after}
    found: dict[str, str] = {}
    for reading in before:
        other = known.get(_place(reading))
        if other is None:
            continue
        found.update(pair for pair in _keys(reading, other, hidden) if pair[0] != pair[1])
    return found


def _place(reading: Reading) -> tuple[str, str | None]:
    return reading.document.key, reading.document.imported or reading.document.sheet


def _keys(one: Reading, other: Reading, hidden: Collection[str]) -> Iterator[Pair]:
    old, new = _sessions(one.records), _sessions(other.records)
    if [_shape(record) for record in old] != [_shape(record) for record in new]:
        raise SourceError(
            "a reader takes it for something else once the name is out of it; take the name out by"
            " hand, and import it again",
            document=one.document.name,
        )
    for left, right in zip(old, new, strict=True):
        for a, b in zip(left.parties, right.parties, strict=True):
            key = statement_key(Saying(one.document, left), a)
            if key not in hidden:
                yield key, statement_key(Saying(other.document, right), b)
                yield from _bodies(one, left, a, b)


def _bodies(
    reading: Reading, record: SessionRecord, a: PartyRecord, b: PartyRecord
) -> Iterator[Pair]:
    session = f"{record.year}/{own_key(record)}"
    for old, new in zip(a.organizations, b.organizations, strict=False):
        if old != new:
            key = reading.document.key
            yield opaque("m", key, session, old), opaque("m", key, session, new)


def _sessions(records: Iterable[object]) -> list[SessionRecord]:
    return [record for record in records if isinstance(record, SessionRecord)]


def _shape(record: SessionRecord) -> tuple[object, ...]:
    return (record.year, own_key(record), len(record.parties), record.start)


def changed_ids(
    before: Resolution, after: Resolution, keys: dict[str, str], hidden: Collection[str]
) -> frozenset[str]:
    """The ids of people and bodies of whom a mention has another id now."""
    found = set()
    for one, other in (
        (before.people, after.people),
        (before.organizations, after.organizations),
    ):
        gone = {identifier for mention, identifier in one.by_mention.items() if mention in hidden}
        for mention, identifier in one.by_mention.items():
            now = other.by_mention.get(keys.get(mention, mention))
            if now != identifier and identifier not in gone:
                found.add(identifier)
    return frozenset(found)


def as_told(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings with the placeholders as people whose names are withheld."""
    return tuple(map(with_placeholders, readings))
