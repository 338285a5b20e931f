"""What a worker and the server say to each other: a kind, a length, and that many bytes."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass

HEAD = struct.Struct(">cI")
TASK, PIECE, END, FAULT = b"T", b"P", b"E", b"F"
CONFINED, FEDERATED = b"+", b"*"
"""What the nursery is asked for: a worker without sockets, or one with a few."""


@dataclass(frozen=True, slots=True)
class Task:
    """A query for a worker. form: a suffix of server.forms, or `rows` for what a page shows.

    named: the named graphs, None for all that there are. federated: whether the query may open
    connections; this the worker need not be told.
    """

    query: str
    form: str
    base: str
    default: tuple[str, ...]
    named: tuple[str, ...] | None
    federated: bool = False

    def encoded(self) -> bytes:
        """The frame that carries this task."""
        told = (self.query, self.form, self.base, self.default, self.named)
        return frame(TASK, json.dumps(told).encode())

    @classmethod
    def decoded(cls, content: bytes) -> Task:
        """The task that a frame's content tells."""
        query, form, base, default, named = json.loads(content)
        return cls(query, form, base, tuple(default), None if named is None else tuple(named))


def frame(kind: bytes, content: bytes = b"") -> bytes:
    """One frame."""
    return HEAD.pack(kind, len(content)) + content


def frames(pending: bytearray) -> Iterator[tuple[bytes, bytes]]:
    """The whole frames at the start of what has come so far, which are taken off it."""
    while len(pending) >= HEAD.size:
        kind, length = HEAD.unpack_from(pending)
        if len(pending) < HEAD.size + length:
            return
        content = bytes(memoryview(pending)[HEAD.size : HEAD.size + length])
        del pending[: HEAD.size + length]
        yield kind, content


def next_task(connection: socket.socket) -> Task | None:
    """Waits for the next task; None once the server has gone."""
    head = _exactly(connection, HEAD.size)
    if head is None:
        return None
    content = _exactly(connection, HEAD.unpack(head)[1])
    return None if content is None else Task.decoded(content)


def _exactly(connection: socket.socket, length: int) -> bytes | None:
    found = bytearray()
    while len(found) < length:
        more = connection.recv(length - len(found))
        if not more:
            return None
        found += more
    return bytes(found)
