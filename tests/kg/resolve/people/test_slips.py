from __future__ import annotations

from kg.concepts import Evidence, Rule

SERIES = {"title": "Coalition on Harbour Walls"}


def test_a_rare_name_may_be_misspelt_in_another_session_of_its_series(resolved, seen):
    found = resolved(
        seen("WS1", "Chidinma Mastolu", **SERIES), seen("WS2", "Chidanma Mastolu", **SERIES)
    )
    assert found.rules == [Rule.RARE_NAME_MISSPELT]
    reasons = (Evidence.SPELLING_SLIP, Evidence.RARE_NAME, Evidence.SAME_SERIES)
    assert found.links[0].evidence == reasons


def test_nothing_in_common_leaves_a_misspelling_to_a_reviewer(resolved, seen):
    found = resolved(seen("WS1", "Chidinma Mastolu"), seen("WS2", "Chidanma Mastolu"))
    assert (found.rules, found.pairs) == ([], [("Chidanma Mastolu", "Chidinma Mastolu")])


def test_a_long_name_may_be_misspelt_in_its_surname_anywhere(resolved, seen):
    found = resolved(seen("WS1", "Chidinma Mastolu"), seen("WS2", "Chidinma Mastollu"))
    assert found.rules == [Rule.RARE_NAME_MISSPELT]


def test_a_given_name_that_others_bear_makes_no_misspelling_sure(resolved, seen):
    pages = seen("WS1", "Chidinma Mastolu"), seen("WS2", "Chidinma Mastollu")
    assert resolved(*pages, seen("WS3", "Chidinma Brandovar")).rules == []


def test_two_bodies_keep_a_misspelling_apart(resolved, seen):
    here = seen("WS1", "Chidinma Mastolu", organizations=("Harbour Trust",))
    there = seen("WS2", "Chidinma Mastollu", organizations=("Hamlet Bank",))
    assert resolved(here, there).rules == []


def test_an_initial_stands_for_the_one_given_name_of_a_rare_surname(resolved, seen):
    pages = seen("WS1", "Chidinma Mastolu", **SERIES), seen("WS2", "C. Mastolu", **SERIES)
    assert resolved(*pages).rules == [Rule.RARE_NAME_MISSPELT]
    assert resolved(*pages, seen("WS3", "Cordelia Mastolu")).rules == []


def test_an_initial_before_a_common_surname_stands_for_nobody(resolved, seen):
    pages = seen("WS1", "Chidinma Johnson", **SERIES), seen("WS2", "C. Johnson", **SERIES)
    assert resolved(*pages).rules == []


def test_an_initial_before_a_short_surname_needs_a_body(resolved, seen):
    body = {"organizations": ("Harbour Trust",)}
    named = "Chidinma Gass", "C. Gass"
    assert resolved(*(seen(f"WS{n}", name, **SERIES) for n, name in enumerate(named))).rules == []
    assert resolved(*(seen(f"WS{n}", name, **body) for n, name in enumerate(named))).rules == [
        Rule.RARE_NAME_MISSPELT
    ]
