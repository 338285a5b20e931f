"""What a reader is told besides the bytes: the editions, and what an editor says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.records import EditionRecord


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A mapping file for a table: its name for messages, and its TOML."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """All of it may be missing; a reader says what it cannot do without.

    editions: what is known of each annual meeting, by year.
    year: of the edition that the editor says the document belongs to.
    address: where the document was found. retrieved: ISO date or time of that.
    encoding: of a document that is not UTF-8. mapping: which column of a table is which field.
    """

    editions: Mapping[int, EditionRecord] = field(default_factory=dict)
    year: int | None = None
    address: str | None = None
    retrieved: str | None = None
    encoding: str | None = None
    mapping: ColumnMapping | None = None

    def zone(self, year: int) -> str | None:
        """The IANA zone of an edition, if it is known."""
        edition = self.editions.get(year)
        return edition.zone if edition else None
