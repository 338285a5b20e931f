"""What holds of persons whatever the documents say."""

from __future__ import annotations

import datetime as dt

import pytest
from factories import a_party, a_reading, a_session
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import Verdict
from kg.records import Reading
from kg.resolve.judgements import Judgement
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution, resolve

NAMES = st.sampled_from(
    [
        *("Chidinma Mastolu", "CHIDINMA MASTOLU", "MASTOLU Chidinma", "Mastolu Chidinma"),
        *("Chidanma Mastolu", "Chidinma Mastollu", "C. Mastolu", "Chidinma B. Mastolu"),
        *("Chidinma C. Mastolu", "Chidinma Mastolu Jr", "Chidinma", "Ms. Mastolu"),
        *("Chidinma Mastolu Lind", "Jörg Mähr", "Joerg Maehr", "Bo Lind"),
    ]
)
BODIES = st.sampled_from([(), (), ("Harbour Trust",), ("Hamlet Bank",)])
TITLES = st.sampled_from([None, "Coalition on Harbour Walls"])


@st.composite
def corpora(draw) -> list[Reading]:
    """A handful of documents that spell a few people in all ways."""
    readings = []
    for number in range(draw(st.integers(2, 5))):
        parties = [
            a_party(draw(NAMES), organizations=draw(BODIES)) for _ in range(draw(st.integers(1, 3)))
        ]
        code = draw(st.sampled_from(["WS1", "WS2", "WS3"]))
        session = a_session(*parties, code=code, title=draw(TITLES))
        readings.append(a_reading(f"document {number}", session))
    return readings


def everything(resolution: Resolution) -> tuple[object, ...]:
    return (
        dict(resolution.people.by_mention),
        resolution.people_clusters.links,
        resolution.person_candidates,
    )


@given(corpus=corpora(), data=st.data())
def test_the_order_of_documents_does_not_matter(corpus, data):
    shuffled = data.draw(st.permutations(corpus))
    one, other = (resolve(order, (), Register({})) for order in (corpus, shuffled))
    assert everything(one) == everything(other)


@given(corpus=corpora())
def test_resolving_twice_is_resolving_once(corpus):
    once = resolve(corpus, (), Register({}))
    register = Register({mention: key for key, mention in once.people.fresh.items()})
    twice = resolve(corpus, (), register)
    assert twice.people.by_mention == once.people.by_mention
    assert (twice.people.fresh, twice.people.merged) == ({}, {})


@given(corpus=corpora(), data=st.data())
def test_a_difference_is_never_violated(corpus, data):
    every = sorted(resolve(corpus, (), Register({})).people_clusters.parent)
    left, right = data.draw(st.permutations(every))[:2] if len(every) > 1 else ("s0", "s1")
    day = dt.date(2026, 11, 24)
    apart = Judgement("j1", left, right, Verdict.DIFFERENT, (), (), "r1", day, "1")
    clusters = resolve(corpus, (apart,), Register({})).people_clusters
    assert not any({left, right} <= set(group) for group in clusters.groups())


@given(corpus=corpora())
def test_candidates_are_of_different_people_and_each_pair_is_told_once(corpus):
    found = resolve(corpus, (), Register({}))
    people = found.people.by_mention
    pairs = [
        frozenset({people[pair.left], people[pair.right]}) for pair in found.person_candidates.pairs
    ]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("word", ["Chidinma", "Ms. Mastolu"])
def test_a_name_of_one_word_is_a_person_only_with_a_whole_name_beside_it(word):
    alone = a_reading("a", a_session(a_party(word)))
    beside = a_reading("b", a_session(a_party("Chidinma Mastolu")))
    assert resolve((alone,), (), Register({})).people.by_mention == {}
    people = resolve((alone, beside), (), Register({})).people.by_mention
    assert (len(people), len(set(people.values()))) == (2, 1)
