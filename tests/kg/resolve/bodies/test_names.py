from __future__ import annotations

import pytest

from kg.resolve.bodies.names import (
    has_legal_form,
    is_acronym,
    joined_key,
    organization_key,
    wording_key,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Microsoft", "Microsoft Corp"),
        ("Google", "Google, Inc."),
        ("Internet Society", "the Internet society"),
        ("Korea Internet & Security Agency", "Korea Internet and Security Agency (KISA)"),
        ("Telefónica S.A.", "Telefonica"),
        ("Centre for Harbour Studies", "Center for Harbour Studies"),
        ("Harbour Organisation", "Harbour Organization"),
        ("Harbours' Union", "Harbours\u2019 Union"),
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


def test_a_word_with_one_capital_is_no_acronym():
    assert [is_acronym(name) for name in ("KISA", "IoT", "Google", "Ro", "RIPE NCC")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("left", "right"), [("LIRNE Asia", "LIRNEasia"), ("InternetNZ", "Internet NZ")]
)
def test_words_broken_otherwise_have_one_joined_key(left, right):
    assert joined_key(left) == joined_key(right)


def test_a_short_word_has_no_joined_key():
    assert joined_key("IT U") is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Association of Progressive Communications",
            "Association for Progressive Communication",
        ),
        ("Youth Coalition of Internet Governance", "Youth Coalition on Internet Governance"),
    ],
)
def test_long_names_may_differ_in_prepositions_and_a_plural(left, right):
    assert wording_key(left) == wording_key(right) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Korea Information & Security Agency", "Korea Information Security Agency"),
        ("Harbour Trust of Geneva", "Harbour Trust of Zurich"),
        ("International Harbour Council", "International Harbours Council"),
    ],
)
def test_and_another_word_or_a_short_plural_makes_another_wording(left, right):
    assert wording_key(left) != wording_key(right)


def test_a_name_of_two_words_has_no_wording_key():
    assert wording_key("Council of Europe") is None


def test_a_legal_form_is_told_from_a_name():
    assert [has_legal_form(name) for name in ("Harbour Ltd", "Harbour Corp", "Harbour")] == [
        True,
        True,
        False,
    ]
