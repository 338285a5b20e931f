from __future__ import annotations

import pytest

from kg.concepts import Evidence
from kg.resolve.people.agreements import against, agreement, is_slip, same_words, sound
from kg.resolve.people.names import person_name


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("Ada Mare", "ADA MARE", Evidence.SAME_NORMALISED_NAME),
        ("Jong-hyuk Ro", "Jonghyuk Ro", Evidence.SAME_BUT_FOR_MARKS),
        ("Jörg Mähr", "Joerg Mahr", Evidence.SAME_BUT_FOR_MARKS),
        ("Ada Mare", "Ada M. Mare", Evidence.MIDDLE_NAME_LEFT_OUT),
        ("Ada Maria Mare", "Ada M. Mare", Evidence.MIDDLE_NAME_LEFT_OUT),
        ("A. Mare", "Ada Mare", Evidence.INITIAL_FOR_GIVEN_NAME),
        ("Ada Mare", "Ada Mare Lind", Evidence.SHORT_FORM),
        ("Deidre Mare", "Deirdre Mare", Evidence.SPELLING_SLIP),
        ("Luka Mare", "Luca Mare", Evidence.SPELLING_SLIP),
        ("Ada Mastolu", "Ada Mastollu", Evidence.SPELLING_SLIP),
    ],
)
def test_names_agree_for_a_reason(left, right, found):
    assert agreement(person_name(left), person_name(right)) is found
    assert agreement(person_name(right), person_name(left)) is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("Ken Boro", "Ken Boro Jr", (Evidence.GENERATION_DIFFERS,)),
        ("Ada M. Mare", "Ada W. Mare", (Evidence.MIDDLE_INITIAL_DIFFERS,)),
        ("Jung Hee Kim", "Jung Hoon Kim", (Evidence.MIDDLE_NAME_DIFFERS,)),
        ("Jianping Wu", "Jianping Xu", (Evidence.SURNAME_DIFFERS,)),
        ("Daniel Mare", "Daniela Mare", (Evidence.GIVEN_NAME_DIFFERS,)),
        ("Paul Simon", "Simon Paul", (Evidence.NAME_ORDER_DIFFERS,)),
        ("Bo Lind", "Ada Mare", (Evidence.GIVEN_NAME_DIFFERS, Evidence.SURNAME_DIFFERS)),
    ],
)
def test_what_differs_in_a_name_keeps_it_from_agreeing(left, right, found):
    names = person_name(left), person_name(right)
    assert against(*names) == found
    assert agreement(*names) is None


def test_the_same_words_are_told_in_any_order():
    assert same_words(person_name("Hu Wen"), person_name("Wen Hu")) is Evidence.SAME_WORDS
    assert same_words(person_name("Hu Wen"), person_name("Hu Wan")) is None


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("bommelaer", "bommelear", True),
        ("mare", "mere", False),
        ("wood", "woods", False),
        ("hofenrichter", "hoferichter", True),
        ("martin", "partin", False),
    ],
)
def test_only_a_long_word_that_begins_alike_can_be_misspelt(one, other, slip):
    assert is_slip(one, other, given=False) is slip


def test_a_last_letter_makes_another_given_name():
    assert is_slip("andrea", "andrei", given=False)
    assert not is_slip("andrea", "andrei", given=True)


def test_what_is_heard_alike_sounds_alike():
    assert sound("Schacck".casefold()) == sound("schak")
    assert sound("phillip") == sound("filip")
