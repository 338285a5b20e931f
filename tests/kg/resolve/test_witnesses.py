from __future__ import annotations

from kg.concepts import Question
from kg.records import AnswerRecord, Origin
from kg.resolve.witnesses import witnesses

PLACE = Origin("page.txt", 3)


def test_an_original_replaces_the_transcription_of_its_facts(reading, session, party):
    original = reading("page", session(party("Ada Mare")))
    sheet = reading("page", session(party("Ada M.")), sheet="sessions/2017.toml", sha256=None)
    assert witnesses((sheet, original)) == (original,)


def test_the_original_keeps_the_address_and_date_that_its_transcription_gives(reading, session):
    sheet = reading(
        "page",
        session(),
        sheet="sessions/2017.toml",
        address="https://example.org/ws15",
        retrieved="2026-11",
    )
    (found,) = witnesses((reading("page", session()), sheet))
    assert (found.document.address, found.document.retrieved, found.document.sheet) == (
        "https://example.org/ws15",
        "2026-11",
        None,
    )


def test_the_summary_of_an_answer_outlives_the_transcription(reading, session):
    printed = AnswerRecord(PLACE, Question.GENDER_SUMMARY, text="It was discussed.")
    summary = AnswerRecord(PLACE, Question.GENDER_SUMMARY, summary="Says it came up.")
    original = reading("report", session(answers=(printed,)))
    sheet = reading("report", session(answers=(summary,)), sheet="sessions/2017.toml")
    (found,) = witnesses((original, sheet))
    assert found.records[0].answers == (
        AnswerRecord(PLACE, Question.GENDER_SUMMARY, "It was discussed.", "Says it came up."),
    )


def test_two_sheets_may_transcribe_parts_of_one_document(reading, session):
    first = reading("list", session(code="WS1"), sheet="a.toml")
    second = reading("list", session(code="WS2"), sheet="b.toml")
    (found,) = witnesses((second, first))
    assert [record.code for record in found.records] == ["WS1", "WS2"]
