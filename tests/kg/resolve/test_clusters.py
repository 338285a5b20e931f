from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import Evidence, Rule, Verdict
from kg.errors import IdentityError
from kg.resolve.clusters import Clusters, Link
from kg.resolve.judgements import Judgement

MENTIONS = tuple("abcdef")
PAIRS = st.tuples(st.sampled_from(MENTIONS), st.sampled_from(MENTIONS)).filter(
    lambda pair: pair[0] != pair[1]
)


def judged(left: str, right: str, verdict: Verdict = Verdict.SAME) -> Judgement:
    return Judgement(
        f"j-{left}-{right}",
        left,
        right,
        verdict,
        (Evidence.SAME_SESSION,),
        (),
        "r1",
        dt.date(2026, 11, 24),
        "1",
    )


def link(left: str, right: str) -> Link:
    return Link(left, right, Rule.SAME_NAME_IN_ONE_SESSION, (Evidence.SAME_SESSION,))


def test_a_rule_joins_two_mentions_and_is_kept_as_the_reason():
    clusters = Clusters.of("abc", ())
    assert clusters.join(link("a", "b"))
    assert clusters.groups() == (("a", "b"), ("c",))
    assert clusters.links == [link("a", "b")]


def test_a_rule_that_adds_nothing_is_no_reason():
    clusters = Clusters.of("ab", ())
    clusters.join(link("a", "b"))
    assert not clusters.join(link("b", "a"))
    assert clusters.links == [link("a", "b")]


def test_a_different_holds_against_every_rule_even_by_a_chain():
    clusters = Clusters.of("abc", (judged("a", "c", Verdict.DIFFERENT),))
    clusters.join(link("a", "b"))
    assert not clusters.join(link("b", "c"))
    assert clusters.groups() == (("a", "b"), ("c",))
    assert clusters.refused == [link("b", "c")]


def test_a_chain_of_same_that_meets_a_different_stops_the_build_and_is_named():
    judgements = (judged("a", "b"), judged("b", "c"), judged("a", "c", Verdict.DIFFERENT))
    with pytest.raises(
        IdentityError, match=r"j-a-c says different, .* the same: a = b = c, by j-a-b, j-b-c;"
    ):
        Clusters.of("abc", judgements)


def test_an_unsure_judgement_joins_and_parts_nothing():
    clusters = Clusters.of("ab", (judged("a", "b", Verdict.UNSURE),))
    assert clusters.groups() == (("a",), ("b",))
    assert clusters.join(link("a", "b"))


def test_a_judgement_of_a_mention_that_is_not_there_rests():
    assert Clusters.of("a", (judged("a", "z"),)).groups() == (("a",),)


@given(same=st.lists(PAIRS), different=st.lists(PAIRS, max_size=3), rules=st.lists(PAIRS))
def test_a_different_is_never_violated(same, different, rules):
    judgements = [judged(*pair) for pair in same]
    judgements += [judged(*pair, Verdict.DIFFERENT) for pair in different]
    try:
        clusters = Clusters.of(MENTIONS, judgements)
    except IdentityError:
        return
    for pair in rules:
        clusters.join(link(*pair))
    assert all(clusters.find(left) != clusters.find(right) for left, right in different)


@given(pairs=st.lists(PAIRS), data=st.data())
def test_the_order_of_links_does_not_matter_where_nothing_is_different(pairs, data):
    shuffled = data.draw(st.permutations(pairs))
    found = []
    for order in (pairs, shuffled):
        clusters = Clusters.of(MENTIONS, ())
        for pair in order:
            clusters.join(link(*pair))
        found.append(clusters.groups())
    assert found[0] == found[1]
