"""The counts in an answer: whom each counts, and what gives none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import Question, Role
from kg.records import AnswerRecord, CountRecord, Estimate, Finding, Origin, Skipped
from kg.sources.reports.answer_counts import A_SHARE, NO_FIGURE, UNREAD, answer_counts, counts_in

ALL, WOMEN = Question.PARTICIPANTS_PRESENT, Question.WOMEN_PRESENT
ONLINE, ONSITE = Question.ONLINE_PARTICIPANTS, Question.ONSITE_PARTICIPANTS
ORIGIN = Origin("report.txt", 7, "Participants")


def figures(text: str, asked: Question) -> dict[Question, int | None]:
    return {
        question: estimate.exact if estimate.exact is not None else estimate.minimum
        for question, estimate in counts_in(text, asked).items()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50+", {ALL: 50}),
        ("approx. 120 (35 women)", {ALL: 120, WOMEN: 35}),
        ("50 (of whom 20 women)", {ALL: 50, WOMEN: 20}),
        ("60 participants, 20 of whom were women", {ALL: 60, WOMEN: 20}),
        ("120 participants with 35 women", {ALL: 120, WOMEN: 35}),
        ("40 in the room and 12 online", {ONSITE: 40, ONLINE: 12}),
        ("60 onsite, 20 online, 30 women", {ONSITE: 60, ONLINE: 20, WOMEN: 30}),
        ("There were 60 people in the room. 30 of them were women.", {ALL: 60, WOMEN: 30}),
        ("50 including 10 online", {ALL: 50, ONLINE: 10}),
        ("30 onsite", {ALL: 30}),
        ("12 online", {ONLINE: 12}),
        ("20 women and 30 men", {WOMEN: 20}),
        ("20 (women)", {WOMEN: 20}),
        ("30 men", {}),
        ("50 men and women", {ALL: 50}),
        ("10 women online", {}),
        ("1350 (incl. 152 media)", {ALL: 1350}),
        ("50, later 70", {}),
        ("30 of the 60 speakers", {}),
    ],
)
def test_an_answer_on_participants_says_whom_each_figure_counts(
    text: str, expected: dict[Question, int]
) -> None:
    assert figures(text, ALL) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15+", {WOMEN: 15}),
        ("a dozen", {WOMEN: 12}),
        ("50 (of whom 20 women)", {ALL: 50, WOMEN: 20}),
        ("20 women and 30 men", {WOMEN: 20}),
        ("50 men and women", {}),
        ("12 online", {}),
        ("30 men", {}),
    ],
)
def test_an_answer_on_women_counts_nobody_else_as_women(
    text: str, expected: dict[Question, int]
) -> None:
    assert figures(text, WOMEN) == expected


def test_a_count_keeps_the_words_that_it_was_read_from() -> None:
    assert list(answer_counts(ORIGIN, "approx. 120 (35 women)", ALL)) == [
        CountRecord(
            ORIGIN,
            ALL,
            Estimate("approx. 120 (35 women)", exact=120, approximate=True),
            Role.RAPPORTEUR,
        ),
        CountRecord(ORIGIN, WOMEN, Estimate("35 women", exact=35), Role.RAPPORTEUR),
    ]


@pytest.mark.parametrize(
    "text",
    ["about half", "half of the 80", "~40%", "one third", "2/3", "15 of 40", "more women than men"],
)
def test_a_share_is_kept_as_stated_and_gives_no_count(text: str) -> None:
    assert list(answer_counts(ORIGIN, text, WOMEN)) == [
        AnswerRecord(ORIGIN, WOMEN, text),
        Finding(ORIGIN, text, A_SHARE),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *((text, NO_FIGURE) for text in ("N/A", "n.a.", "none", "unknown", "-", "not available")),
        *((text, UNREAD) for text in ("full room", "quite a few", "50, later 70")),
    ],
)
def test_an_answer_without_a_figure_is_skipped_with_its_reason(text: str, reason: str) -> None:
    assert list(answer_counts(ORIGIN, text, ALL)) == [Skipped(ORIGIN, text, reason)]


@given(
    st.lists(
        st.sampled_from(
            [
                *("40", "1.200", "12", "two", "hundred", "about", "+", "women", "men", "online"),
                *("in the room", "and", ",", ";", "(", ")", "of whom", "including", "half", "%"),
            ]
        ),
        max_size=9,
    ),
    st.sampled_from([ALL, WOMEN, Question.WOMEN_AND_GENDER_VARIANT_PRESENT]),
)
def test_every_answer_gives_sound_counts_or_says_why_none(
    words: list[str], asked: Question
) -> None:
    text = " ".join(words)
    found = list(answer_counts(ORIGIN, text, asked))
    assert found
    for one in found:
        if isinstance(one, CountRecord):
            bounds = one.estimate
            assert one.estimate.as_stated in text
            assert (bounds.minimum or 0) <= (bounds.maximum or 10**9)
            assert (bounds.minimum, bounds.maximum, bounds.exact) != (None, None, None)


@given(st.text(max_size=200))
def test_any_text_is_counted_or_left(text: str) -> None:
    assert list(answer_counts(ORIGIN, text, ALL))
