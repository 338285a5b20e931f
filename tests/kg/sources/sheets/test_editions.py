from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from kg.concepts import DocumentKind, MeetingCount
from kg.errors import SourceError
from kg.keys import address_key
from kg.records import (
    ClaimProperty,
    Document,
    EditionRecord,
    Estimate,
    Finding,
    MeetingCountRecord,
    Origin,
    OtherClaim,
    PhaseRecord,
    Reading,
    SessionRecord,
    Skipped,
    VenueRecord,
)
from kg.sources.moments import day_finding
from kg.sources.sheets.edition_days import is_day_of, refuse_strange_days
from kg.sources.sheets.editions import read_edition

NAME = "data/editions/2017.toml"
HEAD = """\
year = 2017
ordinal = 12
start = 2017-12-18
end = 2017-12-21
zone = "Europe/Zurich"
city = "Geneva"
country = "Switzerland"
country_code = "CH"
"""
REST = """\
theme = "Shape Your Digital Future!"
themes = ["Openness"]
sources = ["https://example.org/a", "https://example.org/b"]
retrieved = "2026-11"

[[venue]]
name = "Palais"

[[venue]]
name = "CICG"
street = "rue de Varembé 17"
days = ["2017-12-17"]

[[count]]
counted = "onsite-participants"
as_stated = "over 2000 onsite"
minimum = 2000

[[count]]
counted = "participants"
as_stated = "over 10000"
minimum = 10000
doubt = "forecast"

[[other_claim]]
about = "start"
value = "2017-12-17"
source = "a transcript"
mistaken = true
note = "It counts Day 0."
"""

TWO_PHASES = """
[[phase]]
name = "first phase"
start = 2017-12-18
end = 2017-12-18

[[phase]]
name = "second phase"
start = 2017-12-20
end = 2017-12-21
"""


def test_an_edition_sheet_is_one_document_and_doubtful_figures_stay_out() -> None:
    sheet = (HEAD + REST).encode()
    record = EditionRecord(
        origin=Origin(NAME, 1, "2017"),
        year=2017,
        ordinal=12,
        start=dt.date(2017, 12, 18),
        end=dt.date(2017, 12, 21),
        zone="Europe/Zurich",
        city="Geneva",
        country="Switzerland",
        country_code="CH",
        theme="Shape Your Digital Future!",
        venues=(
            VenueRecord(Origin(NAME, 14, "venue"), "Palais"),
            VenueRecord(Origin(NAME, 17, "venue"), "CICG", "rue de Varembé 17", ("2017-12-17",)),
        ),
        themes=("Openness",),
        counts=(
            MeetingCountRecord(
                Origin(NAME, 22, "count onsite-participants"),
                MeetingCount.ONSITE_PARTICIPANTS,
                Estimate("over 2000 onsite", minimum=2000),
            ),
        ),
        claims=(
            OtherClaim(
                Origin(NAME, 33, "other_claim start"),
                ClaimProperty.START,
                "2017-12-17",
                "a transcript",
                mistaken=True,
                note="It counts Day 0.",
            ),
        ),
    )
    document = Document(
        key=address_key("editions/2017"),
        name=NAME,
        kind=DocumentKind.FACT_SHEET,
        reader="edition-sheet/1",
        sha256=hashlib.sha256(sheet).hexdigest(),
        cites=("https://example.org/a", "https://example.org/b"),
        retrieved="2026-11",
        media_type="application/toml",
    )
    skipped = Skipped(
        Origin(NAME, 27, "count participants"),
        "participants: over 10000",
        "a forecast made before the meeting is no fact",
    )
    assert read_edition(sheet, NAME) == Reading(document, (record,), (skipped,))


def test_an_online_meeting_needs_no_place() -> None:
    sheet = "\n".join((*HEAD.splitlines()[:5], "online = true"))
    (record,) = read_edition(sheet.encode(), NAME).records
    assert isinstance(record, EditionRecord)
    assert (record.online, record.city, record.country_code) == (True, None, None)


FAULTS = [
    (HEAD.replace('city = "Geneva"\n', ""), 1, "city is missing; add it, or `online = true`"),
    (HEAD.replace("end = 2017", "end = 2016"), 4, "the meeting ends before it starts; check"),
    (HEAD.replace("year = 2017", "year = 2018"), 3, "start is not in 2018; check it and `year`"),
    (HEAD.replace("Zurich", "Berne"), 5, "'Europe/Berne' is no time zone; write an IANA name"),
    (HEAD.replace('"CH"', '"SWI"'), 8, "'SWI' is not the code of a country; write two capitals"),
    (HEAD.replace("ordinal = 12", "ordinal = true"), 2, "ordinal is True; write a whole number"),
    (HEAD + "hosts = 1", 9, "'hosts' is not a key of the head of the sheet; data/README.md"),
    (
        HEAD + '[[venue]]\nname = "A"\ndays = ["2017-12-16"]',
        11,
        "2017-12-16 is no day of the meeting, nor its Day 0; check it",
    ),
    (
        HEAD + '[[phase]]\nname = "A"\nstart = 2017-12-17\nend = 2017-12-19',
        11,
        "the phase is not within the meeting's days; check its dates",
    ),
    (
        HEAD + TWO_PHASES.replace("2017-12-20", "2017-12-18"),
        17,
        "the phase begins before the one above it ended; check both",
    ),
    (
        HEAD + '[[other_claim]]\nabout = "end"\nvalue = "Friday"\nsource = "A"',
        11,
        "'Friday' is no date; write it as 2017-12-18",
    ),
    (
        HEAD + '[[count]]\ncounted = "cakes"\nas_stated = "2"\nexact = 2',
        10,
        "counted 'cakes' is not known; write one of participants, onsite-participants",
    ),
    (
        HEAD + '[[count]]\ncounted = "sessions"\nas_stated = "2"\nminimum = 3\nmaximum = 2',
        12,
        "minimum is above maximum; change them over",
    ),
]


