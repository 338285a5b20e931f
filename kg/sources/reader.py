"""One form of document, and the module that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.concepts import DocumentKind
from kg.records import Item
from kg.sources.given import Given
from kg.sources.sample import Sample
from kg.sources.source import Source


class ReadingModule(Protocol):
    """What a module of this package has that reads a form of document."""

    NAME: str
    VERSION: int

    def recognises(self, sample: Sample) -> bool:
        """Whether a document that begins so has the form."""

    def read(self, source: Source, given: Given) -> Iterator[Item]:
        """Yields as it goes; raises SourceError at the first thing that makes the rest untrue."""


@dataclass(frozen=True, slots=True)
class Reader:
    """form: how a message calls it. kind, media_type: of such a document, unless it says else."""

    module: ReadingModule
    form: str
    kind: DocumentKind
    media_type: str

    @property
    def name(self) -> str:
        """The reader's name, whatever its version."""
        return self.module.NAME

    @property
    def label(self) -> str:
        """Name and version, as documents record it."""
        return f"{self.module.NAME}/{self.module.VERSION}"

    def recognises(self, sample: Sample) -> bool:
        """Whether a document that begins so has the form."""
        return self.module.recognises(sample)

    def read(self, source: Source, given: Given) -> Iterator[Item]:
        """What the document says, item by item."""
        return self.module.read(source, given)
