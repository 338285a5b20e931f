"""`data/organizations.toml`: bodies that names alone cannot tell apart, or together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.concepts import DocumentKind
from kg.keys import address_key
from kg.records import Document, OrganizationRecord, Origin, Reading
from kg.sources.sheets.table import Table, sheet_table

NAME = "organization-sheet"
VERSION = 1

KEYS = ("organization",)
BODY_KEYS = (
    "key",
    "name",
    "other_names",
    "acronym",
    "country_code",
    "valid_from",
    "valid_until",
    "part_of",
    "successor",
    "change_year",
    "note",
)


def read_organizations(content: bytes, name: str) -> Reading:
    """The bodies of the sheet; raises SourceError for a key that is missing or used twice."""
    table = sheet_table(content, name)
    table.only(KEYS)
    rows = table.tables("organization")
    records = tuple(_body(row, name) for row in rows)
    _refuse_unknown(zip(rows, records, strict=True), frozenset(r.key for r in records))
    document = Document(
        key=address_key(name),
        name=name,
        kind=DocumentKind.FACT_SHEET,
        reader=f"{NAME}/{VERSION}",
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="application/toml",
    )
    return Reading(document, records)


def _body(table: Table, name: str) -> OrganizationRecord:
    table.only(BODY_KEYS)
    key = table.needed("key", table.text("key"))
    return OrganizationRecord(
        origin=Origin(name, table.line_of("key"), key),
        key=key,
        name=table.needed("name", table.text("name")),
        other_names=table.texts("other_names"),
        acronym=table.text("acronym"),
        country_code=table.text("country_code"),
        valid_from=table.value("valid_from", int),
        valid_until=table.value("valid_until", int),
        part_of=table.text("part_of"),
        successor=table.text("successor"),
        change_year=table.value("change_year", int),
        note=table.text("note"),
    )


def _refuse_unknown(
    bodies: Iterable[tuple[Table, OrganizationRecord]], known: frozenset[str]
) -> None:
    seen: set[str] = set()
    for table, record in bodies:
        if record.key in seen:
            raise table.fault(f"the key {record.key!r} is used twice; give one another", "key")
        seen.add(record.key)
        for field, other in (("part_of", record.part_of), ("successor", record.successor)):
            if other is not None and other not in known:
                raise table.fault(f"no organization here has the key {other!r}; add it", field)
