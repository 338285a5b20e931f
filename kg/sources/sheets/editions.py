"""Edition sheets of `data/`: one annual meeting, compiled by an editor from several sources.

A figure with a `doubt` (a forecast, a machine's summary) stays in the sheet and is never a record.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from enum import StrEnum
from zoneinfo import ZoneInfo

from kg.concepts import DocumentKind, MeetingCount
from kg.countries import country_name
from kg.keys import address_key
from kg.records import (
    ClaimProperty,
    Document,
    EditionRecord,
    MeetingCountRecord,
    Origin,
    OtherClaim,
    PhaseRecord,
    Reading,
    Skipped,
    VenueRecord,
)
from kg.sources.sheets.figures import ESTIMATE_KEYS, estimate
from kg.sources.sheets.table import Table, sheet_table

NAME = "edition-sheet"
VERSION = 1

KEYS = (
    *("year", "ordinal", "start", "end", "zone", "city", "country", "country_code", "online"),
    *("theme", "themes", "host", "sources", "retrieved", "note"),
    *("venue", "phase", "count", "other_claim"),
)
VENUE_KEYS = ("name", "street", "days")
PHASE_KEYS = ("name", "start", "end")
COUNT_KEYS = ("counted", "source", "note", "doubt", *ESTIMATE_KEYS)
CLAIM_KEYS = ("about", "value", "source", "mistaken", "note")
DATED = (ClaimProperty.START, ClaimProperty.END)


class Doubt(StrEnum):
    """Why a figure is kept out of the graph."""

    FORECAST = "forecast"
    DOUBTFUL = "doubtful"


REASONS = {
    Doubt.FORECAST: "a forecast made before the meeting is no fact",
    Doubt.DOUBTFUL: "the figure's only source is not to be relied on",
}


def read_edition(content: bytes, name: str) -> Reading:
    """The meeting that a sheet describes, and the figures left out."""
    table = sheet_table(content, name)
    table.only(KEYS)
    counts = [_count(row) for row in table.tables("count")]
    record = _edition(table, tuple(row for row in counts if isinstance(row, MeetingCountRecord)))
    document = Document(
        key=address_key(f"editions/{record.year}"),
        name=name,
        kind=DocumentKind.FACT_SHEET,
        reader=f"{NAME}/{VERSION}",
        sha256=hashlib.sha256(content).hexdigest(),
        cites=table.texts("sources"),
        retrieved=table.text("retrieved"),
        media_type="application/toml",
    )
    skipped = tuple(row for row in counts if isinstance(row, Skipped))
    return Reading(document, (record,), skipped)


def _edition(table: Table, counts: tuple[MeetingCountRecord, ...]) -> EditionRecord:
    year = table.needed("year", table.value("year", int))
    start, end = _days(table, year)
    return EditionRecord(
        origin=Origin(table.document, table.line, str(year)),
        year=year,
        ordinal=table.needed("ordinal", table.value("ordinal", int)),
        start=start,
        end=end,
        zone=_zone(table),
        city=_where(table, "city"),
        country=_where(table, "country"),
        country_code=_country_code(table),
        online=table.value("online", bool) or False,
        theme=table.text("theme"),
        host=table.text("host"),
        venues=tuple(_venue(row, start, end) for row in table.tables("venue")),
        themes=table.texts("themes"),
        counts=counts,
        claims=tuple(_claim(row) for row in table.tables("other_claim")),
        note=table.text("note"),
        phases=_phases(table, start, end),
    )


def _days(table: Table, year: int) -> tuple[dt.date, dt.date]:
    start = table.needed("start", table.value("start", dt.date))
    end = table.needed("end", table.value("end", dt.date))
    if end < start:
        raise table.fault("the meeting ends before it starts; check both dates", "end")
    if start.year != year:
        raise table.fault(f"start is not in {year}; check it and `year`", "start")
    return start, end


def _zone(table: Table) -> str:
    zone = table.needed("zone", table.text("zone"))
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise table.fault(
            f"{zone!r} is no time zone; write an IANA name such as Europe/Zurich", "zone"
        ) from error
    return zone


def _where(table: Table, key: str) -> str | None:
    place = table.text(key)
    if place is None and not table.value("online", bool):
        raise table.fault(f"{key} is missing; add it, or `online = true` for a meeting without one")
    return place


def _country_code(table: Table) -> str | None:
    code = _where(table, "country_code")
    if code is None:
        return None
    try:
        country_name(code)
    except ValueError as error:
        raise table.fault(f"{error}; write two capitals, such as CH", "country_code") from error
    return code


def _venue(table: Table, start: dt.date, end: dt.date) -> VenueRecord:
    table.only(VENUE_KEYS)
    days = table.texts("days")
    for day in days:
        date = _iso_date(table, "days", day)
        if not start - dt.timedelta(days=1) <= date <= end:
            raise table.fault(f"{day} is no day of the meeting, nor its Day 0; check it", "days")
    return VenueRecord(
        origin=Origin(table.document, table.line, "venue"),
        name=table.needed("name", table.text("name")),
        street=table.text("street"),
        days=days,
    )


def _iso_date(table: Table, key: str, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise table.fault(f"{text!r} is no date; write it as 2017-12-18", key) from error


def _phases(table: Table, start: dt.date, end: dt.date) -> tuple[PhaseRecord, ...]:
    """The phases in the order of time, none of them touching another."""
    phases: list[PhaseRecord] = []
    for row in table.tables("phase"):
        phase = _phase(row)
        if not start <= phase.start <= phase.end <= end:
            raise row.fault("the phase is not within the meeting's days; check its dates", "start")
        if phases and phase.start <= phases[-1].end:
            raise row.fault("the phase begins before the one above it ended; check both", "start")
        phases.append(phase)
    return tuple(phases)


def _phase(table: Table) -> PhaseRecord:
    table.only(PHASE_KEYS)
    return PhaseRecord(
        origin=Origin(table.document, table.line, "phase"),
        name=table.needed("name", table.text("name")),
        start=table.needed("start", table.value("start", dt.date)),
        end=table.needed("end", table.value("end", dt.date)),
    )


def _count(table: Table) -> MeetingCountRecord | Skipped:
    table.only(COUNT_KEYS)
    counted = table.needed("counted", table.member("counted", MeetingCount))
    figure = estimate(table)
    doubt = table.member("doubt", Doubt)
    origin = Origin(table.document, table.line, f"count {counted}")
    if doubt is not None:
        return Skipped(origin, f"{counted}: {figure.as_stated}", REASONS[doubt])
    return MeetingCountRecord(origin, counted, figure, table.text("source"), table.text("note"))


def _claim(table: Table) -> OtherClaim:
    table.only(CLAIM_KEYS)
    about = table.needed("about", table.member("about", ClaimProperty))
    value = table.needed("value", table.text("value"))
    if about in DATED:
        _iso_date(table, "value", value)
    return OtherClaim(
        origin=Origin(table.document, table.line, f"other_claim {about}"),
        about=about,
        value=value,
        source=table.needed("source", table.text("source")),
        mistaken=table.value("mistaken", bool) or False,
        note=table.text("note"),
    )
