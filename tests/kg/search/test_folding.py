from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.search.folding import Word, joined, keys, other_spelling, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fundação", "fundacao"),
        ("Crépin-Leblond", "CREPIN LEBLOND"),
        ("Łódź", "lodz"),
        ("Søren Weiß", "soren weiss"),
        ("Organization", "organisation"),
        ("Analyze", "analyse"),
        ("Research & Development", "research and development"),
        ("women\u2019s economic", "women economic"),
        ("ИВАНОВ", "иванов"),
        ("أحمد", "احمد"),
        ("مُحَمَّد", "محمد"),
        ("علی", "علي"),
        ("Ελλάδα", "ελλαδα"),
        ("ﾄｳｷｮｳ", "トウキョウ"),
    ],
)
def test_spellings_of_one_word_are_one_word(one: str, other: str) -> None:
    assert keys(one) == keys(other) != ()


def test_a_word_knows_where_it_stands() -> None:
    assert words("Wan S. Yi") == (Word("wan", 0, 3), Word("s", 4, 5), Word("yi", 7, 9))


def test_scripts_without_blanks_are_taken_by_the_character() -> None:
    assert words("清华大学 NIC") == (
        Word("清", 0, 1, whole=False),
        Word("华", 1, 2, whole=False),
        Word("大", 2, 3, whole=False),
        Word("学", 3, 4, whole=False),
        Word("nic", 5, 8),
    )


def test_hangul_stays_in_syllables() -> None:
    assert keys("김정희는") == ("김", "정", "희", "는")


def test_the_beginning_of_a_word_is_the_beginning_of_its_other_spelling() -> None:
    (whole,) = keys("organization")
    assert all(whole.startswith(keys("organisation"[:size])[0]) for size in range(1, 13))
    assert all(whole.startswith(keys("organization"[:size])[0]) for size in range(1, 13))


def test_endings_that_differ_otherwise_are_known_both_ways() -> None:
    assert [other_spelling(word) for word in ("centre", "center", "and", "code")] == [
        *("center", "centre", None, None)
    ]


def test_neighbours_are_joined_and_single_letters_are_not() -> None:
    assert joined(("cyber", "security", "j", "h")) == ("cybersecurity", "securityj")


@given(st.text(max_size=60))
def test_whatever_is_written_a_word_is_letters_and_digits(text: str) -> None:
    for word in words(text):
        assert word.key
        assert not set(word.key) & set("\"'*^:(){}+-,. \t\n\0")
        assert 0 <= word.start < word.end <= len(text)


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = " ".join(keys(text))
    assert " ".join(keys(once)) == once
