"""The two real documents, word for word; skipped where they are not beside the project."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from factories import read_bytes

from kg.concepts import Question, Role, Stakeholder, StatedRegion, Status
from kg.inputs import known_editions, read_inputs
from kg.records import Attendance, Estimate, Origin, PartyKind, PartyRecord, Reading, SessionRecord
from kg.sources.given import Given
from kg.sources.listing import reading_json

CET = dt.timezone(dt.timedelta(hours=1))
START, END = dt.datetime(2017, 12, 21, 9, tzinfo=CET), dt.datetime(2017, 12, 21, 10, 30, tzinfo=CET)
PAGE, REPORT = "igf2017-ws15-schedule-page.txt", "igf2017-ws15-report.txt"


def real(shared: Path, name: str) -> Reading:
    return read_bytes((shared / "sources" / name).read_bytes(), name, Given(known_editions()))


def session(reading: Reading) -> SessionRecord:
    (record,) = reading.records
    assert isinstance(record, SessionRecord)
    return record


@pytest.fixture(scope="module")
def page(shared: Path) -> Reading:
    return real(shared, PAGE)


@pytest.fixture(scope="module")
def report(shared: Path) -> Reading:
    return real(shared, REPORT)


def told(record: SessionRecord) -> list[tuple[str | None, str, str | None, str]]:
    return [(p.name or p.unnamed, p.role, p.affiliation, p.status.value) for p in record.parties]


def test_the_page_names_every_party_in_its_place(page: Reading) -> None:
    kisa = "Korea Internet & Security Agency"
    assert told(session(page)) == [
        ("Mr. Jong Hyuk Ro", "Proposer's Name", "Microsoft Korea", "planned"),
        ("Dr. Wan S. Yi", "Co-Proposer's Name", kisa, "planned"),
        ("Mr. Jong Hyuk Ro", "Co-Organizer", "Microsoft", "planned"),
        ("Dr. Wan S. Yi", "Co-Organizer", "Korea Information & Security Agency", "planned"),
        ("Dr. Wan S. Yi", "Moderator", kisa, "planned"),
        ("Ms. Jung Hee Kim", "Speaker", kisa, "planned"),
        ("a speaker for the government of Oman", "Speaker", None, "withdrawn"),
        (
            "Mr. Charles Mugisha",
            "Speaker",
            "IT Operational Division Manager, Rwanda Development Board",
            "planned",
        ),
        ("Dr. Jianping Wu", "Speaker", "Tsinghua University", "planned"),
        ("Ms. Jing De Jong-Chen", "Speaker", "Microsoft Corp", "planned"),
        ("Dr. Wan S. Yi", "Onsite Moderator", None, "planned"),
        ("Mr. Jong Hyuk Ro", "Online Moderator", None, "planned"),
        ("Mr. Alex Yudong Yang", "Rapporteur", None, "planned"),
        (
            "Jong Hyuk Ro",
            "Session Organizer",
            "Director of Cybersecurity Policy, Microsoft",
            "planned",
        ),
    ]


def test_the_report_names_every_party_in_its_place(report: Reading) -> None:
    post = "IT Operational Division Manager, Rwanda Development"
    assert told(session(report)) == [
        ("Jong Hyuk Ro", "Session Organizer", "Microsoft", "took-part"),
        ("Alex Yudong Yang", "Rapporteur/Notetaker", "Microsoft", "took-part"),
        (
            "Dr. Wan W. Yi",
            "On-site Moderator",
            "Director, Korea Internet & Security Agency (KISA), Korea",
            "took-part",
        ),
        (
            "Ms. Jung Hee Kim",
            "Speaker",
            "Director, Cyber Threat Intelligence Center, KISA, Korea",
            "took-part",
        ),
        ("Mr. Charles Mugisha", "Speaker", f"{post} Board, Rwanda", "took-part"),
        ("Dr. Jianping Wu", "Speaker", "Professor, Tsinghua University, China", "took-part"),
        (
            "Ms. Jing De Jong-Chen",
            "Speaker",
            "General Manager, Global Security Strategy, Microsoft Corp",
            "took-part",
        ),
        (
            "a director from CNCERT, in the audience",
            "participating as audience",
            "CNCERT",
            "took-part",
        ),
        ("Mr. Charles Mugisha", "Speaker", f"{post} Bord, Rwanda", "took-part"),
    ]


def test_a_speaker_of_the_page_is_whole(page: Reading) -> None:
    assert session(page).parties[7] == PartyRecord(
        origin=Origin(PAGE, 49, "Speaker"),
        kind=PartyKind.PERSON,
        role="Speaker",
        roles=(Role.SPEAKER,),
        status=Status.PLANNED,
        name="Mr. Charles Mugisha",
        affiliation="IT Operational Division Manager, Rwanda Development Board",
        organizations=("Rwanda Development Board",),
        position="IT Operational Division Manager",
        stakeholder="Government",
        stakeholder_group=Stakeholder.GOVERNMENT,
        region="Africa",
        stated_region=StatedRegion.AFRICA,
    )


def test_a_speaker_of_the_report_is_whole(report: Reading) -> None:
    assert session(report).parties[3] == PartyRecord(
        origin=Origin(REPORT, 12, "Speaker"),
        kind=PartyKind.PERSON,
        role="Speaker",
        roles=(Role.SPEAKER,),
        status=Status.TOOK_PART,
        name="Ms. Jung Hee Kim",
        affiliation="Director, Cyber Threat Intelligence Center, KISA, Korea",
        organizations=("KISA",),
        position="Director, Cyber Threat Intelligence Center",
        country="Korea",
        country_code="KR",
    )


def test_both_tell_of_one_session_at_one_time_with_two_titles(
    page: Reading, report: Reading
) -> None:
    found = [(s.code, s.start, s.end, s.title) for s in map(session, (page, report))]
    short = "Multistakeholder Collaborations in Cybersecurity Response"
    assert found == [
        ("WS15", START, END, short),
        ("WS15", START, END, f"Learnings from {short} and Capacity Building"),
    ]


def test_the_page_keeps_zone_room_format_and_tags(page: Reading) -> None:
    record = session(page)
    assert (record.zone_as_stated, record.room, record.format, record.tags) == (
        "CET",
        "Room XII - A United Nations Office at Geneva (UNOG)",
        "Panel - 90 Min",
        ("Cybersecurity", "Multistakeholder Cooperation", "Digital Geneva Convention"),
    )


def test_the_report_s_counts_are_lower_bounds(report: Reading) -> None:
    online = "online participants (Speaker Mr. Charles Mugisha and 3 other participants)"
    assert {count.question: count.estimate for count in session(report).counts} == {
        Question.PARTICIPANTS_PRESENT: Estimate(
            f"50+ including {online}", minimum=50, includes_online=True
        ),
        Question.ONLINE_PARTICIPANTS: Estimate(online, minimum=4),
        Question.WOMEN_PRESENT: Estimate("15+", minimum=15),
    }


def test_mugisha_alone_is_known_to_have_been_online(report: Reading) -> None:
    online = Counter(p.name for p in session(report).parties if p.attendance is Attendance.ONLINE)
    assert online == {"Mr. Charles Mugisha": 2}


def test_short_mentions_stand_for_the_listed_people(report: Reading) -> None:
    short = {m.text: m.refers_to for m in session(report).mentions}
    assert short == {
        "Ms. Jung Hee Kim": "Ms. Jung Hee Kim",
        "Mr. Charles Mugisha": "Mr. Charles Mugisha",
        "Dr. Jianping Wu": "Dr. Jianping Wu",
        "Ms. Jing De Jong-Chen": "Ms. Jing De Jong-Chen",
        "Dr. Yi": "Dr. Wan W. Yi",
        "Mr. Mugisha": "Mr. Charles Mugisha",
        "Ms. Kim": "Ms. Jung Hee Kim",
        "Ms. De Jong-Chen": "Ms. Jing De Jong-Chen",
    }


def test_nothing_is_skipped_and_no_person_s_gender_is_told(page: Reading, report: Reading) -> None:
    assert (page.skipped, report.skipped) == ((), ())
    assert "male" not in reading_json(page)


@pytest.mark.parametrize("name", [PAGE, REPORT])
def test_the_transcription_in_data_says_the_same_as_the_document(shared: Path, name: str) -> None:
    document = real(shared, name)
    (sheet,) = (r for r in read_inputs().readings if r.document.key == document.document.key)
    nowhere = Origin("")
    read, written = (
        {replace(party, origin=nowhere) for party in session(reading).parties}
        for reading in (document, sheet)
    )
    assert read == written
    assert {c.estimate for c in session(document).counts} == {
        c.estimate for c in session(sheet).counts
    }
