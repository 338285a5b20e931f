from __future__ import annotations

import pytest

from kg.concepts import Evidence, Rule

RARE = "Chidinma Mastolu"
HARBOUR = {"organizations": ("Harbour Trust",)}
BANK = {"organizations": ("Hamlet Bank",)}


def test_a_rare_name_is_one_person_where_nobody_states_two_bodies(resolved, seen):
    found = resolved(seen("WS1", RARE), seen("WS2", RARE, year=2019, **HARBOUR))
    assert found.rules == [Rule.SAME_RARE_NAME]
    assert found.links[0].evidence == (Evidence.SAME_NORMALISED_NAME, Evidence.RARE_NAME)


def test_a_rare_name_with_two_bodies_is_for_a_reviewer(resolved, seen):
    found = resolved(seen("WS1", RARE, **BANK), seen("WS2", RARE, year=2019, **HARBOUR))
    assert (found.rules, found.pairs) == ([], [(RARE, RARE)])
    assert found.candidates.pairs[0].counter == (Evidence.AFFILIATION_DIFFERS,)


def test_a_bearer_without_a_body_is_joined_to_neither_of_two_with_one(resolved, seen):
    bodies = seen("WS1", RARE, **BANK), seen("WS2", RARE, year=2019, **HARBOUR)
    assert resolved(*bodies, seen("WS3", RARE, year=2015)).rules == []


def test_of_two_bearers_the_one_with_a_body_in_the_same_year_is_joined(resolved, seen):
    bodies = seen("WS1", RARE, **BANK), seen("WS2", RARE, year=2019, **HARBOUR)
    found = resolved(*bodies, seen("WS3", RARE, year=2019))
    assert found.rules == [Rule.SAME_RARE_NAME]


@pytest.mark.parametrize(
    ("fields", "evidence"),
    [
        ({"affiliation": "Director, Tide Foundation (TIFO)"}, Evidence.AKIN_AFFILIATION),
        ({"title": "Coalition on Harbour Walls"}, Evidence.SAME_SERIES),
    ],
)
def test_a_context_joins_a_rare_name_over_two_bodies(resolved, seen, fields, evidence):
    here = seen("WS1", RARE, **{**BANK, **fields})
    there = seen("WS2", RARE, year=2019, **{**HARBOUR, **fields})
    found = resolved(here, there)
    assert found.rules == [Rule.SAME_NAME_AND_CONTEXT]
    assert found.links[0].evidence == (Evidence.SAME_NORMALISED_NAME, evidence)


def test_two_companions_join_a_name_that_is_not_rare(resolved, seen):
    both = ("Ada Mare", "Bo Lind", "Cy Dahl")
    alone = ("Ada Mare", "Bo Lind")
    assert Rule.SAME_NAME_AND_CONTEXT in resolved(seen("WS1", *both), seen("WS2", *both)).rules
    assert resolved(seen("WS1", *alone), seen("WS2", *alone)).rules == []


@pytest.mark.parametrize("name", ["David Kim", "Ada Mare", "C. Mastolumeri", "de Mastolumeri"])
def test_a_name_that_says_too_little_needs_more(resolved, seen, name):
    assert resolved(seen("WS1", name), seen("WS2", name, year=2019)).rules == []


def test_two_countries_keep_a_rare_name_apart(resolved, seen):
    here, there = seen("WS1", RARE, country_code="KE"), seen("WS2", RARE, country_code="BR")
    assert resolved(here, there).rules == []


def test_a_middle_name_that_could_be_of_either_joins_neither(resolved, seen):
    names = ("Chidinma B. Mastolu", "Chidinma C. Mastolu", RARE)
    pages = [seen(f"WS{n}", name, **HARBOUR) for n, name in enumerate(names)]
    assert resolved(*pages).rules == []
    assert resolved(*pages[1:]).rules == [Rule.SAME_NAME_AND_ORGANIZATION]
