"""The stream of a document with its broken words mended, and what was mended where.

It stands before all readers, so that none needs to know of it, and before anything is cleaned:
half of a broken `í` is a soft hyphen, which cleaning takes away for good.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from kg.mojibake import repairs, rewritten
from kg.records import Finding, Origin
from kg.sources.given import Given
from kg.sources.source import Source
from kg.text import marked_encoding

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1 << 18
"""Bytes that are taken at once, with the rest of their last line."""

UTF_8 = frozenset({"utf-8", "utf8", "utf-8-sig"})


@dataclass(frozen=True, slots=True)
class Mending:
    """source: for the reader; stream: None where the document is left as it is."""

    source: Source
    stream: MendedStream | None = None

    def findings(self) -> tuple[Finding, ...]:
        """One for each word that was mended, at its first place."""
        if self.stream is None:
            return ()
        return tuple(
            repair_finding(Origin(self.source.name, line), broken, whole)
            for broken, (whole, line) in self.stream.mended.items()
        )


def repair_finding(origin: Origin, broken: str, whole: str) -> Finding:
    """The note of a repair, for a person to look at."""
    return Finding(origin, broken, f"the encoding is broken here, so it is read as {whole}")


def mending_of(source: Source, given: Given) -> Mending:
    """The document as readers are to get it; only UTF-8 text is mended."""
    sample = source.sample()
    marked = (marked_encoding(sample.head) or given.encoding or "utf-8").lower()
    if sample.is_zip or marked not in UTF_8:
        return Mending(source)
    stream = MendedStream(source.file)
    return Mending(replace(source, file=io.BufferedReader(stream, PIECE)), stream)


class MendedStream(io.RawIOBase):
    """Reads forward and, for a second reading, from the start again."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.mended: dict[str, tuple[str, int]] = {}
        self.position = 0
        self.line = 1
        self.rest = memoryview(b"")

    def readable(self) -> bool:
        """As every stream that can be read says."""
        return True

    def seekable(self) -> bool:
        """Back to the start, and forward; the end is not known before it is reached."""
        return True

    def tell(self) -> int:
        """The position in the mended bytes."""
        return self.position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Reads again from the start where it must."""
        if whence == os.SEEK_END:
            raise io.UnsupportedOperation("the end of a mended stream is where reading ends")
        target = offset + (self.position if whence == os.SEEK_CUR else 0)
        if target < self.position:
            self.file.seek(0)
            self.position, self.line, self.rest = 0, 1, memoryview(b"")
        while self.position < target and self.read(min(PIECE, target - self.position)):
            pass
        return self.position

    def readinto(self, buffer: WriteableBuffer) -> int:
        """As many bytes as are ready, none at the end."""
        if not self.rest:
            self.rest = memoryview(self._next())
        target = memoryview(buffer).cast("B")
        size = min(len(target), len(self.rest))
        target[:size] = self.rest[:size]
        self.rest = self.rest[size:]
        self.position += size
        return size

    def _next(self) -> bytes:
        """The next lines; only of one longer than a piece may a word be cut, and so not mended."""
        piece = self.file.read(PIECE) + self.file.readline(PIECE)
        if piece.isascii():
            self.line += piece.count(b"\n")
            return piece
        return b"".join(map(self._mended, piece.splitlines(keepends=True)))

    def _mended(self, line: bytes) -> bytes:
        """Bytes that are no UTF-8 stay what they are, for the reader to refuse."""
        number = self.line
        self.line += line.endswith(b"\n")
        if line.isascii():
            return line
        text = line.decode("utf-8", "surrogateescape")
        found = repairs(text)
        if not found:
            return line
        for broken, whole in found.items():
            self.mended.setdefault(broken, (whole, number))
        return rewritten(text, found).encode("utf-8", "surrogateescape")
