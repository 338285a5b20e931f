"""A sorted dump as the one before with some lines taken out and some put in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from mmap import ACCESS_READ, mmap
from pathlib import Path

from kg.errors import StoreError

Lines = bytes | mmap


def opened(path: Path) -> Lines:
    """A dump on the disk, to be looked into; raises OSError or ValueError for an empty one."""
    with path.open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@dataclass(frozen=True, slots=True)
class Dump:
    """The lines of `before` without `removed` and with `added`, both sorted, each with its end."""

    before: Lines = b""
    removed: tuple[bytes, ...] = ()
    added: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, lines: Iterable[bytes], before: Lines = b"", removed: Iterable[bytes] = ()) -> Dump:
        """A dump that has these lines too, in whatever order they come."""
        return cls(before, tuple(sorted(removed)), tuple(sorted(lines)))

    def without(self, lines: Iterable[bytes]) -> Dump:
        """The same without these lines of `before`."""
        return replace(self, removed=tuple(sorted({*self.removed, *lines})))

    def plus(self, line: bytes) -> Dump:
        """The same with one more line, which may be one that was taken out."""
        if line in self.removed:
            return replace(self, removed=tuple(one for one in self.removed if one != line))
        return replace(self, added=tuple(sorted((*self.added, line))))

    def pieces(self) -> Iterator[bytes | memoryview]:
        """The bytes, in order; raises StoreError where a line to be taken out is not there."""
        if not self.before:
            yield b"".join(self.added)
            return
        at, before = 0, memoryview(self.before)
        for place, line, length in sorted(self._edits()):
            yield before[at:place]
            at = place + length
            if not length:
                yield line
        yield before[at:]

    def _edits(self) -> Iterator[tuple[int, bytes, int]]:
        """Where to put in a line, or to take out one, which has a length then."""
        for line in self.added:
            yield place_of(self.before, line), line, 0
        for line in self.removed:
            place = place_of(self.before, line)
            if self.before[place : place + len(line)] != line:
                raise StoreError("a line of the build before is not in its dump; build again")
            yield place, line, len(line)

    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        found = hashlib.sha256()
        for piece in self.pieces():
            found.update(piece)
        return found.hexdigest()

    def write(self, path: Path) -> tuple[str, int]:
        """Writes the bytes and gives their SHA-256 and number; raises OSError."""
        found, size = hashlib.sha256(), 0
        with path.open("wb") as file:
            for piece in self.pieces():
                found.update(piece)
                size += file.write(piece)
        return found.hexdigest(), size


def place_of(lines: Lines, line: bytes) -> int:
    """Where a line stands among sorted ones, or would stand."""
    low, high = 0, len(lines)
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", begin) + 1
        if lines[begin:end] < line:
            low = end
        else:
            high = begin
    return low


def holds(lines: Lines, line: bytes) -> bool:
    """Whether a line is among sorted ones."""
    place = place_of(lines, line)
    return lines[place : place + len(line)] == line
