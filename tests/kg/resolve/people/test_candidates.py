from __future__ import annotations

import datetime as dt

import pytest

from kg.concepts import Evidence, Verdict
from kg.resolve.judgements import Judgement
from kg.resolve.people.blocking import blocking_keys
from kg.resolve.people.names import person_name
from kg.resolve.people.scoring import WEIGHTS, score

HARBOUR = {"organizations": ("Harbour Trust",)}
BANK = {"organizations": ("Hamlet Bank",)}
RARE = "Chidinma Mastolu"


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        (RARE, "Mastolu Chidinma", Evidence.SAME_WORDS),
        (RARE, "Chidinma Mastolu Brandovar", Evidence.SHORT_FORM),
        (RARE, "Chidinma Lea Mastollu", Evidence.ALIKE_NAME),
    ],
)
def test_names_that_may_be_one_are_put_before_a_person(resolved, seen, left, right, evidence):
    found = resolved(seen("WS1", left), seen("WS2", right))
    assert (found.rules, found.pairs) == ([], [tuple(sorted((left, right)))])
    assert found.candidates.pairs[0].evidence == (evidence, Evidence.RARE_NAME)


def test_an_initial_that_contradicts_is_told_as_a_veto(resolved, seen):
    names = ("Chidinma S. Mastolu", "Chidinma W. Mastolu")
    pages = (seen("WS1", name, **HARBOUR) for name in names)
    (pair,) = resolved(*pages).candidates.pairs
    assert Evidence.SAME_ORGANIZATION in pair.evidence
    assert pair.vetoes == (Evidence.MIDDLE_INITIAL_DIFFERS,)


@pytest.mark.parametrize(
    ("code", "vetoes"),
    [("WS2", (Evidence.COUNTRY_DIFFERS,)), ("WS1", ())],
    ids=["across", "within"],
)
def test_two_countries_are_a_veto_across_sessions_only(resolved, seen, code, vetoes):
    here = seen("WS1", RARE, country_code="KE")
    there = seen(code, "Chidinma Lea Mastollu", country_code="BR", **HARBOUR)
    here_too = seen("WS1", RARE, country_code="KE", **HARBOUR)
    (pair,) = resolved(here, here_too, there).candidates.pairs
    assert Evidence.COUNTRY_DIFFERS in pair.counter
    assert pair.vetoes == vetoes


@pytest.mark.parametrize(
    ("left", "right"),
    [("Jianping Wu", "Jianping Xu"), (RARE, "Chidinma Brandovar"), (RARE, "Brandovar Mastolu")],
)
def test_names_that_share_a_word_are_no_candidates(resolved, seen, left, right):
    assert resolved(seen("WS1", left, **HARBOUR), seen("WS2", right, **HARBOUR)).pairs == []


def test_two_of_one_document_are_no_candidates(resolved, seen):
    assert resolved(seen("WS1", RARE, "Chidanma Mastolu")).pairs == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_pair_that_was_judged_is_not_asked_again(resolved, seen, verdict):
    pages = seen("WS1", RARE, **HARBOUR), seen("WS2", RARE, **BANK)
    (pair,) = resolved(*pages).candidates.pairs
    day = dt.date(2026, 11, 24)
    judged = Judgement("j1", pair.left, pair.right, verdict, (), (), "r1", day, "1")
    assert resolved(*pages, judgements=(judged,)).pairs == []


def test_the_likeliest_come_first_each_pair_once(resolved, seen):
    pages = (
        seen("WS1", RARE, **HARBOUR),
        seen("WS2", RARE, **BANK),
        seen("WS3", "Cai Brandovar"),
        seen("WS4", "Brandovar Cai"),
    )
    found = resolved(*pages)
    assert found.pairs == [(RARE, RARE), ("Brandovar Cai", "Cai Brandovar")]
    assert found.candidates.compared.mentions == 4
    assert found.candidates.compared.pairs == 2


def test_clusters_compared_grow_with_the_mentions_and_not_with_their_square(resolved, seen):
    letters = "abcdefghijklmnopqrstuvwxyz"
    every = [f"{a}{b}{a}{a}{b} Mastolu" for a in letters for b in letters]
    few, many = (
        resolved(*(seen(f"WS{n}", name) for n, name in enumerate(every[:size])))
        for size in (150, 600)
    )
    per_mention = [found.candidates.compared.pairs_per_mention for found in (few, many)]
    assert per_mention[1] <= per_mention[0] * 1.5
    assert many.candidates.compared.pairs < 600 * 60


def test_a_crowded_block_is_left_aside_and_told(resolved, seen):
    names = [f"Ada{a}{b} Mastolu" for a in "bcdfghjk" for b in "bcdfghjk"]
    found = resolved(*(seen(f"WS{n}", name) for n, name in enumerate(names)))
    assert found.candidates.compared.skipped_blocks > 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ada Mare", "Mare Ada"),
        ("A. Mare", "Ada Mare"),
        ("Luka Mare", "Luca Marre"),
        ("Ada Mare Lind", "Ada Mare"),
        ("Jong-hyuk Ro", "Jonghyuk Ro"),
    ],
)
def test_likes_share_a_key(left, right):
    assert blocking_keys(person_name(left)) & blocking_keys(person_name(right))


def test_a_word_alone_and_another_initial_share_no_key():
    mare = blocking_keys(person_name("Ada Mare"))
    assert not mare & blocking_keys(person_name("Ms. Mare"))
    assert not mare & blocking_keys(person_name("Ida Mare"))


def test_a_score_is_a_share_that_grows_with_what_speaks_for_the_pair():
    name, rare, body = Evidence.SAME_NORMALISED_NAME, Evidence.RARE_NAME, Evidence.SAME_ORGANIZATION
    shares = [score(()), score((name,)), score((name, rare)), score((name, rare, body))]
    assert shares == [0.059, 0.667, 0.941, 0.992]


def test_every_finding_has_a_weight():
    assert all(abs(weight) <= 5 for weight in WEIGHTS.values())
    assert WEIGHTS[Evidence.RARE_NAME] > 0 > WEIGHTS[Evidence.COMMON_NAME]
