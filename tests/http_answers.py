"""The responses that a connection gave, taken apart by RFC 9112 and by nothing softer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2}) [\t\x20-\x7e\x80-\xff]*")
FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*([\t\x20-\x7e\x80-\xff]*)")
CHUNK = re.compile(rb"([0-9A-Fa-f]+)(?:;[^\r\n]*)?\r\n")


class CutOffError(Exception):
    """The bytes end in the middle of a response."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One response; the names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def answers(content: bytes, methods: Sequence[str]) -> Iterator[Answer]:
    """Each response in turn. methods: of the requests, as a HEAD has no body.

    Raises CutOffError where the last one is not whole, AssertionError where one is none.
    """
    number = 0
    while content:
        head, end, content = content.partition(b"\r\n\r\n")
        if not end:
            raise CutOffError
        status, headers = _head(head)
        if status < 200:
            continue
        method = methods[number] if number < len(methods) else ""
        number += 1
        bodiless = method == "HEAD" or status in (204, 304)
        body, content = (b"", content) if bodiless else _body(headers, content)
        yield Answer(status, headers, body)


def _head(head: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = head.split(b"\r\n")
    line = STATUS_LINE.fullmatch(first)
    assert line is not None, first
    headers: dict[str, str] = {}
    for told in lines:
        field = FIELD.fullmatch(told)
        assert field is not None, told
        headers[field[1].decode().lower()] = field[2].decode("latin-1").strip()
    return int(line[1]), headers


def _body(headers: dict[str, str], content: bytes) -> tuple[bytes, bytes]:
    if "chunked" in headers.get("transfer-encoding", ""):
        assert "content-length" not in headers
        return _chunks(content)
    if "content-length" not in headers:
        return content, b""
    length = int(headers["content-length"])
    if len(content) < length:
        raise CutOffError
    return content[:length], content[length:]


def _chunks(content: bytes) -> tuple[bytes, bytes]:
    found = b""
    while True:
        size = CHUNK.match(content)
        if size is None:
            raise CutOffError
        length, start = int(size[1], 16), size.end()
        if len(content) < start + length + 2:
            raise CutOffError
        found += content[start : start + length]
        content = content[start + length + 2 :]
        if not length:
            return found, content
