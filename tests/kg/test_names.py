from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import (
    display_name,
    initials_conflict,
    is_person_name,
    is_single_word,
    is_written_as_name,
    name_key,
    surname,
)


@pytest.mark.parametrize(
    ("printed", "shown", "key", "last"),
    [
        ("Dr. Wan S. Yi", "Wan S. Yi", "wan s yi", "yi"),
        ("Mr. Jong Hyuk Ro", "Jong Hyuk Ro", "jong hyuk ro", "ro"),
        ("Ms. Jing De Jong-Chen", "Jing De Jong-Chen", "jing de jong chen", "de jong chen"),
        ("O. Crépin-Leblond", "O. Crépin-Leblond", "o crepin leblond", "crepin leblond"),
        ("MARILIA MACIEL", "MARILIA MACIEL", "marilia maciel", "maciel"),
        ("Marília Maciel", "Marília Maciel", "marilia maciel", "maciel"),
        ("BIRARDA CARINA", "BIRARDA CARINA", "birarda carina", "carina"),
        ("Yang, Alex Yudong", "Yang, Alex Yudong", "alex yudong yang", "yang"),
        ("Mr,Iven,STROOM", "Iven STROOM", "iven stroom", "stroom"),
        ("H.E. Ambassador Nel  Orvane", "Nel Orvane", "nel orvane", "orvane"),
        ("Prof. Dr. Ada Mare, PhD", "Ada Mare", "ada mare", "mare"),
        ("Eng. Lim Wei", "Lim Wei", "lim wei", "wei"),
        ("Eng Lim", "Eng Lim", "eng lim", "lim"),
        ("Gökçe Ünal", "Gökçe Ünal", "gokce unal", "unal"),
        ("Søren Łuk", "Søren Łuk", "soren luk", "luk"),
        ("Ms. Kim", "Kim", "kim", "kim"),
        ("Vint", "Vint", "vint", None),
        ("Dr.", "Dr.", "dr", None),
    ],
)
def test_a_name_has_a_form_to_show_a_key_and_a_surname(
    printed: str, shown: str, key: str, last: str | None
) -> None:
    assert (display_name(printed), name_key(printed), surname(printed)) == (shown, key, last)


@given(st.text())
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    ("left", "right", "conflict"),
    [
        ("Wan S. Yi", "Dr. Wan W. Yi", True),
        ("Wan Yi", "Wan S. Yi", False),
        ("Wan Soo Yi", "Wan S. Yi", False),
        ("Wan Soo Yi", "Wan W. Yi", True),
        ("W. Yi", "S. Yi", True),
        ("Jung Hee Kim", "Jung Hoon Kim", False),
        ("Wan S. Yi", "Wan W. Ro", False),
        ("Vint", "Vint", False),
    ],
)
def test_only_initials_of_one_surname_conflict(left: str, right: str, conflict: bool) -> None:
    assert initials_conflict(left, right) is conflict
    assert initials_conflict(right, left) is conflict


@pytest.mark.parametrize(
    ("name", "single"),
    [("Ms. Kim", True), ("Crépin-Leblond", True), ("Wan Yi", False), ("", False)],
)
def test_one_word_is_told_from_several(name: str, single: bool) -> None:
    assert is_single_word(name) is single


@pytest.mark.parametrize(
    "text", ["Oman*", "TBC", "TBD", "N/A", "n.a.", "-", "", "To be confirmed", "Harbour Office"]
)
def test_a_country_a_gap_or_a_body_is_no_person(text: str) -> None:
    assert not is_person_name(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ludwig van der Berg", True),
        ("김정희", True),
        ("will be named", False),
        ("Someone from the Ministry", False),
        ("One Two Three Four Five Six Seven Eight Nine", False),
    ],
)
def test_a_name_is_told_from_prose_by_its_form(text: str, written: bool) -> None:
    assert is_written_as_name(text) is written
