"""Words are mended where it is certain what they were, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mojibake import mended, repairs

BROKEN = {
    "Jo\u00c3\u00a3o": "Jo\u00e3o",
    "Mart\u00c3\u00adn": "Mart\u00edn",
    "voil\u00c3\u00a0": "voil\u00e0",
    "don\u00e2\u20ac\u2122t": "don\u2019t",
    "B\u00c3\u201eR": "B\u00c4R",
    "Jo\u00c3\u0192\u00c2\u00a3o": "Jo\u00e3o",
    "\u00c2\u00a35": "\u00a35",
    "\u00d0\u0178\u00d1\u20ac\u00d0\u00b8": "\u041f\u0440\u0438",
}
RIGHT = [
    *(
        "JO\u00c3O DA CONCEI\u00c7\u00c3O",
        "S\u00c3O PAULO",
        "\u00c2ngela",
        "\u00c3",
        "M\u00fcller",
        "d\u00e9j\u00e0 vu",
    ),
    *(
        "\u041f\u0440\u0438\u0432\u0435\u0442",
        "\u4f60\u597d\u4e16\u754c",
        "\u201cquoted\u201d",
        "20 \u20ac",
        "N\u00ba 5 \u2013 7",
        "WS15",
        "",
    ),
]
UNCERTAIN = {
    "Mart\u00c3n": "a part of the letter is lost",
    "\u00e2\u20ac": "the last byte of the quote is lost",
    "L\u2019\u00c3\u00a9cole": "one character is right and one broken",
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_word_is_mended(broken: str) -> None:
    assert mended(broken) == BROKEN[broken]


@pytest.mark.parametrize("text", [*RIGHT, *BROKEN.values()])
def test_a_right_word_is_left_alone(text: str) -> None:
    assert mended(text) is None


@pytest.mark.parametrize("text", UNCERTAIN, ids=UNCERTAIN.get)
def test_a_doubtful_word_is_left_alone(text: str) -> None:
    assert mended(text) is None


def test_broken_and_right_words_may_stand_side_by_side() -> None:
    text = "<b>Jo\u00c3\u00a3o</b>, S\u00e3o Paulo; \u201cJo\u00e3o\u201d"
    assert mended(text) == "<b>Jo\u00e3o</b>, S\u00e3o Paulo; \u201cJo\u00e3o\u201d"
    assert repairs(text) == {"Jo\u00c3\u00a3o": "Jo\u00e3o"}


@given(st.text())
def test_no_ascii_character_comes_or_goes(text: str) -> None:
    better = mended(text) or text
    assert [char for char in better if char.isascii()] == [char for char in text if char.isascii()]


@given(st.text(alphabet="aeiou\u00e3\u00e7\u00e9\u00ed\u00f1\u00f6\u00fc\u0161 .,", max_size=60))
def test_a_repair_is_what_breaks_into_the_word_again(text: str) -> None:
    broken = text.encode().decode("latin-1")
    for word, whole in repairs(broken).items():
        assert whole.encode().decode("latin-1") == word
