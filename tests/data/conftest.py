from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.records import EditionRecord, Reading, SessionRecord
from kg.sources.sheets.editions import read_edition
from kg.sources.sheets.sessions import read_sheet

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Folder:
    """The data folder, read."""

    path: Path
    edition_readings: tuple[Reading, ...]
    session_readings: tuple[Reading, ...]

    @property
    def editions(self) -> dict[int, EditionRecord]:
        records = [record for reading in self.edition_readings for record in reading.records]
        return {record.year: record for record in records if isinstance(record, EditionRecord)}

    @property
    def sessions(self) -> dict[str, SessionRecord]:
        """By the id of their entry."""
        records = [record for reading in self.session_readings for record in reading.records]
        return {
            record.origin.place or "": record
            for record in records
            if isinstance(record, SessionRecord)
        }


@pytest.fixture(scope="session")
def folder() -> Folder:
    editions = tuple(
        read_edition(path.read_bytes(), f"data/editions/{path.name}")
        for path in sorted((DATA / "editions").glob("*.toml"))
    )
    records = [record for reading in editions for record in reading.records]
    zones = {record.year: record.zone for record in records if isinstance(record, EditionRecord)}
    sessions = tuple(
        reading
        for path in sorted((DATA / "sessions").glob("*.toml"))
        for reading in read_sheet(path.read_bytes(), f"data/sessions/{path.name}", zones)
    )
    return Folder(DATA, editions, sessions)


@pytest.fixture(scope="session")
def entries() -> dict[str, dict[str, Any]]:
    """The session entries as they stand in the sheets, by their id."""
    sheets = [tomllib.loads(path.read_text("utf-8")) for path in (DATA / "sessions").glob("*.toml")]
    return {entry["id"]: entry for sheet in sheets for entry in sheet["session"]}
