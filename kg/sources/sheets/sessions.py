"""Session sheets of `data/`: facts transcribed from many sources, given as those sources' readings.

Each source has its own document, as if it had been read itself: entries with one address, or one
digest, are one document and so one witness.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.concepts import DocumentKind
from kg.keys import address_key, document_key
from kg.labels.documents import KINDS
from kg.records import Document, Reading, SessionRecord, Skipped
from kg.sources.sheets.session import session
from kg.sources.sheets.table import Table, sheet_table

NAME = "session-sheet"
VERSION = 1

KEYS = ("year", "retrieved", "session")
SHA256 = re.compile(r"[0-9a-f]{64}")
KEY = re.compile(r"[0-9a-f]{16}")
"""Of a document whose address named somebody who was withdrawn: the key that it had before."""
# Blanks at the end of a copied address, plain or percent-encoded.
STRAY_END = re.compile(r"(?:\s|%20|%C2%A0)+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What holds for all entries of a sheet."""

    name: str
    sha256: str
    year: int
    retrieved: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, read: its document, its table, its session and the people left out."""

    document: Document
    table: Table
    record: SessionRecord
    skipped: tuple[Skipped, ...]


def read_sheet(content: bytes, name: str, zones: Mapping[int, str]) -> tuple[Reading, ...]:
    """One reading per source, in the order in which the sheet first names them."""
    table = sheet_table(content, name)
    table.only(KEYS)
    sheet = Sheet(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        year=table.needed("year", table.value("year", int)),
        retrieved=table.text("retrieved"),
    )
    entries = [_entry(row, sheet, zones) for row in table.tables("session")]
    _refuse_repeated(entries)
    return tuple(_reading(group) for group in _by_document(entries))


def clean_address(address: str) -> str:
    """An address without the blanks that copying left at its end."""
    return STRAY_END.sub("", address.strip())


def _entry(table: Table, sheet: Sheet, zones: Mapping[int, str]) -> Entry:
    kind = table.needed("source_kind", table.one_of("source_kind", KINDS))
    record, skipped = session(table, sheet.year, kind, zones)
    return Entry(_document(table, sheet, kind), table, record, skipped)


def _document(table: Table, sheet: Sheet, kind: DocumentKind) -> Document:
    source, sha256 = table.text("source"), table.text("document_sha256")
    address = clean_address(source) if source else None
    if sha256 is not None and not SHA256.fullmatch(sha256):
        raise table.fault(
            "document_sha256 is no SHA-256; write its 64 hex digits", "document_sha256"
        )
    stated = table.text("document_key")
    if stated is not None and not KEY.fullmatch(stated):
        raise table.fault("document_key is no key; restore its 16 hex digits", "document_key")
    if address is None and sha256 is None:
        raise table.fault("the entry has no source; add its address as `source`")
    return Document(
        key=stated or (document_key(sha256) if sha256 else address_key(address or "")),
        name=table.text("document_name") or address or table.needed("document_name", None),
        kind=kind,
        reader=f"{NAME}/{VERSION}",
        sha256=sha256,
        address=address,
        retrieved=sheet.retrieved,
        sheet=sheet.name,
        sheet_sha256=sheet.sha256,
    )


def _refuse_repeated(entries: Iterable[Entry]) -> None:
    seen: dict[str | None, int] = {}
    for entry in entries:
        identifier = entry.record.origin.place
        if identifier in seen:
            raise entry.table.fault(
                f"the id {identifier!r} stands at line {seen[identifier]} already; give one of the"
                " two another",
                "id",
            )
        seen[identifier] = entry.table.line_of("id")


def _by_document(entries: Iterable[Entry]) -> tuple[list[Entry], ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        group = groups.setdefault(entry.document.key, [])
        if group and group[0].document != entry.document:
            raise entry.table.fault(
                f"the source is described in another way than at line {group[0].table.line};"
                " give all its entries one source_kind and document_name",
                "source_kind",
            )
        group.append(entry)
    return tuple(groups.values())


def _reading(entries: list[Entry]) -> Reading:
    return Reading(
        document=entries[0].document,
        records=tuple(entry.record for entry in entries),
        skipped=tuple(skipped for entry in entries for skipped in entry.skipped),
    )
