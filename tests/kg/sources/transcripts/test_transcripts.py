"""Lists of transcripts and transcripts: what golden folders do not show."""

from __future__ import annotations

import datetime as dt
import time
from contextlib import suppress
from pathlib import Path

import pytest
from factories import read_bytes, told

from kg.concepts import DocumentKind, Role, SessionStatus, SessionType, Status
from kg.errors import SourceError
from kg.inputs import editions_of
from kg.keys import session_key
from kg.records import (
    EditionRecord,
    LinkKind,
    LinkRecord,
    Origin,
    PartyKind,
    PartyRecord,
    Reading,
    SessionRecord,
    Skipped,
    TitleBasis,
)
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.sample import Sample
from kg.sources.sheets import editions as edition_sheet
from kg.sources.transcripts.opening import contradictions, opening
from kg.sources.transcripts.page import recognises
from kg.sources.transcripts.speakers import NOT_A_NAME, ONE_WORD, SPOKE, speakers

ROOT = Path(__file__).parents[4]
SITE = "https://www.intgovforum.org/en/content/"


@pytest.fixture(scope="module")
def editions() -> dict[int, EditionRecord]:
    sheets = sorted((ROOT / "data/editions").glob("*.toml"))
    return editions_of(edition_sheet.read_edition(file.read_bytes(), file.name) for file in sheets)


def heard(*labels: str) -> list[PartyRecord | Skipped]:
    lines = (Line(at, f">> {label}: words") for at, label in enumerate(labels, 1))
    return list(speakers(lines, "page.txt"))


def spoke(line: int, name: str, role: str = SPOKE, *roles: Role) -> PartyRecord:
    origin = Origin("page.txt", line)
    known = roles or (Role.UNSPECIFIED,)
    return PartyRecord(origin, PartyKind.PERSON, role, known, Status.TOOK_PART, name=name)


def unnamed(line: int, words: str, role: Role, label: str = SPOKE) -> PartyRecord:
    origin = Origin("page.txt", line)
    return PartyRecord(origin, PartyKind.UNNAMED, label, (role,), Status.TOOK_PART, unnamed=words)


@pytest.fixture(scope="module")
def reading(shared: Path, editions: dict[int, EditionRecord]) -> Reading:
    content = (shared / "samples/igf2016_transcript_slugs.txt").read_bytes()
    return read_bytes(content, "slugs.txt", Given(editions))


@pytest.fixture(scope="module")
def sessions(reading: Reading) -> list[SessionRecord]:
    return [record for record in reading.records if isinstance(record, SessionRecord)]


def test_each_address_of_the_real_list_is_a_session_that_was_held(
    reading: Reading, sessions: list[SessionRecord]
) -> None:
    assert (len(sessions), reading.skipped) == (204, ())
    assert reading.document.kind is DocumentKind.OTHER_PAGE
    assert {(s.year, s.status, s.title_basis, s.date_basis) for s in sessions} == {
        (2016, SessionStatus.HELD, TitleBasis.ADDRESS, "printed day number")
    }
    assert len({record.address for record in sessions}) == 204


def test_every_day_room_and_title_is_found(sessions: list[SessionRecord]) -> None:
    days = [record.date.day if record.date else None for record in sessions]
    assert {day: days.count(day) for day in days} == {5: 25, 6: 40, 7: 53, 8: 52, 9: 34}
    rooms = {"Main Hall", *(f"Room {number}" for number in range(1, 11))}
    assert {record.room for record in sessions} == rooms
    assert all(record.title for record in sessions)


def test_the_codes_of_the_real_list_are_of_workshops_and_open_forums(
    sessions: list[SessionRecord],
) -> None:
    codes = [record.code[:2] for record in sessions if record.code]
    assert {kind: codes.count(kind) for kind in codes} == {"WS": 104, "OF": 30}
    assert len({record.key for record in sessions if record.code is None}) == 204 - 134


