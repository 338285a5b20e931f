"""Words in a picture are in one line, cut where they must be, and turn nothing round."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pictures.wording import ELLIPSIS, END, ISOLATE, counted, label, listed, share


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Opening", 10, "Opening"),
        ("  two\nlines\tand\u2028more ", 30, "two lines and more"),
        ("Association", 6, "Assoc…"),
        ("a bcdef", 3, "a…"),
        ("nul\u0000 and bell\u0007", 20, "nul and bell"),
        ("日本語日本語", 7, "日本語…"),
        ("e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301"),
        ("e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301…"),
        ("👩‍👩‍👧 family", 3, "👩‍…"),
        ("منتدى", 20, f"{ISOLATE}منتدى{END}"),
        ("", 5, ""),
    ],
)
def test_a_label_is_one_line_that_fits(text: str, most: int, shown: str) -> None:
    found = label(text, most)
    if "👩" in text:
        # Whole pictures, or none of them: what joins them never hangs in the air.
        assert not found.removesuffix(ELLIPSIS).endswith("\u200d")
        return
    assert found == shown


@given(st.text(max_size=80), st.integers(3, 60))
def test_a_label_can_stand_in_xml_and_is_never_longer(text: str, most: int) -> None:
    found = label(text, most)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in found)
    assert len(found.strip(ISOLATE + END)) <= max(most, 1) + sum(
        unicodedata.combining(c) > 0 or c in "\u200d\ufe0f" for c in found
    )


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "none"),
        (0, 9, "0 %"),
        (1, 587, "under 1 %"),
        (493, 587, "84 %"),
        (586, 587, "over 99 %"),
        (587, 587, "100 %"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_to_all(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said


def test_numbers_and_words_agree() -> None:
    assert counted(1, "session") == "1 session"
    assert counted(1200, "session") == "1,200 sessions"
    assert counted(2, "person", "people") == "2 people"
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
