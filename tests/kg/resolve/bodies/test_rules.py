from __future__ import annotations

import datetime as dt

import pytest

from kg.concepts import Evidence, Rule, Verdict
from kg.resolve.bodies.rules import link_organizations
from kg.resolve.judgements import Judgement

FULL = "Global Harbour Network of Ports"


def reasons(*mentions, entries=()):
    """The rule and the evidence of every link."""
    return [(x.rule, x.evidence) for x in link_organizations(mentions, entries, ()).links]


def test_one_name_in_two_documents_is_one_body(mention, groups):
    found = groups((mention("Harbour Trust"), mention("harbour trust", "report")))
    assert found == {frozenset({"page-Harbour Trust", "report-harbour trust"})}


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("Harbour Trust", "Harbour Trust", Evidence.SAME_NORMALISED_NAME),
        ("LIRNE Asia", "LIRNEasia", Evidence.BLANKS_ONLY),
    ],
)
def test_the_reason_for_a_link_of_names(mention, left, right, evidence):
    assert reasons(mention(left), mention(right, "report")) == [
        (Rule.SAME_NORMALISED_ORGANIZATION, (evidence,))
    ]


def test_a_legal_form_is_a_reason_of_its_own_and_a_spelling_is_none(mention):
    form = (Evidence.SAME_NORMALISED_NAME, Evidence.LEGAL_FORM_ONLY)
    assert reasons(mention("Harbour"), mention("Harbour Ltd", "report"))[0][1] == form
    assert reasons(mention("Harbour & Sea"), mention("Harbour and Sea", "report"))[0][1] == (
        Evidence.SAME_NORMALISED_NAME,
    )


def test_long_names_that_differ_in_a_preposition_are_one_body(mention):
    left, right = mention("Global Network of Harbours"), mention("Global Network for Harbours", "b")
    assert reasons(left, right) == [(Rule.SAME_ORGANIZATION_WORDS, (Evidence.SMALL_WORDS_ONLY,))]


@pytest.mark.parametrize("name", ["CIS", "Ministry of Foreign Affairs", "Harbour Department"])
def test_a_name_that_says_too_little_links_no_two_documents(mention, groups, name):
    assert groups((mention(name), mention(name, "report"))) == set()


def test_a_ministry_is_one_body_where_one_country_is_stated(mention):
    left = mention("Ministry of ICT", country_codes={"KE"})
    right = mention("Ministry of ICT, Kenya", "report")
    assert reasons(left, right) == [
        (
            Rule.SAME_ORGANIZATION_AND_COUNTRY,
            (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_STATED_COUNTRY),
        )
    ]


def test_a_short_acronym_that_one_person_gives_twice_is_one_body(mention):
    left = mention("HTR", people={"ada mare"})
    right = mention("HTR", "report", people={"ada mare", "bo lind"})
    assert reasons(left, right) == [
        (
            Rule.SAME_ORGANIZATION_AND_PERSON,
            (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_PERSON_AFFILIATED),
        )
    ]


@pytest.mark.parametrize(
    ("name", "person"), [("HTR", "mare"), ("Independent", "ada mare"), ("Department", "ada mare")]
)
def test_one_word_of_a_person_or_a_word_that_is_no_body_is_not_enough(
    mention, groups, name, person
):
    pair = (mention(name, people={person}), mention(name, "report", people={person}))
    assert groups(pair) == set()


def test_an_acronym_is_known_in_the_document_that_spells_it_out(mention):
    assert reasons(mention("Harbour Trust (HATR)"), mention("HATR")) == [
        (
            Rule.ACRONYM_IN_ITS_DOCUMENT,
            (Evidence.ACRONYM_IN_SAME_DOCUMENT, Evidence.SAME_DOCUMENT),
        )
    ]


def test_an_acronym_whose_letters_are_no_initials_stays_in_its_document(mention, groups):
    assert groups((mention("Harbour Trust (HATR)"), mention("HATR", "report"))) == set()


@pytest.mark.parametrize(
    "fields", [{"name": f"{FULL} (GHNP)"}, {"name": FULL, "stated": {f"chair of {FULL}, or GHNP"}}]
)
def test_an_acronym_of_four_initials_is_known_elsewhere(mention, fields):
    assert reasons(mention(**fields), mention("GHNP", "report")) == [
        (
            Rule.ACRONYM_SPELT_OUT_ELSEWHERE,
            (Evidence.ACRONYM_IN_OTHER_DOCUMENT, Evidence.INITIALS_MATCH),
        )
    ]


def test_three_letters_are_not_known_elsewhere(mention, groups):
    assert groups((mention("Global Harbour Network (GHN)"), mention("GHN", "report"))) == set()


def test_an_acronym_of_a_country_needs_that_country_elsewhere(mention, groups):
    full = mention("Swiss Harbour Network Office (SHNO)", country_codes={"CH"})
    assert groups((full, mention("SHNO", "b"), mention("SHNO", "c", country_codes={"GB"}))) == {
        frozenset({"b-SHNO", "c-SHNO"})
    }
    assert len(groups((full, mention("SHNO", "b", country_codes={"CH"})))) == 1


def test_an_acronym_spelt_out_in_two_ways_is_left_alone(mention, groups):
    mentions = (mention("Harbour Trust (HATR)"), mention("Hamlet Trade (HATR)"), mention("HATR"))
    assert groups(mentions) == set()


def test_an_acronym_that_documents_spell_out_in_two_ways_links_no_two_others(mention, groups):
    mentions = (
        mention("Global Harbour Network of Ports (GHNP)", "a"),
        mention("General Hamlet News Press (GHNP)", "b"),
        mention("GHNP", "c"),
        mention("GHNP", "d"),
    )
    assert groups(mentions) == set()


def test_a_judgement_of_different_is_stronger_than_a_rule(mention):
    pair = (mention("Harbour Trust"), mention("Harbour Trust", "report"))
    apart = Judgement(
        "j1", pair[0].key, pair[1].key, Verdict.DIFFERENT, (), (), "r1", dt.date(2026, 1, 1), "1"
    )
    clusters = link_organizations(pair, (), (apart,))
    assert [len(group) for group in clusters.groups()] == [1, 1]


def test_the_order_of_mentions_does_not_matter(mention, groups):
    names = (f"{FULL} (GHNP)", "GHNP", "Harbour Trust", "Harbour Trust Ltd", "CIS", FULL)
    mentions = [mention(name, page) for page in ("a", "b") for name in names]
    assert groups(mentions) == groups(mentions[::-1]) == groups(mentions[5:] + mentions[:5])
