"""A long document piece by piece, as UTF-8 bytes or as lines: never more than one line is held.

Line breaks of every kind count as one, wherever a piece ends.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from kg.errors import SourceError
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.source import Source
from kg.text import CONTROL, marked_encoding

PIECE = 65_536
LONGEST = 1_000_000
"""Bytes in one line, far more than any real one has."""


def utf8_pieces(source: Source, given: Given) -> Iterator[bytes]:
    """The bytes of the document, in UTF-8 and without a byte order mark."""
    pieces = _pieces(source)
    first = next(pieces, b"")
    encoding = marked_encoding(first) or given.encoding or "utf-8"
    if _codec(encoding, source.name).name == "utf-8":
        yield first
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        yield decoder.decode(first).encode()
        for piece in pieces:
            yield decoder.decode(piece).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        raise not_text(encoding, source.name) from error


def _pieces(source: Source) -> Iterator[bytes]:
    while piece := source.file.read(PIECE):
        yield piece


def _codec(encoding: str, name: str) -> codecs.CodecInfo:
    try:
        # Only this refuses codecs that turn bytes into bytes.
        b"".decode(encoding)
        return codecs.lookup(encoding)
    except LookupError as error:
        raise SourceError(
            f"there is no encoding named {encoding!r}; write one such as cp1252", document=name
        ) from error


def not_text(encoding: str, name: str, line: int | None = None) -> SourceError:
    """The fault of bytes that are not in the encoding."""
    return SourceError(
        f"the bytes are not {encoding.removesuffix('-sig').upper()} text;"
        " save the document in UTF-8, or name its encoding",
        document=name,
        line=line,
    )


def byte_lines(source: Source, given: Given) -> Iterator[tuple[int, bytes]]:
    """The numbered lines without their ends; SourceError for an endless one."""
    number, held = 0, b""
    for piece in utf8_pieces(source, given):
        held += piece
        # A carriage return at the very end may be half of a break.
        whole, half = (held[:-1], b"\r") if held.endswith(b"\r") else (held, b"")
        lines = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        held = lines.pop() + half
        yield from enumerate(lines, start=number + 1)
        number += len(lines)
        if len(held) > LONGEST:
            raise _endless(source.name, number + 1)
    yield from enumerate(held.splitlines(), start=number + 1)


def _endless(name: str, line: int) -> SourceError:
    return SourceError(
        f"the line has more than the {LONGEST} bytes that are read of one;"
        " save the document again from its source",
        document=name,
        line=line,
    )


def text_lines(source: Source, given: Given) -> Iterator[Line]:
    """The numbered lines as text; SourceError for one that is not text."""
    for number, line in byte_lines(source, given):
        yield Line(number, text_of(line, source.name, number))


def text_of(line: bytes, name: str, number: int) -> str:
    """The text of a line; SourceError where its bytes are broken or it is no text at all."""
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise not_text("utf-8", name, number) from error
    control = CONTROL.search(text)
    if control is None:
        return text
    raise SourceError(
        f"the document is binary, with the control character U+{ord(control.group()):04X};"
        " save it as plain text",
        document=name,
        line=number,
    )
