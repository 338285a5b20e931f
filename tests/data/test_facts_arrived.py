"""Every fact of the shared collection stands in the data folder, field by field."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from kg.records import SessionRecord
from kg.text import clean

if TYPE_CHECKING:
    from conftest import Folder

FIXED = {"UTC": 0, "EEST": 3, "EAT": 3, "BALI": 8, "GMT-03": -3}
# The source prints the affiliation inside the name; the entry keeps it out.
INSIDE_NAME = {"Bill Woodcock (Packet Clearing House)": "Bill Woodcock"}
# A regional group that stood in the place of a country.
NO_COUNTRY = "Western Europe and Others Group"


@pytest.fixture(scope="session")
def facts(shared: Path) -> list[dict[str, Any]]:
    text = (shared / "facts" / "sessions.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def stated(text: str | None) -> str | None:
    return clean(text) if text else None


def clock(moment: dt.datetime | None, printed: str | None, zone: str) -> str | None:
    if moment is None:
        return None
    zone_info = dt.timezone(dt.timedelta(hours=FIXED[printed])) if printed else ZoneInfo(zone)
    return f"{moment.astimezone(zone_info):%H:%M}"


def of_record(record: SessionRecord, zone: str) -> dict[str, Any]:
    undated = record.time_as_stated if record.date is None else None
    start, end = undated.split(" - ") if undated else (None, None)
    return {
        "year": record.year,
        "code": record.code_as_stated,
        "type": record.kind,
        "title": record.title,
        "date": record.date.isoformat() if record.date else None,
        "start": start or clock(record.start, record.zone_as_stated, zone),
        "end": end or clock(record.end, record.zone_as_stated, zone),
        "zone": record.zone_as_stated,
        "room": record.room,
        "format": record.format,
        "themes": list(record.themes),
        "tags": list(record.tags),
    }


def of_fact(fact: dict[str, Any]) -> dict[str, Any]:
    return {
        "year": fact["year"],
        "code": fact["code"],
        "type": fact["type"],
        "title": stated(fact["title"]),
        "date": fact.get("date"),
        "start": fact.get("start"),
        "end": fact.get("end"),
        "zone": fact.get("tz_printed"),
        "room": stated(fact.get("room")),
        "format": fact.get("format"),
        "themes": [clean(theme) for theme in fact.get("theme", [])],
        "tags": fact.get("tags", []),
    }


def mentions_of_fact(fact: dict[str, Any]) -> list[tuple[str | None, ...]]:
    rows = [*fact.get("organizers", []), *fact.get("people", [])]
    return sorted(
        (
            INSIDE_NAME.get(row["name"], clean(row["name"])),
            row["role"],
            stated(row.get("affiliation")) or "",
            row.get("stakeholder", ""),
            row.get("region", "") or (NO_COUNTRY if row.get("country") == NO_COUNTRY else ""),
            "" if row.get("country") == NO_COUNTRY else row.get("country", ""),
        )
        for row in rows
    )


def mentions_of_sheet(entry: dict[str, Any]) -> list[tuple[str | None, ...]]:
    keys = ("name", "role", "affiliation", "stakeholder", "region", "country")
    rows = [*entry.get("organizers", []), *entry.get("people", [])]
    return sorted(
        tuple(clean(row.get(key, "")) for key in keys)
        for row in rows
        if row["role"] != "Rapporteur"
    )


def test_every_fact_of_a_session_arrived(folder: Folder, facts: list[dict[str, Any]]) -> None:
    assert len(facts) == 247
    zones = {year: edition.zone for year, edition in folder.editions.items()}
    for fact in facts:
        record = folder.sessions[fact["id"]]
        assert of_record(record, zones[record.year]) == of_fact(fact), fact["id"]


def test_every_mention_of_a_party_arrived(
    entries: dict[str, dict[str, Any]], facts: list[dict[str, Any]]
) -> None:
    assert sum(len(mentions_of_fact(fact)) for fact in facts) == 660
    for fact in facts:
        assert mentions_of_sheet(entries[fact["id"]]) == mentions_of_fact(fact), fact["id"]


def test_every_rapporteur_of_a_report_arrived(
    entries: dict[str, dict[str, Any]], facts: list[dict[str, Any]]
) -> None:
    reported = [fact for fact in facts if "rapporteur" in fact.get("report", {})]
    assert len(reported) == 6
    for fact in reported:
        people = entries[fact["id"]]["people"]
        names = [row["name"] for row in people if row["role"] == "Rapporteur"]
        assert names
        assert all(name in fact["report"]["rapporteur"] for name in names)


def test_every_entry_names_the_source_of_its_fact(
    entries: dict[str, dict[str, Any]], facts: list[dict[str, Any]]
) -> None:
    for fact in facts:
        address = re.sub(r"(%C2%A0)+$", "", fact["source"]).replace("/%20", "/")
        assert entries[fact["id"]]["source"] == address


def test_every_edition_has_the_dates_place_and_zone_of_the_collection(
    folder: Folder, shared: Path
) -> None:
    with (shared / "facts" / "editions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 20
    for row in rows:
        edition = folder.editions[int(row["year"])]
        assert (
            edition.ordinal,
            edition.start.isoformat(),
            edition.end.isoformat(),
            edition.zone,
            edition.theme,
            edition.country or "",
        ) == (
            int(row["ordinal"]),
            row["start"],
            row["end"],
            row["tz_iana"],
            row["theme"],
            row["country"],
        )
