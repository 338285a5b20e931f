"""Cuts what a server sends into answers: by Content-Length, or in chunks."""

from __future__ import annotations

import re
from dataclasses import dataclass

LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
CLOSING = re.compile(rb"\r\nconnection:\s*close", re.IGNORECASE)
END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. size: the bytes that it took; body: those of its content, chunks joined."""

    status: int
    size: int
    body: bytes
    closing: bool


def answer(received: bytes | bytearray) -> Answer | None:
    """The answer that what was received begins with, None while it is not whole."""
    end = received.find(END)
    if end < 0:
        return None
    head, start = bytes(received[:end]), end + len(END)
    status, closing = int(head[9:12]), CLOSING.search(head) is not None
    length = LENGTH.search(head)
    if length is not None:
        size = start + int(length[1])
        if len(received) < size:
            return None
        return Answer(status, size, bytes(received[start:size]), closing)
    if CHUNKED.search(head) is None:
        raise ValueError("an answer without a length; it cannot be told where it ends")
    return _chunked(received, start, status, closing)


def _chunked(received: bytes | bytearray, at: int, status: int, closing: bool) -> Answer | None:
    parts: list[bytes] = []
    while True:
        line = received.find(b"\r\n", at)
        if line < 0:
            return None
        size = int(bytes(received[at:line]).partition(b";")[0], 16)
        at = line + 2
        if len(received) < at + size + 2:
            return None
        parts.append(bytes(received[at : at + size]))
        at += size + 2
        if size == 0:
            return Answer(status, at, b"".join(parts), closing)
