from __future__ import annotations

import pytest

from kg.resolve.people.names import person_name


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("Dr. Ada Mare", ("ada", "mare")),
        ("Mare, Ada", ("ada", "mare")),
        ("MARE Ada", ("ada", "mare")),
        ("MARE LIND Ada", ("ada", "mare", "lind")),
        ("ADA MARE", ("ada", "mare")),
        ("Ada MARE", ("ada", "mare")),
        ("AB Mare", ("ab", "mare")),
        ("Ken Boro Jr.", ("ken", "boro")),
    ],
)
def test_a_name_is_read_in_western_order_where_its_order_can_be_told(printed, words):
    assert person_name(printed).words == words


def test_only_capitals_and_commas_tell_the_order():
    assert person_name("Mare Ada").words == ("mare", "ada")
    assert [person_name(name).by_capitals for name in ("MARE Ada", "Ada MARE")] == [True, False]


def test_umlauts_have_one_spelling_for_comparison():
    spellings = ("Jürgen Mähr", "Juergen Maehr", "JURGEN MAHR")
    assert {person_name(name).folded for name in spellings} == {("jurgen", "mahr")}


def test_a_generation_is_no_surname():
    assert person_name("Ken Boro Jr").generation == "jr"
    assert person_name("Ken Boro III").generation == "iii"
    assert person_name("Ken Boro").generation is None


@pytest.mark.parametrize(
    ("printed", "titled"),
    [("Ms. Kim", True), ("Vint", False), ("Sir Tim", False), ("Dr. Ada Mare", False)],
)
def test_a_title_tells_that_one_word_is_a_surname(printed, titled):
    assert person_name(printed).titled is titled


@pytest.mark.parametrize("printed", ["Vint", "Ms. Kim", "C. Mare", "de Mare", "Jean-Luc"])
def test_a_name_that_is_not_whole_is_not_full(printed):
    assert not person_name(printed).is_full
