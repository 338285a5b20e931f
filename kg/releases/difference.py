"""What is different between two graphs of ours, resource by resource.

Small nodes, such as a participation or a discrepancy, belong to the session, meeting, person, body
or place that they tell of: their statements stand there, each with its own subject.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = (
    *("meeting", "session", "series", "person", "org", "place", "document"),
    *("judgement", "term", "other"),
)
"""In this order they are told."""


@dataclass(frozen=True, slots=True)
class Published:
    """One of the two graphs. content: the SHA-256 of its statements, as the register has it."""

    version: str
    base: str
    content: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A statement. object: as N-Triples write it, so `<…>` for an IRI."""

    subject: str
    predicate: str
    object: str

    @property
    def iri(self) -> str | None:
        """The IRI that the statement leads to; None where it leads to a value."""
        return self.object[1:-1] if self.object.startswith("<") else None


@dataclass(frozen=True, slots=True)
class Change:
    """A resource that is new, gone or different.

    label: its name, afterwards if it has one then. said, unsaid: of a document, how many statements
    its own graph has more, and how many are no longer in it.
    """

    iri: str
    kind: str
    label: str | None
    added: tuple[Line, ...] = ()
    removed: tuple[Line, ...] = ()
    said: int = 0
    unsaid: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that now leads elsewhere, or an entity that was parted from another."""

    iri: str
    kind: str
    label: str | None
    other: str


@dataclass(frozen=True, slots=True)
class Gone:
    """An id that was withdrawn: nothing of what it stood for. reason: a key of its scheme."""

    iri: str
    kind: str
    date: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """From one graph to the next; before: None for the first release of all, which lists nothing.

    merged, split and withdrawn repeat, in short, what lies behind some of the others: what was
    merged or withdrawn is among the removed, what was split off among the added or changed.
    labels: the names of what the statements speak of, where it has one.
    """

    before: Published | None
    after: Published
    added: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    merged: tuple[Moved, ...] = ()
    split: tuple[Moved, ...] = ()
    withdrawn: tuple[Gone, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that this tells of."""
        return not (self.added or self.removed or self.changed)


def in_order(change: Change | Moved | Gone) -> tuple[int, str]:
    """By kind, then by address."""
    return KINDS.index(change.kind), change.iri
