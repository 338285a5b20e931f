from __future__ import annotations

import pytest

from kg.resolve.bodies.acronyms import (
    abbreviations,
    is_made_of,
    spelt_out_beside,
    split_acronym,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Korea Internet & Security Agency (KISA)",
            ("Korea Internet & Security Agency", "KISA"),
        ),
        ("Harbour Film Federation [HAFF]", ("Harbour Film Federation", "HAFF")),
        ("Global Harbour Network - GHN", ("Global Harbour Network", "GHN")),
        ("Global Harbour Network, or GHN", ("Global Harbour Network", "GHN")),
        ("Global Harbour Network/GHN", ("Global Harbour Network", "GHN")),
    ],
)
def test_an_acronym_at_the_end_of_a_name_is_split_off(name, expected):
    assert split_acronym(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Korea Internet & Security Agency",
        "European Schoolnet - INSAFE",
        "Harbour Trust, UNESCO",
        "Google",
        "Global Harbour Network/Harbour Trust",
    ],
)
def test_what_is_no_acronym_of_the_name_stays_with_it(name):
    assert split_acronym(name) == (name, None)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("UNDESA", "United Nations Department of Economic and Social Affairs"),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("CoE", "Council of Europe"),
        ("IFLA", "International Federation of Library Associations and Institutions"),
        ("FBN", "Forum du Bénin National"),
    ],
)
def test_an_acronym_is_made_of_initials(acronym, name):
    assert is_made_of(acronym, name)


@pytest.mark.parametrize(
    ("acronym", "name"),
    [
        ("OFCOM", "Swiss Federal Office of Communications"),
        ("UN", "United Nations Department of Economic and Social Affairs"),
        ("APC", "Association for Progress and Peace"),
        ("IGF", "Internet Governance Project"),
        ("H", "Harbour"),
        ("GHN", "Global Harbour Network Institute"),
    ],
)
def test_other_letters_or_too_few_are_no_initials(acronym, name):
    assert not is_made_of(acronym, name)


def test_a_name_is_shortened_with_the_small_words_and_without():
    assert list(abbreviations("Council of Europe")) == [
        *("coe", "coeu", "coeur", "coeuro"),
        *("ce", "ceu", "ceur", "ceuro"),
    ]
    assert "isoc" in set(abbreviations("Internet Society"))
    assert list(abbreviations("Google")) == []


@pytest.mark.parametrize(
    "text", ["director at the Global Harbour Network, or GHN", "Global Harbour Network (GHN)"]
)
def test_an_affiliation_spells_out_what_it_prints_after_the_name(text):
    assert spelt_out_beside("Global Harbour Network", text) == "GHN"


@pytest.mark.parametrize(
    "text", ["Global Harbour Network, USA", "GHN", "Global Harbour Network of GHN"]
)
def test_a_country_or_a_word_further_on_is_not_spelt_out(text):
    assert spelt_out_beside("Global Harbour Network", text) is None
