"""Requests written byte by byte, for what no well-behaved client would send."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit


def exchange(address: str, request: bytes, *, seconds: float = 10) -> bytes:
    """What comes back until the server closes the connection, or nothing more comes in time."""
    parts = urlsplit(address)
    found = bytearray()
    with socket.create_connection((parts.hostname, parts.port), timeout=seconds) as connection:
        try:
            connection.sendall(request)
            while piece := connection.recv(65_536):
                found += piece
        except (TimeoutError, ConnectionError):
            pass
    return bytes(found)


def status(answer: bytes) -> int:
    """The status of the first response, 0 where there is none."""
    return int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0


def get(target: str, *headers: str) -> bytes:
    """A GET that closes the connection."""
    return head("GET", target, *headers, "Connection: close")


def head(method: str, target: str, *headers: str) -> bytes:
    """The first part of a request."""
    lines = (f"{method} {target} HTTP/1.1", "Host: localhost", *headers, "", "")
    return "\r\n".join(lines).encode("latin-1")