@pytest.mark.parametrize(("sheet", "line", "what"), FAULTS)
def test_a_fault_is_named_with_its_line_and_mend(sheet: str, line: int, what: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_edition(sheet.encode(), NAME)
    assert str(raised.value).startswith(f"{NAME}:{line}: {what}")


def edition_and_session(day: dt.date) -> tuple[Reading, EditionRecord]:
    reading = read_edition(HEAD.encode(), NAME)
    (edition,) = reading.records
    assert isinstance(edition, EditionRecord)
    session = SessionRecord(Origin("s.toml", 7, "2017-x"), 2017, key="x", date=day)
    document = replace(reading.document, sheet="data/sessions/2017.toml")
    return Reading(document, (session,)), edition


@pytest.mark.parametrize("day", [17, 18, 21])
def test_a_day_of_the_meeting_or_day_0_is_taken(day: int) -> None:
    reading, edition = edition_and_session(dt.date(2017, 12, day))
    refuse_strange_days((reading,), (edition,))


@pytest.mark.parametrize("day", [16, 22])
def test_a_session_dated_outside_its_edition_is_refused(day: int) -> None:
    reading, edition = edition_and_session(dt.date(2017, 12, day))
    with pytest.raises(SourceError) as raised:
        refuse_strange_days((reading,), (edition,))
    assert str(raised.value) == (
        f"s.toml:7: 2017-12-{day} is outside the IGF of 2017, 2017-12-18 to 2017-12-21 with the"
        " day before; check the date"
    )


def test_a_strange_day_that_a_document_itself_prints_stops_nothing() -> None:
    reading, edition = edition_and_session(dt.date(2017, 12, 25))
    page = replace(reading, document=replace(reading.document, sheet=None))
    refuse_strange_days((page,), (edition,))


def edition_of(sheet: str) -> EditionRecord:
    (edition,) = read_edition(sheet.encode(), NAME).records
    assert isinstance(edition, EditionRecord)
    return edition


def test_the_phases_of_a_meeting_are_read_in_the_order_of_time() -> None:
    assert edition_of(HEAD + TWO_PHASES).phases == (
        PhaseRecord(
            Origin(NAME, 10, "phase"), "first phase", dt.date(2017, 12, 18), dt.date(2017, 12, 18)
        ),
        PhaseRecord(
            Origin(NAME, 15, "phase"), "second phase", dt.date(2017, 12, 20), dt.date(2017, 12, 21)
        ),
    )


@pytest.mark.parametrize(("day", "taken"), [(17, True), (18, True), (19, False), (20, True)])
def test_a_day_between_two_phases_is_no_day_of_the_meeting(day: int, taken: bool) -> None:
    assert is_day_of(edition_of(HEAD + TWO_PHASES), dt.date(2017, 12, day)) is taken


def test_a_sheet_that_dates_a_session_between_two_phases_is_refused() -> None:
    reading, _ = edition_and_session(dt.date(2017, 12, 19))
    with pytest.raises(SourceError) as raised:
        refuse_strange_days((reading,), (edition_of(HEAD + TWO_PHASES),))
    assert str(raised.value) == (
        "s.toml:7: 2017-12-19 is outside the IGF of 2017, 2017-12-18 to 2017-12-18 and 2017-12-20"
        " to 2017-12-21 with the day before; check the date"
    )


def test_a_document_that_prints_a_day_between_two_phases_is_told_of_it() -> None:
    edition, printed = edition_of(HEAD + TWO_PHASES), Origin("page.txt", 3)
    assert day_finding(printed, "19 Dec", dt.date(2017, 12, 19), edition) == Finding(
        printed,
        "19 Dec",
        "2017-12-19 is no day of the IGF of 2017, 2017-12-18 to 2017-12-18 and 2017-12-20 to"
        " 2017-12-21, so the session is kept without it",
    )


def test_a_session_of_no_known_edition_is_refused() -> None:
    reading, _ = edition_and_session(dt.date(2017, 12, 18))
    with pytest.raises(SourceError, match=r"s\.toml:7: 2017 is no known edition"):
        refuse_strange_days((reading,), ())
