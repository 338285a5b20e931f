"""The report on a form: the traps that its reader decides, page breaks, and what it refuses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from factories import read_bytes, told

from kg.concepts import Question, Role, SessionStatus, Status
from kg.errors import SourceError
from kg.records import (
    Attendance,
    CountRecord,
    Estimate,
    Origin,
    PartyKind,
    PartyRecord,
    Reading,
    SessionRecord,
)
from kg.sources.given import Given
from kg.sources.reports.form import recognises
from kg.sources.reports.template import Label
from kg.sources.sample import Sample

REPORT = (Path(__file__).parents[1] / "golden/report-two-renditions/input.txt").read_text("utf-8")
TOLD = told({2017: "Europe/Zurich"})
HEAD = "IGF 2017 Workshop Report: WS9\n- Session Title: Gulls at Work\n"
LIST = "- List of Speakers and their institutional affiliations\n"


def reading(text: str = REPORT) -> Reading:
    return read_bytes(text.encode(), "report.txt", TOLD)


def session(text: str = REPORT) -> SessionRecord:
    (record,) = reading(text).records
    assert isinstance(record, SessionRecord)
    return record


def skipped(text: str) -> list[tuple[int | None, str, str]]:
    return [(one.origin.line, one.text, one.reason) for one in reading(text).skipped]


def test_the_golden_report_is_recognised() -> None:
    assert recognises(Sample(REPORT.encode()))


def test_both_renditions_are_read_without_a_doubt() -> None:
    assert reading().skipped == ()


@pytest.mark.parametrize("rendition", [0, 1], ids=["list", "table"])
def test_each_rendition_alone_gives_the_same_session(rendition: int) -> None:
    table_starts = REPORT.index("IGF 2017 Workshop Report Template")
    record = session((REPORT[:table_starts], REPORT[table_starts:])[rendition])
    whole = session()
    assert (record.title, record.start, record.end) == (whole.title, whole.start, whole.end)
    assert [count.estimate for count in record.counts] == [c.estimate for c in whole.counts]
    assert record.answers[0].text == whole.answers[0].text
    assert [party.name for party in record.parties] == [p.name for p in whole.parties[:8]]


def test_trap_1_a_name_is_kept_as_this_document_prints_it() -> None:
    (party,) = (p for p in session().parties if Role.ONSITE_MODERATOR in p.roles)
    assert party.name == "Dr. Tomas W. Quill"


def test_trap_4_the_title_and_the_code_stand_apart() -> None:
    record = session()
    assert (record.title, record.code) == ("Lessons from Tide Tables for Everyone", "WS901")


def test_trap_6_renditions_are_one_witness_and_a_second_spelling_one_more_mention() -> None:
    found = [
        (p.origin.line, p.organizations) for p in session().parties if p.name == "Mr. Pio Galea"
    ]
    assert found == [(13, ("Malta Harbour Board",)), (44, ("Malta Harbor Board",))]
    assert len(session().parties) == 9


def test_trap_7_someone_of_the_audience_stays_unnamed() -> None:
    (party,) = (p for p in session().parties if p.kind is PartyKind.UNNAMED)
    assert party == PartyRecord(
        origin=Origin("report.txt", 25, "participating as audience"),
        kind=PartyKind.UNNAMED,
        role="participating as audience",
        roles=(Role.AUDIENCE_CONTRIBUTOR,),
        status=Status.TOOK_PART,
        unnamed="an officer from SEAMAP, in the audience",
        affiliation="SEAMAP",
        organizations=("SEAMAP",),
    )


def test_trap_8_who_was_online_is_told_by_the_attendance_answer_alone() -> None:
    online = {p.name: p.attendance for p in session().parties if p.attendance}
    assert online == {"Mr. Pio Galea": Attendance.ONLINE}


def test_trap_9_counts_are_lower_bounds_in_the_report_s_own_words() -> None:
    answer = "40+ including online participants (Speaker Mr. Pio Galea and 2 other participants)"
    people, women = Label.PARTICIPANTS.value, Label.WOMEN.value
    assert session().counts == (
        CountRecord(
            Origin("report.txt", 30, people),
            Question.PARTICIPANTS_PRESENT,
            Estimate(answer, minimum=40, includes_online=True),
            Role.RAPPORTEUR,
        ),
        CountRecord(
            Origin("report.txt", 30, people),
            Question.ONLINE_PARTICIPANTS,
            Estimate(answer.removeprefix("40+ including "), minimum=3),
            Role.RAPPORTEUR,
        ),
        CountRecord(
            Origin("report.txt", 31, women),
            Question.WOMEN_PRESENT,
            Estimate("12+", minimum=12),
            Role.RAPPORTEUR,
        ),
    )


def test_trap_10_a_wrong_ordinal_is_read_and_kept() -> None:
    record = session()
    assert (record.date, record.date_as_stated) == (dt.date(2017, 12, 19), "19st Dec 2017")


def test_trap_11_a_time_without_a_zone_is_in_the_edition_s() -> None:
    record = session()
    assert record.start is not None
    assert (record.start.isoformat(), record.zone_as_stated, record.time_as_stated) == (
        "2017-12-19T15:00:00+01:00",
        None,
        "3:00 pm - 4:30 pm",
    )


@pytest.mark.parametrize(
    ("listed", "country", "code"),
    [
        ("Korea Tide Agency (KTA), Korea", "Korea", "KR"),
        ("Seoul Sea School, Korea", "Korea", None),
        ("Democratic People's Korea School, Korea", "Korea", None),
        ("Seoul Sea School, South Korea", "South Korea", "KR"),
        ("Seoul Sea School", None, None),
    ],
)
def test_trap_14_bare_korea_is_resolved_by_the_body_alone(
    listed: str, country: str | None, code: str | None
) -> None:
    (party,) = session(f"{HEAD}{LIST} 1. (Speaker) Ms. Ada Mare, {listed}\n").parties
    assert (party.country, party.country_code) == (country, code)


def test_trap_14_an_acronym_stands_for_what_the_same_document_says() -> None:
    people = (
        " 1. (Speaker) Ms. A. Mare, Korea Tide Agency (KTA)\n 2. (Speaker) Mr. B. Lee, KTA, Korea\n"
    )
    assert [p.country_code for p in session(HEAD + LIST + people).parties] == [None, "KR"]


def test_trap_16_four_took_part_as_speakers() -> None:
    names = {p.name for p in session().parties if Role.SPEAKER in p.roles}
    assert names == {"Ms. Sun Ae Moor", "Mr. Pio Galea", "Prof. Lin Haibo", "Ms. Oda Van Rhee-Sund"}


def test_trap_17_the_rapporteur_has_the_body_behind_the_slash() -> None:
    (party,) = (p for p in session().parties if Role.RAPPORTEUR in p.roles)
    assert (party.name, party.role, party.affiliation) == (
        "Jory Lant",
        "Rapporteur/Notetaker",
        "Tidewatch",
    )


def test_trap_19_bodies_that_are_only_mentioned_are_no_parties() -> None:
    bodies = {body for party in session().parties for body in party.organizations}
    assert not bodies & {"Seacorp", "Ocean Bank", "the Ocean Bank"}


def test_trap_20_short_mentions_are_resolved_inside_the_document() -> None:
    found = {(m.text, m.refers_to) for m in session().mentions}
    assert {
        ("Dr. Quill", "Dr. Tomas W. Quill"),
        ("Ms. Moor", "Ms. Sun Ae Moor"),
        ("Mr. Galea", "Mr. Pio Galea"),
        ("Ms. Van Rhee-Sund", "Ms. Oda Van Rhee-Sund"),
    } <= found


def test_trap_21_dead_links_and_tags_leave_their_words() -> None:
    texts = {answer.question: answer.text for answer in session().answers}
    assert texts[Question.GENDER_SUMMARY] == "Few women are pilots, and courses may help."
    assert texts[Question.PRESENTATIONS] == (
        "Ms. Sun Ae Moor from KTCA described a gauge; Seacorp and the Ocean Bank were mentioned.\n"
        "Mr. Pio Galea from Malta showed a harbour. He also announced courses for women."
    )


def test_a_paragraph_goes_on_after_a_page_break() -> None:
    (answer,) = (a for a in session().answers if a.question is Question.PARTICIPANT_SUGGESTIONS)
    assert answer.text is not None
    assert answer.text.splitlines()[0] == (
        "Moderator Dr. Quill asked Mr. Galea about storms."
        " Mr. Galea told of the great storm, and thanked KTCA."
    )


def test_a_report_tells_what_happened() -> None:
    statuses = {party.status for party in session().parties}
    assert (session().status, statuses) == (SessionStatus.HELD, {Status.TOOK_PART})


def test_several_organizers_are_told_apart() -> None:
    record = session(f"{HEAD}- Session Organizer: Ada Mare/Seacorp; Ida Lee/KTA, Chile\n")
    assert [(p.name, p.organizations, p.country_code) for p in record.parties] == [
        ("Ada Mare", ("Seacorp",), None),
        ("Ida Lee", ("KTA",), "CL"),
    ]


@pytest.mark.parametrize(
    ("line", "text", "reason"),
    [
        ("- Date: Friday 19 December 2017", "Friday 19 December 2017", "is a Tuesday"),
        ("- Date: 19 December 2016", "19 December 2016", "its date is not"),
        ("- Date: soon", "soon", "not a full date"),
        ("- Time: 9:00 - 10:00", "9:00 - 10:00", "there is no date"),
        ("- Weather: fine", "Weather: fine", "no template"),
        ("- Session Organizer: Gulls United", "Gulls United", "a person's or a body's"),
        (f"{LIST} 1. (Speaker) TBC", "(Speaker) TBC", "no name"),
        (f"{LIST} 1. (Mentioned) Ms. Ada Mare", "(Mentioned) Ms. Ada Mare", "no part"),
        (f"- {Label.WOMEN}: quite a few", "quite a few", "no head count"),
        (f"- {Label.WOMEN}: N/A", "N/A", "there is no figure"),
    ],
)
def test_a_field_that_cannot_be_read_is_skipped_with_its_reason(
    line: str, text: str, reason: str
) -> None:
    ((_, found, why),) = skipped(f"{HEAD}{line}\n")
    assert (found, reason in why) == (text, True)


def test_a_rendition_that_differs_is_told_of() -> None:
    text = f"{HEAD}\nIGF 2017 Workshop Report Template: WS9\nSession Title\tGulls and Terns\n"
    assert session(text).title == "Gulls at Work"
    assert skipped(text) == [
        (5, "Gulls and Terns", "differs from the rendition above, in line 2, which counts")
    ]


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ("- Rapporteur/Notetaker: Ada Mare/Seacorp\n- Title: Gulls\n", 1, "there is no heading"),
        ("IGF 2017 Workshop Report: WS9\n- Date: 19 Dec 2017\n", 1, "no Session Title"),
        (HEAD + "IGF 2017 Workshop Report: WS10\n", 3, "of another session"),
    ],
)
def test_a_report_without_what_a_session_needs_is_refused(text: str, line: int, mend: str) -> None:
    with pytest.raises(SourceError, match=mend) as refused:
        reading(text)
    assert refused.value.where == f"report.txt:{line}"


def test_a_year_without_an_edition_leaves_the_time_open() -> None:
    text = f"{HEAD}- Date: 19 Dec 2017\n- Time: 9am - 10am\n"
    (record,) = read_bytes(text.encode(), "report.txt", Given()).records
    assert isinstance(record, SessionRecord)
    assert (record.date, record.start) == (dt.date(2017, 12, 19), None)


def test_a_zone_that_contradicts_the_edition_counts_and_is_told() -> None:
    found = reading(f"{HEAD}- Date: 19 Dec 2017\n- Time: 15:00 - 16:30 (GMT)\n")
    (record,) = found.records
    assert isinstance(record, SessionRecord)
    assert record.start is not None
    assert (record.start.isoformat(), record.zone_as_stated) == ("2017-12-19T15:00:00+00:00", "GMT")
    assert [finding.text for finding in found.findings] == ["GMT"]


def test_local_time_is_the_edition_s() -> None:
    record = session(f"{HEAD}- Date: 19 Dec 2017\n- Time: 15:00 - 16:30 (local time)\n")
    assert record.start is not None
    assert record.start.isoformat() == "2017-12-19T15:00:00+01:00"


def test_a_report_without_a_code_has_a_key_that_its_title_makes() -> None:
    record = session("IGF 2017 Workshop Report\n- Session Title: Gulls\n")
    assert (record.code, record.title, (record.key or "")[:1]) == (None, "Gulls", "x")


def test_the_date_alone_may_tell_the_year() -> None:
    record = session(
        "Session title: WS 9 Gulls\nDate: 19 Dec 2017\nRapporteur/Note Taker: Ada Mare\n"
    )
    assert (record.year, record.code, record.title) == (2017, "WS9", "Gulls")


def test_a_gender_behind_a_speaker_is_told_nowhere() -> None:
    found = reading(f"{HEAD}{LIST} Ada Mare, KTA (female)\n Female\n TBC (male)\n")
    assert "male" not in str(found)
