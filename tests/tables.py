"""A small mapping for tests, and what an editor gives with a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factories import told

from kg.records import Reading, SessionRecord
from kg.sources.given import ColumnMapping, Given

TOLD = told({2016: "America/Mexico_City", 2017: "Europe/Zurich"})
PLAIN = """\
document = "programme-page"
[columns]
Title = "title"
Date = "date"
Room = "room"
"""


def by(mapping: str, **fields: Any) -> Given:
    """What is given with a table: its mapping, and the editions of the tests."""
    return replace(TOLD, mapping=ColumnMapping("mapping.toml", mapping.encode()), **fields)


def sessions(reading: Reading) -> list[SessionRecord]:
    """The sessions of a reading."""
    return [record for record in reading.records if isinstance(record, SessionRecord)]
