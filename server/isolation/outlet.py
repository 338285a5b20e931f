"""Where a worker writes its answer: in frames, counted, and as XML only what XML can say."""

from __future__ import annotations

import io
import re
import socket

from server.isolation.frames import END, PIECE, frame

PIECE_BYTES = 1 << 16
# Characters that no XML 1.0 document may hold, not even as a reference (section 2.2), as UTF-8.
NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
NOT_XML = "the answer has a character that XML cannot hold; ask for JSON, CSV, TSV or Turtle"
LONGEST = 3
"""Bytes of such a character."""


class OverlongError(Exception):
    """The answer has more bytes than are allowed."""


class UnwritableError(Exception):
    """The answer cannot be said in the form that is asked for."""


class Outlet(io.RawIOBase):
    """Gathers what is written to it into frames.

    most: bytes, past which it raises OverlongError. xml: whether what is written is XML; it raises
    UnwritableError for what XML cannot hold.
    """

    def __init__(self, connection: socket.socket, most: int, *, xml: bool = False) -> None:
        self._connection = connection
        self._left = most
        self._xml = xml
        self._held = bytearray()

    def writable(self) -> bool:
        """It can be written to, and that is all it can."""
        return True

    def write(self, content: object) -> int:
        """Take some bytes."""
        piece = bytes(memoryview(content))  # type: ignore[arg-type]
        self._left -= len(piece)
        if self._left < 0:
            raise OverlongError
        self._held += piece
        if len(self._held) >= PIECE_BYTES:
            self._connection.sendall(self._taken(len(self._held) - LONGEST))
        return len(piece)

    def end(self) -> None:
        """Send what is left, and that this was all."""
        self._connection.sendall(self._taken(len(self._held)) + frame(END))

    def _taken(self, length: int) -> bytes:
        """The frame of this many bytes of what is held."""
        piece = bytes(self._held[:length])
        if self._xml:
            if NO_XML.search(self._held):
                raise UnwritableError
            # A parser reads a plain carriage return as a line feed (section 2.11).
            piece = piece.replace(b"\r", b"&#xD;")
        del self._held[:length]
        return frame(PIECE, piece) if piece else b""
