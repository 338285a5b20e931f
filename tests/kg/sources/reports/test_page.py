"""The pages of reports of 2019 and later: many on one page, and headings known by key words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from factories import read_bytes, told

from kg.concepts import Question, SessionStatus
from kg.errors import SourceError
from kg.records import Reading, SessionRecord
from kg.sources.reports.headings import Heading, heading_of
from kg.sources.reports.page import recognises
from kg.sources.sample import Sample

TOLD = told({2019: "Europe/Berlin", 2022: "Africa/Addis_Ababa"})
QUESTIONS = "1. Key Policy Questions and Expectations\nWhy?\n"


def reading(text: str, year: int | None = None) -> Reading:
    return read_bytes(text.encode(), "reports.txt", replace(TOLD, year=year))


def sessions(found: Reading) -> list[SessionRecord]:
    return [record for record in found.records if isinstance(record, SessionRecord)]


def test_a_bad_report_is_skipped_with_its_place_and_the_others_are_taken() -> None:
    found = reading(
        f"IGF 2019 Reports\nIGF 2019 WS #1 Gulls\nUpdated: 1 Dec\n{QUESTIONS}"
        f"IGF 2018 WS #2 Terns\nUpdated: 1 Dec\n{QUESTIONS}"
        f"IGF 2019 OF #3 Boats\nUpdated: 1 Dec\n{QUESTIONS}"
    )
    assert [(s.code, s.title) for s in sessions(found)] == [("WS1", "Gulls"), ("OF3", "Boats")]
    assert [(s.origin.line, s.text, s.reason) for s in found.skipped] == [
        (6, "IGF 2018 WS #2 Terns", "the report is of 2018, and its page of 2019")
    ]


def test_a_report_without_a_code_has_a_key_that_its_title_makes() -> None:
    text = f"Sea Shanties\nOpen Forum\nUpdated: 1 Dec\nDigital Inclusion\n{QUESTIONS}"
    (first,), (again,) = (sessions(reading(text, 2019)) for _ in range(2))
    assert (first.code, first.title, first.kind, first.themes) == (
        None,
        "Sea Shanties",
        "Open Forum",
        ("Digital Inclusion",),
    )
    assert first.key is not None
    assert (first.key[0], first.key) == ("x", again.key)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("", SessionStatus.SCHEDULED),
        ("2. Discussion Areas\n", SessionStatus.SCHEDULED),
        ("2. Discussion Areas\nPaint, and rope.\n", SessionStatus.HELD),
    ],
)
def test_a_report_that_stops_at_its_questions_shows_no_session_held(
    more: str, status: SessionStatus
) -> None:
    (found,) = sessions(reading(f"IGF 2019 WS #1 Gulls\nUpdated: 1 Dec\n{QUESTIONS}{more}"))
    assert found.status is status


def test_a_report_of_no_known_year_is_skipped() -> None:
    found = reading(f"Sea Shanties\nUpdated: 1 Dec\n{QUESTIONS}")
    assert [one.text for one in found.skipped] == ["Sea Shanties"]
    assert found.records == ()


def test_a_title_broken_after_its_code_is_whole() -> None:
    (session,) = sessions(reading(f"IGF 2019 WS #136\nGulls at Work\n{QUESTIONS}"))
    assert (session.code, session.title) == ("WS136", "Gulls at Work")


def test_a_code_is_enough_of_a_title_where_the_editor_tells_the_year() -> None:
    (session,) = sessions(reading("WS #7: Gulls\nKey Takeaways\nFly.\n", 2022))
    assert (session.year, session.code, session.title) == (2022, "WS7", "Gulls")


def test_a_page_without_any_report_is_refused() -> None:
    with pytest.raises(SourceError, match="no report with a title"):
        reading("Key Takeaways\nNothing.\n")


def test_a_report_of_2022_tells_when_and_where() -> None:
    (session,) = sessions(
        reading(
            "IGF 2022 WS #1 Gulls\nTime\n"
            "Wednesday, 30th November, 2022 (10:50 UTC) -"
            " Wednesday, 30th November, 2022 (12:20 UTC)\n"
            "Room\nBanquet Hall A\nKey Takeaways\nFly.\n"
        )
    )
    assert (session.start, session.room) == (
        dt.datetime(2022, 11, 30, 10, 50, tzinfo=dt.UTC),
        "Banquet Hall A",
    )


@pytest.mark.parametrize(
    ("text", "last", "in_list", "expected"),
    [
        ("2. Discussion Areas:", 1, False, Question.DISCUSSION_AREAS),
        ("6. Estimated Participation", 3, True, Question.PARTICIPANTS_PRESENT),
        ("7. Reflection to Gender Issues", 6, False, Question.GENDER_ISSUES),
        ("7. Gender in the Session", 6, False, Question.GENDER_ISSUES),
        ("Call to Action (* deadline 2 hours after session)", 0, False, Question.CALL_TO_ACTION),
        ("SESSION REPORT", 0, False, Question.SESSION_REPORT),
    ],
)
def test_a_heading_is_known_by_its_number_and_key_words(
    text: str, last: int, in_list: bool, expected: Question
) -> None:
    found = heading_of(text, last, in_list)
    assert found is not None
    assert found.question is expected


@pytest.mark.parametrize(
    ("text", "last", "in_list"),
    [
        ("1. Key Policy Questions again", 2, False),
        ("2. the participants spoke of gender.", 1, False),
        ("3. Second Point Of A List", 2, True),
        ("1. Ms. Ada Mare", 0, False),
        ("In 2019. Gender Issues", 1, False),
    ],
)
def test_a_line_of_an_answer_is_no_heading(text: str, last: int, in_list: bool) -> None:
    assert heading_of(text, last, in_list) is None


def test_an_unknown_heading_is_one_only_in_its_turn() -> None:
    assert heading_of("5. Weather On The Day", 4, False) == Heading("Weather On The Day", None, 5)
    assert heading_of("6. Weather On The Day", 4, False) is None


def test_a_form_of_2017_is_not_taken_for_such_a_page() -> None:
    text = b"IGF 2017 Workshop Report: WS9\nKey Takeaways\n"
    assert not recognises(Sample(text))
