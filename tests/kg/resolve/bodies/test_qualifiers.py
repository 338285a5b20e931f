from __future__ import annotations

import pytest

from kg.resolve.bodies.qualifiers import countries_in, numbers_in, parts_in, without_countries


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Microsoft Korea", {"korea"}),
        ("Korean Harbour Agency", {"korea"}),
        ("Harbour Trust of New Zealand", {"NZ"}),
        ("Swiss Federal Office", {"CH"}),
        ("U.S. Harbour Board", {"US"}),
        ("United States Harbour Board", {"US"}),
        ("Georgia Institute of Technology", set()),
        ("Harbour Trust", set()),
    ],
)
def test_the_countries_in_a_name(name, expected):
    assert countries_in(name) == expected


def test_a_name_without_its_country_keeps_the_rest():
    assert without_countries("Ministry of ICT of the United Kingdom") == "ministry of ict"


def test_the_numbers_and_the_words_for_a_part_in_a_name():
    assert numbers_in("WS101 of 3") == {"101", "3"}
    assert parts_in("Harbour Trust Uganda Chapter") == {"chapter"}
    assert parts_in("Harbour Trust") == frozenset()
