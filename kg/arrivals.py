"""What an import would do with each document, worked out before anything is written.

A document whose bytes are in the data already changes nothing. A newer snapshot of one that is in
becomes its revision; one that would make most of its sessions disappear is left for an editor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, SourceError
from kg.imports import Arrival, place_of
from kg.inputs import named_as_imported, read_file
from kg.records import Reading
from kg.resolve.differences import Difference, difference
from kg.resolve.predecessors import akin, heads, predecessor
from kg.resolve.revisions import snapshot_day
from kg.sources.given import Given
from kg.sources.sheets.import_slip import Imported
from kg.text import printable

MOST_GONE = 0.5
"""The part of a feed's sessions that may be gone before an editor must say that it is one."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an editor says of an import.

    revision_of: key of the snapshot before; new: it is a snapshot of nothing that is in.
    """

    given: Given
    imported: str
    mapping: Path | None = None
    revision_of: str | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that comes in, and what it says otherwise than the snapshot before it.

    kin: documents that share sessions with it, where none is for certain an earlier snapshot.
    """

    arrival: Arrival
    reading: Reading
    before: Reading | None = None
    difference: Difference | None = None
    kin: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """A document whose bytes are in the data."""

    path: Path
    reading: Reading


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that could not be read."""

    path: Path
    error: KgError


Outcome = Taken | AlreadyIn | Refused


def outcomes(
    paths: Sequence[Path],
    known: Iterable[Reading],
    terms: Callable[[Path], Terms],
    tell: Callable[[str, int, int], None],
) -> tuple[Outcome, ...]:
    """What becomes of each document; each is compared with those before it, too."""
    every = list(known)
    found: list[Outcome] = []
    for number, path in enumerate(paths):
        tell("import", number, len(paths))
        outcome = _outcome(path, every, terms(path))
        found.append(outcome)
        if isinstance(outcome, Taken):
            every.append(outcome.reading)
    tell("import", len(paths), len(paths))
    return tuple(found)


def _outcome(path: Path, known: Sequence[Reading], terms: Terms) -> Outcome:
    try:
        reading = read_file(path, terms.given)
        same = next((one for one in known if _same_bytes(one, reading)), None)
        if same is not None:
            return AlreadyIn(path, same)
        if not reading.records:
            raise SourceError(_nothing_in(reading), document=path.name)
        return _taken(path, reading, heads(known), terms)
    except SourceError as error:
        return Refused(path, error)


def _same_bytes(one: Reading, other: Reading) -> bool:
    imported = one.document.imported is not None
    return imported and one.document.sha256 == other.document.sha256


def _nothing_in(reading: Reading) -> str:
    why = f": {reading.skipped[0].reason}" if reading.skipped else ""
    return f"no session could be read{why}; kg read shows what was skipped"


def _taken(path: Path, reading: Reading, known: Sequence[Reading], terms: Terms) -> Taken:
    before = None if terms.new else _before(reading, known, terms)
    listed = _listed(path, reading, terms, before)
    arrival = Arrival(path, listed, terms.mapping)
    named = named_as_imported(reading, listed)
    if before is None:
        return Taken(arrival, named, kin=() if terms.new else akin(reading, known))
    differing = difference(before, named)
    _refuse_doubtful(before, named, differing, terms)
    return Taken(arrival, named, before, differing)


def _before(reading: Reading, known: Sequence[Reading], terms: Terms) -> Reading | None:
    if terms.revision_of is None:
        return predecessor(reading, known)
    wanted = terms.revision_of
    found = next((head for head in known if head.document.key == wanted), None)
    if found is None:
        raise SourceError(
            f"{wanted} is the key of no newest snapshot in the data; kg sources --documents lists"
            " the keys",
            document=reading.document.name,
        )
    return found


def _refuse_doubtful(
    before: Reading, reading: Reading, differing: Difference, terms: Terms
) -> None:
    """An older snapshot, or one that drops most sessions, is hardly what it seems."""
    old, new = snapshot_day(before), snapshot_day(reading)
    if old is not None and new is not None and new < old:
        raise SourceError(
            f"it was retrieved on {new}, before the snapshot of {old} that is in"
            f" ({before.document.key}); correct --retrieved, or import it with --new",
            document=reading.document.name,
        )
    if terms.revision_of is None and len(differing.gone) > MOST_GONE * len(before.records):
        raise SourceError(
            f"as a newer snapshot of {before.document.key} it would drop {len(differing.gone)} of"
            f" {len(before.records)} sessions; say --revision-of {before.document.key} if so,"
            " else --new",
            document=reading.document.name,
        )


def _listed(path: Path, reading: Reading, terms: Terms, before: Reading | None) -> Imported:
    sha256 = reading.document.sha256 or ""
    mapping = terms.given.mapping
    return Imported(
        file=place_of(sha256, path.name),
        name=printable(path.name) or "document",
        sha256=sha256,
        imported=terms.imported,
        edition=terms.given.year,
        address=terms.given.address,
        retrieved=terms.given.retrieved,
        encoding=terms.given.encoding,
        mapping=place_of(sha256, f"{path.name}.mapping.toml") if mapping else None,
        revision_of=before.document.key if before else None,
    )
