"""The bytes of one document as a reader takes them: a stream, or the whole where it is a page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import BinaryIO

from kg.errors import SourceError
from kg.sources.given import Given
from kg.sources.lines import Line, lines_of
from kg.sources.sample import HEAD, Sample
from kg.text import LARGEST, decode


@dataclass(frozen=True, slots=True)
class Source:
    """name: of the file, for people. file: seekable, and at its start whenever a reader gets it."""

    name: str
    file: BinaryIO

    @classmethod
    def of(cls, name: str, content: bytes) -> Source:
        """A source whose bytes are at hand already."""
        return cls(name, io.BytesIO(content))

    def sample(self) -> Sample:
        """The head of the document, by which readers recognise it."""
        head = self.file.read(HEAD)
        self.file.seek(0)
        return Sample(head)

    def content(self, largest: int = LARGEST) -> bytes:
        """All bytes; SourceError where there are more than a page or report can have."""
        found = self.file.read(largest + 1)
        self.file.seek(0)
        if len(found) > largest:
            raise SourceError(
                f"the document has more than the {largest} bytes that are read of its form;"
                " give the one page or report, not a whole archive",
                document=self.name,
            )
        return found

    def text(self, given: Given) -> str:
        """The whole as text."""
        return decode(self.content(), self.name, given.encoding)

    def lines(self, given: Given) -> tuple[Line, ...]:
        """The whole as numbered lines."""
        return lines_of(self.text(given), self.name)
