"""Which records are of one session: the same code in the same year, or the same editor's key.

Numbers restart each year, so a code alone is never enough. A key that meets two codes is a
contradiction and stops the build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kg.concepts import Rule
from kg.errors import IdentityError, SourceError
from kg.records import Document, Reading, SessionRecord


class SessionKey(NamedTuple):
    """A session's year and its key within the year, such as (2017, "ws15")."""

    year: int
    key: str

    def __str__(self) -> str:
        return f"{self.year}/{self.key}"


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document says of one session."""

    document: Document
    record: SessionRecord


@dataclass(frozen=True, slots=True)
class Session:
    """One session, all that is said of it, and the rule that brought the sayings together.

    formerly: the documents that list it under another key, each with that key.
    """

    key: SessionKey
    rule: Rule
    sayings: tuple[Saying, ...]
    formerly: tuple[tuple[str, SessionKey], ...] = ()


def own_key(record: SessionRecord) -> str:
    """The name by which the document itself tells the session: its code, else the editor's key."""
    name = record.code or record.key
    if name is None:
        raise SourceError(
            "the session has neither a code nor a key; add `key` to its entry in data/sessions",
            document=record.origin.document,
            line=record.origin.line,
        )
    return name.lower()


def sessions(readings: Iterable[Reading]) -> tuple[Session, ...]:
    """The sessions of all readings, sorted by year and key.

    Raises SourceError for a record without code and key, IdentityError for a key with two codes.
    """
    sayings = _sayings(readings)
    codes = _codes_by_editor_key(sayings)
    return _grouped(sayings, codes)


def superseded(readings: Iterable[Reading]) -> tuple[Session, ...]:
    """The sessions that earlier snapshots list, under the keys that the later ones have given them.

    They stand for themselves: no session, person or body of the curated graph is made from them.
    """
    every = tuple(readings)
    earlier = [
        Saying(reading.document, record) for reading in every for record in reading.superseded
    ]
    return _grouped(earlier, _codes_by_editor_key(_sayings(every))) if earlier else ()


def titles(found: Iterable[Session]) -> dict[SessionKey, frozenset[str]]:
    """What each session is called, in any document."""
    called: dict[SessionKey, set[str]] = defaultdict(set)
    for session in found:
        called[session.key] |= {s.record.title for s in session.sayings if s.record.title}
    return {key: frozenset(names) for key, names in called.items()}


def _sayings(readings: Iterable[Reading]) -> list[Saying]:
    return [
        Saying(reading.document, record)
        for reading in readings
        for record in reading.records
        if isinstance(record, SessionRecord)
    ]


def _grouped(sayings: Iterable[Saying], codes: dict[SessionKey, str]) -> tuple[Session, ...]:
    groups: dict[SessionKey, list[Saying]] = defaultdict(list)
    for saying in sayings:
        groups[_key(saying.record, codes)].append(saying)
    return tuple(_session(key, tuple(group)) for key, group in sorted(groups.items()))


def _codes_by_editor_key(sayings: Iterable[Saying]) -> dict[SessionKey, str]:
    codes: dict[SessionKey, str] = {}
    for saying in sayings:
        record = saying.record
        if record.key is None or record.code is None:
            continue
        known = codes.setdefault(SessionKey(record.year, record.key), record.code)
        if known != record.code:
            raise IdentityError(
                f"the key {record.key!r} of {record.year} has two codes, {known} and {record.code};"
                " give the two sessions different keys",
                document=record.origin.document,
                line=record.origin.line,
            )
    return codes


def _key(record: SessionRecord, codes: dict[SessionKey, str]) -> SessionKey:
    by_editor = codes.get(SessionKey(record.year, record.key)) if record.key else None
    return SessionKey(record.year, (by_editor or own_key(record)).lower())


def _session(key: SessionKey, sayings: tuple[Saying, ...]) -> Session:
    coded = all(saying.record.code is not None for saying in sayings)
    rule = Rule.SESSION_CODE_AND_YEAR if coded else Rule.SESSION_EDITORIAL_KEY
    ordered = sorted(
        sayings, key=lambda saying: (saying.document.key, saying.record.origin.place or "")
    )
    return Session(key, rule, tuple(ordered))
