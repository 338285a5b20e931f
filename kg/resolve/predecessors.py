"""Which document of the data a new one is a newer snapshot of, as far as that is certain.

The same address, or the same name that a feed gives itself, or the same file name under the same
reader with half of the sessions in common. Anything less is for an editor to say.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.addresses import canonical
from kg.records import Document, Reading
from kg.resolve.revisions import identities

SHARED = 0.5
"""The part of all their sessions that two snapshots known by file name alone must share."""


def heads(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The imported readings that no later snapshot replaces."""
    every = tuple(reading for reading in readings if reading.document.imported is not None)
    replaced = {reading.document.revision_of for reading in every}
    return tuple(reading for reading in every if reading.document.key not in replaced)


def predecessor(reading: Reading, known: Iterable[Reading]) -> Reading | None:
    """The one head that this is a newer snapshot of; None where there is none, or more than one."""
    found = [head for head in known if _is_snapshot_of(reading, head)]
    return found[0] if len(found) == 1 else None


def akin(reading: Reading, known: Iterable[Reading]) -> tuple[Reading, ...]:
    """Heads of the same form that share sessions with it, for an editor to choose from."""
    mine = identities(reading)
    return tuple(
        head
        for head in known
        if _form(head.document) == _form(reading.document) and mine & identities(head)
    )


def _is_snapshot_of(reading: Reading, head: Reading) -> bool:
    new, old = reading.document, head.document
    if _form(new) != _form(old):
        return False
    if new.address is not None and old.address is not None:
        return canonical(new.address) == canonical(old.address)
    if new.feed is not None and old.feed is not None:
        return new.feed == old.feed
    return new.name.casefold() == old.name.casefold() and _overlap(reading, head) >= SHARED


def _form(document: Document) -> str:
    """The reader without its version: a newer reader reads the same form."""
    return document.reader.partition("/")[0]


def _overlap(one: Reading, other: Reading) -> float:
    mine, theirs = identities(one), identities(other)
    return len(mine & theirs) / (len(mine | theirs) or 1)
