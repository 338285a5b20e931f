from __future__ import annotations

import pytest

from kg.concepts import Evidence, Rule
from kg.resolve.bodies.rules import link_organizations

NAME = "Harbour Information Agency"


@pytest.fixture
def dated(entry):
    return (
        entry("old", NAME, acronym="HIA", valid_until=2009),
        entry("new", NAME, acronym="HIA", valid_from=2010),
    )


def test_a_dated_name_belongs_to_the_body_that_bore_it_in_that_year(mention, groups, dated):
    mentions = (mention(NAME, "p2007", 2007), mention(NAME, "p2017", 2017))
    assert groups(mentions, dated) == {
        frozenset({f"sheet-old-{NAME}", f"p2007-{NAME}"}),
        frozenset({f"sheet-new-{NAME}", f"p2017-{NAME}"}),
    }


def test_so_does_a_dated_acronym(mention, groups, dated):
    mentions = (mention("HIA", "p2007", 2007), mention("HIA", "p2017", 2017))
    assert groups(mentions, dated) == {
        frozenset({f"sheet-old-{NAME}", "p2007-HIA"}),
        frozenset({f"sheet-new-{NAME}", "p2017-HIA"}),
    }


def test_in_a_year_in_which_two_bodies_bear_an_acronym_it_decides_nothing(mention, groups, entry):
    both = (entry("a", "Harbour Agency", acronym="HIA"), entry("b", "Hamlet Inn", acronym="HIA"))
    assert groups((mention("HIA"), mention("HIA", "report")), both) == set()


def test_the_stated_country_decides_between_two_bodies_of_one_acronym(mention, groups, entry):
    both = (
        entry("a", "Harbour Agency", acronym="HARB", country_code="CH"),
        entry("b", "Harbour Bureau", acronym="HARB", country_code="GB"),
    )
    here = mention("HARB", country_codes={"GB"})
    assert groups((here,), both) == {frozenset({"sheet-b-Harbour Bureau", "page-HARB"})}


@pytest.mark.parametrize(
    ("acronym", "fields"),
    [("HAG", {}), ("HAG", {"country_codes": {"FR"}}), ("HAGE", {"country_codes": {"FR"}})],
)
def test_an_acronym_of_one_country_needs_it_or_four_letters_and_no_other(
    mention, groups, entry, acronym, fields
):
    national = entry("a", "Harbour Agency", acronym=acronym, country_code="CH")
    assert groups((mention(acronym, **fields),), (national,)) == set()


def test_a_document_that_spells_an_acronym_out_otherwise_is_believed(mention, groups, entry):
    sheet = (entry("a", "Harbour Agency", acronym="HAGE"),)
    mentions = (mention("Hamlet Agriculture Exchange (HAGE)"), mention("HAGE"))
    assert groups(mentions, sheet) == {
        frozenset({"page-Hamlet Agriculture Exchange (HAGE)", "page-HAGE"})
    }


def test_a_word_that_an_acronym_spells_is_no_acronym(mention, groups, entry):
    first = entry("a", "Forum of Harbour Teams", acronym="FIRST")
    assert groups((mention("First"),), (first,)) == set()
    assert len(groups((mention("FIRST"),), (first,))) == 1


def test_another_name_of_the_sheet_is_the_body_and_says_so(mention, entry):
    sheet = (entry("a", "Harbour Agency", other_names=("Port Bureau",)),)
    links = link_organizations((mention("Port Bureau"),), sheet, ()).links
    assert [(x.rule, x.evidence) for x in links] == [
        (Rule.ORGANIZATION_ON_RECORD, (Evidence.NAME_ON_RECORD,))
    ]


def test_no_chain_of_rules_joins_two_bodies_of_the_sheet(mention, groups, entry):
    sheet = (
        entry("a", "Harbour Agency", acronym="HARB"),
        entry("b", "Harbour Agency Board of Ports"),
    )
    mentions = (
        mention("Harbour Agency Board of Ports (HARB)"),
        mention("HARB"),
        mention("Harbour Agency"),
    )
    for group in groups(mentions, sheet):
        assert sum(name.startswith("sheet-") for name in group) <= 1
