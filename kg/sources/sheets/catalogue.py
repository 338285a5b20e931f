"""`data/sources.toml`: which sheets there are, in which order, and which reader takes each."""

from __future__ import annotations

from dataclasses import dataclass

from kg.sources.sheets import editions as edition_sheet
from kg.sources.sheets import organizations as organization_sheet
from kg.sources.sheets import series as series_sheet
from kg.sources.sheets import sessions as sheets
from kg.sources.sheets.table import Table, sheet_table

KEYS = ("sheet",)
SHEET_KEYS = ("file", "reader", "edition")
READERS = {
    sheet.NAME: sheet.NAME for sheet in (edition_sheet, sheets, organization_sheet, series_sheet)
}


@dataclass(frozen=True, slots=True)
class Listing:
    """One sheet.

    file: its path below `data/`, with forward slashes. edition: None where it is of all years.
    """

    file: str
    reader: str
    edition: int | None


def read_catalogue(content: bytes, name: str) -> tuple[Listing, ...]:
    """The sheets as listed; one listed twice is refused."""
    table = sheet_table(content, name)
    table.only(KEYS)
    listings: dict[str, Listing] = {}
    for row in table.tables("sheet"):
        listing = _listing(row)
        if listing.file in listings:
            raise row.fault(f"{listing.file} is listed twice; take one of the two out", "file")
        listings[listing.file] = listing
    return tuple(listings.values())


def _listing(table: Table) -> Listing:
    table.only(SHEET_KEYS)
    return Listing(
        file=table.needed("file", table.text("file")),
        reader=table.needed("reader", table.one_of("reader", READERS)),
        edition=table.value("edition", int),
    )
