"""A build's dump taken apart into its graphs, each with its digest and in pieces for the wire."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from kg.remote.bookkeeping import Kept

PIECE = 4_000_000
"""Bytes of N-Triples that are sent at once."""


@dataclass(frozen=True, slots=True)
class Content:
    """The statements of one graph, as lines of N-Triples."""

    graph: str
    lines: tuple[bytes, ...]

    @property
    def kept(self) -> Kept:
        """What the bookkeeping says of it."""
        whole = hashlib.sha256(self.graph.encode())
        for line in self.lines:
            whole.update(line)
        return Kept(whole.hexdigest(), len(self.lines))

    def pieces(self, size: int = PIECE) -> Iterator[bytes]:
        """The lines in pieces of about this many bytes; one piece at least."""
        piece, length = [], 0
        for line in self.lines:
            piece.append(line)
            length += len(line)
            if length >= size:
                yield b"".join(piece)
                piece, length = [], 0
        if piece:
            yield b"".join(piece)


def contents(nquads: bytes) -> tuple[Content, ...]:
    """The graphs of canonical N-Quads, sorted by name."""
    graphs: dict[bytes, list[bytes]] = {}
    for line in nquads.splitlines(keepends=True):
        # Nothing after the object holds a space but what separates it from graph and full stop.
        triple, _, graph = line.rstrip(b" .\n").rpartition(b" ")
        graphs.setdefault(graph, []).append(triple + b" .\n")
    return tuple(
        Content(graph.decode()[1:-1], tuple(lines)) for graph, lines in sorted(graphs.items())
    )
