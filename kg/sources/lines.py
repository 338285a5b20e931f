"""A document as numbered lines, and the snapshot that names it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.concepts import DocumentKind
from kg.errors import SourceError
from kg.keys import document_key
from kg.records import Document
from kg.text import decode

LONGEST = 100_000
"""Characters in a line, far more than any real one has: readers need not fear longer ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its number from 1."""

    number: int
    text: str


def numbered_lines(content: bytes, name: str) -> tuple[Line, ...]:
    """The lines of a document; SourceError for what is no text or has an endless line."""
    texts = decode(content, name).split("\n")
    lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
    endless = next((line for line in lines if len(line.text) > LONGEST), None)
    if endless is not None:
        raise SourceError(
            f"the line has {len(endless.text)} characters, more than {LONGEST};"
            " save the page as text with its line breaks",
            document=name,
            line=endless.number,
        )
    return lines


def snapshot(content: bytes, name: str, kind: DocumentKind, reader: str) -> Document:
    """The captured document: the digest of its bytes is its identity, its name only a label."""
    sha256 = hashlib.sha256(content).hexdigest()
    return Document(
        key=document_key(sha256),
        name=name,
        kind=kind,
        reader=reader,
        sha256=sha256,
        media_type="text/plain",
    )
