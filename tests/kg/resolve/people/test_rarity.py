from __future__ import annotations

import pytest

from kg.resolve.people.names import person_name
from kg.resolve.people.rarity import Rarity

NOBODY = Rarity.of(())


@pytest.mark.parametrize("name", ["Chidinma Mastolu", "David Mastolu", "Esterina Kim"])
def test_a_long_name_is_rare_with_one_word_that_few_bear(name):
    assert NOBODY.is_rare(person_name(name))


@pytest.mark.parametrize(
    "name",
    ["David Kim", "John Smith", "Jung Hee Kim", "Li Wei", "Bo Lind", "Vint", "C. Mastolumeri"],
)
def test_common_words_few_letters_and_initials_tell_too_little(name):
    assert not NOBODY.is_rare(person_name(name))


def test_a_name_is_common_where_both_its_words_go_with_many_others():
    crowd = [person_name(f"Chidinma {name}") for name in _words(30)]
    crowd += [person_name(f"{name} Mastolu") for name in _words(30)]
    measured = Rarity.of(crowd)
    assert not measured.is_rare(person_name("Chidinma Mastolu"))
    assert measured.is_rare(person_name("Chidinma Ab"))


def _words(count: int) -> list[str]:
    return [f"{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(count)]
