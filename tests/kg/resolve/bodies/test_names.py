from __future__ import annotations

import pytest

from kg.resolve.organization_names import (
    is_acronym,
    organization_key,
    says_too_little,
    split_acronym,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Microsoft", "Microsoft Corp"),
        ("Google", "Google, Inc."),
        ("Internet Society", "the Internet society"),
        ("Korea Internet & Security Agency", "Korea Internet and Security Agency (KISA)"),
        ("Telefónica S.A.", "Telefonica"),
    ],
)
def test_spelling_and_legal_form_do_not_make_another_body(left, right):
    assert organization_key(left) == organization_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Microsoft", "Microsoft Korea"),
        ("Korea Internet & Security Agency", "Korea Information Security Agency"),
        ("Korea Internet & Security Agency", "Korea Information & Security Agency"),
        ("Rwanda Development Board", "Rwanda Development Bord"),
        ("Rwanda Development Board", "Rwanda Utilities Regulatory Authority"),
        ("Internet Society", "Internet Society Uganda Chapter"),
        ("Centre for Internet and Society", "Information Society Project"),
    ],
)
def test_one_other_word_makes_another_body(left, right):
    assert organization_key(left) != organization_key(right)


def test_an_acronym_in_brackets_at_the_end_is_split_off():
    name = "Korea Internet & Security Agency (KISA)"
    assert split_acronym(name) == ("Korea Internet & Security Agency", "KISA")
    assert split_acronym("Korea Internet & Security Agency") == (
        "Korea Internet & Security Agency",
        None,
    )


@pytest.mark.parametrize("name", ["CIS", "APC", "Ministry of Foreign Affairs", "Government"])
def test_a_short_acronym_or_a_generic_name_says_too_little(name):
    assert says_too_little(name)


@pytest.mark.parametrize(
    "name", ["ICANN", "Google", "Government of Australia", "Tsinghua University"]
)
def test_a_name_of_its_own_says_enough(name):
    assert not says_too_little(name)


def test_a_word_with_one_capital_is_no_acronym():
    assert [is_acronym(name) for name in ("KISA", "IoT", "Google", "Ro", "RIPE NCC")] == [
        True,
        True,
        False,
        False,
        False,
    ]
