"""The bodies and slots that are known by name: from the editor's sheet, and from plain titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.concepts import SeriesKind
from kg.errors import SourceError
from kg.keys import slug
from kg.records import Document, Reading, SeriesRecord
from kg.resolve.series.titles import PREFIXES, Named, acronym_key, body_name, name_key, trimmed


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A series of the editor's sheet, and the sheet."""

    record: SeriesRecord
    document: Document


@dataclass(frozen=True, slots=True)
class Series:
    """A series of sessions; entry: what the sheet says of it, None where titles alone made it.

    key: the editor's, or made from the body's name; more sessions never change it.
    """

    key: str
    name: str
    kind: SeriesKind
    entry: SeriesEntry | None = None


@dataclass(slots=True)
class Known:
    """Names and acronyms that lead to one series each."""

    series: dict[str, Series] = field(default_factory=dict)
    names: dict[tuple[SeriesKind, str], str] = field(default_factory=dict)
    acronyms: dict[tuple[SeriesKind, str], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def by_name(self, kind: SeriesKind, name: str) -> str | None:
        """The series that a name stands for."""
        return self.names.get((kind, name))

    def by_acronym(self, kind: SeriesKind, acronym: str) -> str | None:
        """The one series that an acronym stands for; None where two share it."""
        found = self.acronyms.get((kind, acronym), set())
        return next(iter(found)) if len(found) == 1 else None

    def add(self, series: Series, names: Iterable[str]) -> None:
        """A series and all that it is called."""
        self.series[series.key] = series
        for name in names:
            self.names[series.kind, name] = series.key


def series_entries(readings: Iterable[Reading]) -> tuple[SeriesEntry, ...]:
    """The series that editors' sheets describe."""
    return tuple(
        SeriesEntry(record, reading.document)
        for reading in readings
        for record in reading.records
        if isinstance(record, SeriesRecord)
    )


def known_from(entries: Iterable[SeriesEntry]) -> Known:
    """What the sheet knows; raises SourceError where two series of a kind have one name."""
    known = Known()
    for entry in entries:
        record = entry.record
        names = frozenset(_names(record))
        for name in names:
            other = known.by_name(record.kind, name)
            if other is not None:
                raise SourceError(
                    f"{record.key} and {other} are both called {name!r}; keep it for one of them",
                    document=record.origin.document,
                    line=record.origin.line,
                )
        known.add(Series(record.key, record.name, record.kind, entry), names)
        if record.acronym is not None:
            known.acronyms[record.kind, acronym_key(record.acronym)].add(record.key)
    return known


def derived_key(kind: SeriesKind, name: str) -> str | None:
    """The key of a series that only titles know; None for a name without a Latin letter."""
    readable = slug(name)
    return f"{PREFIXES[kind]}-{readable}" if readable and kind in PREFIXES else None


def derived_series(kind: SeriesKind, named: Named) -> Series | None:
    """A series that titles alone make."""
    key = derived_key(kind, named.key)
    return None if key is None else Series(key, FORMS[kind].format(named.words), kind)


FORMS = {
    SeriesKind.DYNAMIC_COALITION: "Dynamic Coalition on {}",
    SeriesKind.BEST_PRACTICE_FORUM: "Best Practice Forum on {}",
    SeriesKind.POLICY_NETWORK: "Policy Network on {}",
    SeriesKind.OPEN_FORUM: "{} Open Forum",
    SeriesKind.SLOT: "{}",
}


def _names(record: SeriesRecord) -> Iterator[str]:
    """All its names for comparison, with and without the words that say its kind."""
    for name in (record.name, *record.other_names):
        yield name_key(name)
        yield name_key(body_name(name, record.kind) or name)
        yield name_key(trimmed(name))
    prefix = PREFIXES.get(record.kind)
    # A series that titles made before the sheet knew it keeps its address, and its sessions.
    if prefix and record.key.startswith(f"{prefix}-"):
        yield record.key.removeprefix(f"{prefix}-").replace("-", " ")