def test_the_six_pairs_of_one_code_are_told(reading: Reading) -> None:
    assert [(found.origin.line, found.what.split(",")[0]) for found in reading.findings] == [
        (line, f"{code} of 2016 has two transcripts in the list")
        for line, code in (
            *((37, "WS72"), (42, "WS26"), (47, "WS118"), (49, "WS38")),
            *((186, "WS115"), (187, "WS161")),
        )
    ]
    first, second = "igf-2016-day-4-room-3-workshop-115", "igf-2016-day-4-room-3-ws115"
    rest = "-how-do-cybersecurity-development-and-governance-interact"
    found = next(finding for finding in reading.findings if "WS115" in finding.what)
    assert (found.text, f"{SITE}{first}{rest};" in found.what) == (
        f"{SITE}{second}{rest}",
        True,
    )


def test_a_session_is_all_that_its_address_says(sessions: list[SessionRecord]) -> None:
    address = f"{SITE}igf-2016-day-4-room-7-of48-indonesia"
    assert next(record for record in sessions if record.code == "OF48") == SessionRecord(
        Origin("slugs.txt", 198),
        2016,
        code="OF48",
        code_as_stated="of48",
        session_type=SessionType.OPEN_FORUM,
        title="Indonesia",
        title_basis=TitleBasis.ADDRESS,
        date=dt.date(2016, 12, 9),
        date_as_stated="day 4",
        date_basis="printed day number",
        room="Room 7",
        status=SessionStatus.HELD,
        address=address,
        links=(LinkRecord(LinkKind.TRANSCRIPT, address),),
    )


def test_a_list_and_the_transcript_itself_speak_of_one_session() -> None:
    path = "igf-2017-day-1-room-xxii-dc-on-lanterns"
    told_2017 = told({2017: "Europe/Zurich"})
    listed = read_bytes(f"/multilingual/content/{path}\n".encode(), "list.txt", told_2017)
    content = b"Captioning\n>> ADA MARE: Words.\n>> BO LIND: Words.\n"
    address = f"http://dev.intgovforum.org/ar/content/{path}"
    page = read_bytes(content, "page.txt", Given(told_2017.editions, address=address))
    keys = [record.key for record in (*listed.records, *page.records)]
    assert keys == [session_key(f"{SITE}{path}")] * 2


def test_a_list_of_other_addresses_is_none() -> None:
    with pytest.raises(SourceError):
        read_bytes(b"https://example.org/a\nhttps://example.org/b\n", "list.txt", Given())


def test_a_line_that_is_no_address_is_skipped() -> None:
    lines = ("http://[igf.org/igf-2016-day-1-room-1-lanterns", "igf-2016-day-1-room-1-lanterns")
    reading = read_bytes("\n".join(lines).encode(), "list.txt", Given())
    assert [record.origin.line for record in reading.records] == [2]
    assert reading.skipped == (
        Skipped(
            Origin("list.txt", 1), lines[0], "the line is no address that names the day of an IGF"
        ),
    )


def test_a_transcript_that_names_no_session_is_refused() -> None:
    with pytest.raises(SourceError) as refused:
        read_bytes(b"Captioning\n>> ADA MARE: Words.\n>> BO LIND: Words.\n", "page.txt", Given())
    assert str(refused.value) == (
        "page.txt:1: the transcript has no heading that names its session;"
        " tell its address or its year"
    )


