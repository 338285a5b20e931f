"""A whole answer: in memory where it is short, in a file without a name where it is long."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO

IN_MEMORY = 1 << 20
PIECE = 1 << 16


class Spool:
    """Takes an answer piece by piece, and gives it back as often as wanted.

    queued: seconds that its query had to wait for a worker.
    """

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._file: IO[bytes] | None = None
        self.size = 0
        self.queued = 0.0

    def add(self, piece: bytes) -> None:
        """The next piece; raises OSError where the disk is full."""
        self.size += len(piece)
        if self._file is not None:
            self._file.write(piece)
            return
        self._pieces.append(piece)
        if self.size > IN_MEMORY:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the spool
            self._file.writelines(self._pieces)
            self._pieces.clear()

    @property
    def content(self) -> bytes | None:
        """All of it, or None where it is not in memory."""
        if self._file is not None:
            return None
        return self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)

    def pieces(self) -> Iterator[bytes]:
        """All of it, a piece at a time."""
        if self._file is None:
            yield from self._pieces
            return
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece

    def whole(self) -> bytes:
        """All of it at once; after that there is nothing left."""
        found = b"".join(self.pieces())
        self.close()
        return found

    def close(self) -> None:
        """Give the file back to the disk."""
        if self._file is not None:
            self._file.close()
