from __future__ import annotations

import pytest

from kg.resolve.bodies.reach import national_key, says_too_little


@pytest.mark.parametrize(
    "name",
    [
        *("CIS", "APC", "Ministry of Foreign Affairs", "Government", "Independent", "University"),
        *("Law School", "State Department", "Finance Ministry", "Office of the President"),
        *("National Telecommunications Authority", "Secretariat", "Civil Society", "Self-employed"),
        *("Department of Computer Science, Kenya", "Embassy of France"),
    ],
)
def test_a_short_acronym_or_a_generic_name_says_too_little(name):
    assert says_too_little(name)


@pytest.mark.parametrize(
    "name",
    [
        *("ICANN", "Google", "Government of Australia", "Tsinghua University", "Internet Society"),
        *("IGF Secretariat", "Council of Europe", "National Cyber Directorate of Israel"),
    ],
)
def test_a_name_of_its_own_says_enough(name):
    assert not says_too_little(name)


def test_a_ministry_is_known_by_its_name_and_the_one_country_that_is_stated():
    kenya = frozenset({"KE"})
    assert {
        national_key("Ministry of ICT", kenya),
        national_key("Ministry of ICT, Kenya", frozenset()),
        national_key("Ministry of ICT of Kenya", frozenset({"UG"})),
        national_key("Kenyan Ministry of ICT", kenya),
    } == {("ministry of ict", "KE")}


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("Ministry of ICT", frozenset()),
        ("Ministry of ICT", frozenset({"KE", "UG"})),
        ("Department of Computer Science", frozenset({"KE"})),
        ("Independent", frozenset({"KE"})),
        ("Harbour Trust", frozenset({"KE"})),
    ],
)
def test_without_one_country_or_of_another_kind_it_is_not(name, stated):
    assert national_key(name, stated) is None