def test_a_letter_that_quotes_is_no_transcript() -> None:
    letter = b">> On Monday Ada wrote: hello\n>> Dear all: hello\nabout the transcripts\n"
    assert not recognises(Sample(letter))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("ADA MARE", [spoke(1, "ADA MARE")]),
        ("Ada van Mare", [spoke(1, "Ada van Mare")]),
        ("CHAIR ADA MARE", [spoke(1, "ADA MARE", "CHAIR", Role.CHAIR)]),
        ("ADA MARE (MODERATOR)", [spoke(1, "ADA MARE", "MODERATOR", Role.MODERATOR)]),
        ("H.E. MR. ADAM MARE", [spoke(1, "H.E. MR. ADAM MARE")]),
        ("THE MODERATOR", [unnamed(1, "the moderator", Role.MODERATOR, "THE MODERATOR")]),
        ("PARTICIPANT", [unnamed(1, "a participant from the floor", Role.AUDIENCE_CONTRIBUTOR)]),
        ("FROM THE FLOOR", [unnamed(1, "a participant from the floor", Role.AUDIENCE_CONTRIBUTOR)]),
        ("ONLINE PARTICIPANT", [unnamed(1, "a remote participant", Role.ONLINE_CONTRIBUTOR)]),
        ("A WOMAN", [unnamed(1, "a speaker without a name", Role.UNSPECIFIED)]),
        (
            "FEMALE AUDIENCE MEMBER",
            [unnamed(1, "a participant from the floor", Role.AUDIENCE_CONTRIBUTOR)],
        ),
        ("MALE SPEAKER", [unnamed(1, "a speaker without a name", Role.UNSPECIFIED)]),
        ("THE SECRETARIAT", [unnamed(1, "the secretariat", Role.UNSPECIFIED)]),
        ("VIDEO", []),
        ("(captioner)", []),
        ("CAPTIONER", []),
        ("[ Applause ]", []),
        ("So I told him", []),
        ("TBC", [Skipped(Origin("page.txt", 1), "TBC", NOT_A_NAME)]),
        (
            "WORLD LANTERN UNION",
            [Skipped(Origin("page.txt", 1), "WORLD LANTERN UNION", NOT_A_NAME)],
        ),
        ("UNESCO", [Skipped(Origin("page.txt", 1), "UNESCO", ONE_WORD)]),
    ],
)
def test_a_label_is_a_name_or_stands_for_no_one(
    label: str, expected: list[PartyRecord | Skipped]
) -> None:
    assert heard(label) == expected


def test_who_speaks_often_is_one_mention_at_the_first_line() -> None:
    assert heard("ADA MARE", "BO LIND", "Ada Mare", "ADA", "ADA  MARE") == [
        spoke(1, "ADA MARE"),
        spoke(2, "BO LIND"),
    ]


def test_labels_within_a_line_are_found_where_a_capture_lost_its_breaks() -> None:
    line = Line(4, "Words. >> ADA MARE: Thank you. >> BO LIND: Yes: it is. >> and so: on")
    assert list(speakers([line], "page.txt")) == [spoke(4, "ADA MARE"), spoke(4, "BO LIND")]


def test_two_roles_of_one_name_are_two_mentions() -> None:
    assert heard("ADA MARE", "MODERATOR ADA MARE") == [
        spoke(1, "ADA MARE"),
        spoke(2, "ADA MARE", "MODERATOR", Role.MODERATOR),
    ]


def test_what_is_known_of_the_meeting_is_held_against_the_paragraph(
    editions: dict[int, EditionRecord],
) -> None:
    right = (
        "Captions of the Twelfth Annual Meeting of the IGF in Geneva, from 17 to 21 December 2017."
    )
    said = opening((Line(3, right),), "page.txt")
    assert said is not None
    assert list(contradictions(said, editions[2017])) == []
    assert [(finding.text, finding.what) for finding in contradictions(said, editions[2016])] == [
        ("Twelfth", "the IGF of 2016 was number 11"),
        ("Geneva", "the IGF of 2016 was in Guadalajara"),
        (
            "17 to 21 December 2017",
            "the IGF of 2016 was from 2016-12-06 to 2016-12-09, Day 0 apart",
        ),
    ]


@pytest.mark.parametrize(
    "piece", [">>", ">> A", ">> A:", "\t", "\tA", "(", " ", "\n>> A:", "Third "]
)
def test_reading_a_nasty_transcript_takes_no_longer(piece: str) -> None:
    start = b"IGF 2017 - Day 1 - Room 1 - Captioning\n>> ADA MARE: a\n>> BO LIND: b\n"
    lines = (piece * (90_000 // len(piece)) + "\n") * 10
    begun = time.perf_counter()
    with suppress(SourceError):
        read_bytes(start + lines.encode(), "page.txt", told({2017: "Europe/Zurich"}))
    assert time.perf_counter() - begun < 10
