"""Small records with everything but the tested field left to a default."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg import resources
from kg.concepts import Authority, DocumentKind, Evidence, Role, Status, Verdict
from kg.keys import digest
from kg.records import (
    Document,
    EditionRecord,
    Origin,
    PartyKind,
    PartyRecord,
    Reading,
    Record,
    SessionRecord,
    VenueRecord,
)
from kg.resolve.outward_links import OutwardLink
from kg.sources.given import Given
from kg.sources.readers import read_document
from kg.sources.source import Source

ORIGIN = Origin("page.txt", 1)


def a_party(name: str | None = "Ada Mare", **fields: Any) -> PartyRecord:
    given: dict[str, Any] = {
        "origin": ORIGIN,
        "kind": PartyKind.PERSON,
        "role": "Speaker",
        "roles": (Role.SPEAKER,),
        "status": Status.PLANNED,
        "name": name,
    }
    given.update(fields)
    if "organizations" in given:
        given.setdefault("affiliation", ", ".join(given["organizations"]))
    return PartyRecord(**given)


def a_session(*parties: PartyRecord, **fields: Any) -> SessionRecord:
    given: dict[str, Any] = {"origin": ORIGIN, "year": 2017, "code": "WS15", "parties": parties}
    return SessionRecord(**{**given, **fields})


def a_reading(name: str, *records: Record, **fields: Any) -> Reading:
    given: dict[str, Any] = {
        "key": digest(name)[:16],
        "name": name,
        "kind": DocumentKind.PROGRAMME_PAGE,
        "reader": "test/1",
        "sha256": digest(name),
    }
    return Reading(Document(**{**given, **fields}), tuple(records))


def an_edition(year: int = 2017, **fields: Any) -> Reading:
    given: dict[str, Any] = {
        "origin": Origin(f"data/editions/{year}.toml", 1),
        "year": year,
        "ordinal": year - 2005,
        "start": dt.date(year, 12, 18),
        "end": dt.date(year, 12, 21),
        "zone": "Europe/Zurich",
        "city": "Geneva",
        "country": "Switzerland",
        "country_code": "CH",
    }
    record = EditionRecord(**{**given, **fields})
    return a_reading(f"editions/{year}", record, kind=DocumentKind.FACT_SHEET)


def told(zones: dict[int, str], **fields: Any) -> Given:
    """What a reader is told: editions that last all year, in these zones."""
    editions = {}
    for year, zone in zones.items():
        days = {"start": dt.date(year, 1, 1), "end": dt.date(year, 12, 31)}
        (record,) = an_edition(year, zone=zone, **days).records
        assert isinstance(record, EditionRecord)
        editions[year] = record
    return Given(editions, **fields)


def read_bytes(content: bytes, name: str, told: Given) -> Reading:
    """What the reader that knows the form gets out of these bytes."""
    sha256 = hashlib.sha256(content).hexdigest()
    return read_document(Source.of(name, content), told, sha256)


def a_venue(name: str, **fields: Any) -> VenueRecord:
    return VenueRecord(Origin("data/editions/2017.toml", 9), name, **fields)


def a_link(mention: str, verdict: Verdict | None = Verdict.SAME, **fields: Any) -> OutwardLink:
    """A link to Wikidata in line 1 of a reviewer's file, or a line of its own with `line`."""
    line = fields.pop("line", 1)
    given: dict[str, Any] = {
        "id": f"l{line}",
        "mention": mention,
        "authority": Authority.WIKIDATA,
        "identifier": "Q1",
        "verdict": verdict,
        "evidence": (Evidence.SAME_WEBSITE,),
        "counter": (),
        "reviewer": "r2",
        "date": dt.date(2026, 11, 24),
        "ruleset": "1",
        "origin": Origin("data/links/r2.jsonl", line),
    }
    return OutwardLink(**{**given, **fields})


def a_data_folder(folder: Path) -> Path:
    """The least that can be imported into: the edition of 2017, and nobody registered or judged."""
    data = resources.data()
    for path in ("editions", "judgements", "register"):
        (folder / path).mkdir(parents=True)
    shutil.copy(data / "editions/2017.toml", folder / "editions")
    (folder / "register/entities.tsv").touch()
    sheet = 'file = "editions/2017.toml"\nreader = "edition-sheet"\nedition = 2017\n'
    (folder / "sources.toml").write_text(f"[[sheet]]\n{sheet}")
    return folder


def growth(work: Callable[[int], object], few: int, many: int) -> float:
    """How many times as long the larger work takes, by the processor's time, not the clock's."""

    def seconds(size: int) -> float:
        start = time.process_time()
        work(size)
        return time.process_time() - start

    work(few)
    return seconds(many) / max(min(seconds(few), seconds(few)), 0.001)
