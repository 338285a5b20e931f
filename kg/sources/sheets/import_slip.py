"""The slip of an import: which documents came in together, and all that an editor said of them.

A document is in the data if, and only if, a slip in `data/imports/` lists it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from kg.sources.sheets.table import Table, sheet_table

KEYS = ("document",)
SHA256 = re.compile(r"[0-9a-f]{64}")
HEAD = "# Written by kg import. One table a document; data/README.md explains the keys.\n"


@dataclass(frozen=True, slots=True)
class Imported:
    """One document of the data folder.

    file, mapping: paths below `data/`, with forward slashes. name: as the editor's file was called.
    sha256: of the bytes. imported: ISO time with offset. retrieved: ISO day or time of the capture.
    edition, address, encoding: as the editor said. revision_of: key of the snapshot before this.
    original: the SHA-256 of the document as it was published, where a name was taken out of ours.
    """

    file: str
    name: str
    sha256: str
    imported: str
    edition: int | None = None
    address: str | None = None
    retrieved: str | None = None
    encoding: str | None = None
    mapping: str | None = None
    revision_of: str | None = None
    original: str | None = None


DOCUMENT_KEYS = tuple(field.name for field in fields(Imported))


def read_slip(content: bytes, name: str) -> tuple[Imported, ...]:
    """The documents of one slip; SourceError with the line of what does not hold."""
    table = sheet_table(content, name)
    table.only(KEYS)
    return tuple(_document(row) for row in table.tables("document"))


def _document(table: Table) -> Imported:
    table.only(DOCUMENT_KEYS)
    sha256 = table.needed("sha256", table.text("sha256"))
    original = table.text("original")
    if not SHA256.fullmatch(sha256) or (original and not SHA256.fullmatch(original)):
        raise table.fault("sha256 is no SHA-256; import the document again", "sha256")
    return Imported(
        file=table.needed("file", _below(table, "file")),
        name=table.needed("name", table.text("name")),
        sha256=sha256,
        imported=table.needed("imported", table.text("imported")),
        edition=table.value("edition", int),
        address=table.text("address"),
        retrieved=table.text("retrieved"),
        encoding=table.text("encoding"),
        mapping=_below(table, "mapping"),
        revision_of=table.text("revision_of"),
        original=original,
    )


def _below(table: Table, key: str) -> str | None:
    """The path, which must stay inside the data folder."""
    path = table.text(key)
    if path is not None and (path.startswith("/") or ".." in path.split("/") or "\\" in path):
        raise table.fault(f"{key} {path!r} leads out of the data folder; correct it", key)
    return path


def slip_text(documents: Iterable[Imported]) -> str:
    """The slip as TOML; what `read_slip` reads again."""
    return HEAD + "".join(f"\n[[document]]\n{_lines(document)}" for document in documents)


def _lines(document: Imported) -> str:
    values = ((key, getattr(document, key)) for key in DOCUMENT_KEYS)
    # A JSON string without control characters, which `clean` has taken out, is a TOML string.
    return "".join(
        f"{key} = {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in values
        if value is not None
    )
