from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from factories import ORIGIN, a_party, a_reading, a_session, an_edition
from hypothesis import given, settings
from hypothesis import strategies as st
from pairs import body, person, with_pairs

from kg.concepts import Evidence, Verdict
from kg.records import Origin, PartyKind
from kg.resolve.candidates import Candidate, Candidates
from kg.resolve.judgements import Judgement
from kg.resolve.register import Register
from kg.resolve.resolution import Resolution, resolve
from kg.review.queue import Follows, queue, still_open
from kg.review.sides import Seen, entities_of

NAMES = ("Ada Mare", "Adele Mare", "A. D. Mare", "Bo Lund")


def resolved(*judgements: Judgement, names: tuple[str, ...] = NAMES) -> Resolution:
    readings = [an_edition()]
    for number, name in enumerate(names):
        party = a_party(name, organizations=(f"Office {number}",))
        readings.append(a_reading(f"page {number}", a_session(party, code=f"WS{number}")))
    return resolve(readings, judgements, Register({}))


def judged(resolution: Resolution, one: str, other: str, verdict: Verdict) -> Judgement:
    left, right = sorted((person(resolution, one), person(resolution, other)))
    key, day = f"j-{left}-{right}-{verdict}", dt.date(2026, 11, 24)
    return Judgement(key, left, right, verdict, (Evidence.SURNAME_EQUAL,), (), "r1", day, "1")


def pairs(items) -> list[frozenset[str]]:
    return [frozenset({*item.left.names, *item.right.names}) for item in items]


def people_only(resolution: Resolution, *found: tuple[str, str, float]) -> Resolution:
    return with_pairs(resolution, found, ())


def test_what_the_machine_is_least_sure_of_comes_first_where_all_else_is_equal():
    resolution = people_only(
        resolved(),
        ("Ada Mare", "Adele Mare", 0.9),
        ("A. D. Mare", "Bo Lund", 0.5),
    )
    assert pairs(queue(resolution)) == [{"A. D. Mare", "Bo Lund"}, {"Ada Mare", "Adele Mare"}]


def test_a_pair_of_many_mentions_comes_before_one_of_few():
    names = ("Ada Mare", "Adele Mare", "Bo Lund", "Bob Lund")
    readings = [an_edition()]
    for number, name in enumerate((*names, "Bo Lund", "Bo Lund")):
        reading = a_session(a_party(name, organizations=("Trust",)), code=f"WS{number}")
        readings.append(a_reading(f"page {number}", reading))
    resolution = resolve(readings, (), Register({}))
    one = min(m.key for m in resolution.person_mentions if m.name == "Bo Lund")
    other = person(resolution, "Bob Lund")
    lunds = Candidate(min(one, other), max(one, other), 0.5, (Evidence.SURNAME_EQUAL,))
    maria = people_only(resolution, ("Ada Mare", "Adele Mare", 0.5)).person_candidates.pairs
    found = queue(replace(resolution, person_candidates=Candidates((*maria, lunds))))
    assert [(item.follows.mentions, item.usefulness) for item in found] == [(4, 8.0), (2, 4.0)]


def test_a_pair_whose_answer_settles_another_comes_before_one_that_settles_none():
    resolution = people_only(
        resolved(names=("A Mare", "B Mare", "C Mare", "D Lund", "E Lund")),
        ("D Lund", "E Lund", 0.5),
        ("A Mare", "B Mare", 0.5),
        ("B Mare", "C Mare", 0.5),
        ("A Mare", "C Mare", 0.5),
    )
    items = queue(resolution)
    assert [item.follows.answered for item in items] == [1, 1, 1, 0]
    assert pairs(items)[-1] == {"D Lund", "E Lund"}
    assert items[0].follows.words == (
        "If the same: 2 mentions would be of one party; 1 other pair would be answered too."
    )


def test_people_beside_both_bodies_make_a_pair_of_bodies_more_useful():
    readings = [an_edition()]
    for number, office in enumerate(("Harbour Office", "Harbor Office")):
        party = a_party("Ada Mare", organizations=(office,))
        readings.append(a_reading(f"page {number}", a_session(party, code=f"WS{number}")))
    resolution = resolve(readings, (), Register({}))
    found = queue(with_pairs(resolution, (), (("Harbour Office", "Harbor Office", 1.0),)))
    assert [(item.kind, item.follows) for item in found] == [
        (PartyKind.ORGANIZATION, Follows(mentions=2, answered=0, people=1))
    ]
    assert found[0].follows.words == (
        "If the same: 2 mentions would be of one party; 1 name of people beside both bodies."
    )


@settings(max_examples=10, deadline=None)
@given(st.permutations([("Ada Mare", "Adele Mare"), ("Adele Mare", "A. D. Mare"), NAMES[2:]]))
def test_the_order_does_not_depend_on_that_of_the_candidates(shuffled):
    every = [(one, other, 0.5) for one, other in shuffled]
    sorted_first = people_only(resolved(), *sorted(every))
    assert queue(people_only(resolved(), *every)) == queue(sorted_first)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_pair_that_was_judged_is_not_asked_again(verdict):
    resolution = resolved()
    judgement = judged(resolution, "Ada Mare", "Adele Mare", verdict)
    again = people_only(
        resolved(judgement), ("Ada Mare", "Adele Mare", 0.5), ("A. D. Mare", "Bo Lund", 0.5)
    )
    assert pairs(queue(again)) == [{"A. D. Mare", "Bo Lund"}]


def test_a_same_answers_by_chain_what_a_different_has_closed():
    resolution = people_only(
        resolved(), ("Ada Mare", "Adele Mare", 0.5), ("Adele Mare", "A. D. Mare", 0.5)
    )
    items = queue(resolution)
    judgements = [
        judged(resolution, "Ada Mare", "Adele Mare", Verdict.SAME),
        judged(resolution, "Ada Mare", "A. D. Mare", Verdict.DIFFERENT),
    ]
    assert still_open(items, judgements, entities_of(resolution)) == ()
    assert pairs(still_open(items, judgements[:1], entities_of(resolution))) == [
        {"Adele Mare", "A. D. Mare"}
    ]


def test_of_two_pairs_that_have_come_to_ask_the_same_one_is_asked():
    resolution = people_only(
        resolved(),
        ("Ada Mare", "Adele Mare", 0.5),
        ("Adele Mare", "A. D. Mare", 0.5),
        ("Ada Mare", "A. D. Mare", 0.6),
    )
    same = judged(resolution, "Ada Mare", "Adele Mare", Verdict.SAME)
    left = still_open(queue(resolution), (same,), entities_of(resolution))
    assert pairs(left) == [{"Adele Mare", "A. D. Mare"}]


def test_a_judgement_of_mentions_that_no_document_makes_answers_nothing():
    resolution = people_only(resolved(), ("Ada Mare", "Adele Mare", 0.5))
    stray = replace(judged(resolution, "Ada Mare", "Bo Lund", Verdict.SAME), right="s-gone")
    assert len(still_open(queue(resolution), (stray,), entities_of(resolution))) == 1


def test_a_candidate_of_mentions_that_no_document_makes_is_left_out():
    gone = Candidate("s-gone", "s-gone-too", 0.5, (Evidence.SURNAME_EQUAL,))
    resolution = replace(resolved(), person_candidates=Candidates((gone,)))
    assert queue(resolution) == ()


def test_a_side_shows_each_mention_with_its_document_and_session():
    party = a_party(
        "Ada Mare", organizations=("Office",), stakeholder="Government", country="Norway"
    )
    place = Origin("page", 7)
    readings = [
        an_edition(),
        a_reading("page", a_session(replace(party, origin=place), title="On the sea")),
        a_reading("other", a_session(a_party("Bo Lund"), code="WS9")),
    ]
    resolution = resolve(readings, (), Register({}))
    (item,) = queue(people_only(resolution, ("Ada Mare", "Bo Lund", 0.5)))
    (seen,) = item.left.mentions if item.left.names == ("Ada Mare",) else item.right.mentions
    (session,) = (s.key for s in resolution.sessions if s.key.key == "ws15")
    assert seen == Seen(
        key=person(resolution, "Ada Mare"),
        name="Ada Mare",
        document=readings[1].document,
        origins=(place,),
        session=session,
        title="On the sea",
        roles=("Speaker",),
        affiliation="Office",
        stakeholder="Government",
        country="Norway",
    )
    assert seen.places == ("line 7",)
    sheet = replace(seen, origins=(ORIGIN, Origin("x", None, "Moderator"), Origin("x")))
    assert sheet.places == ("page.txt:1", "Moderator")


def test_a_body_is_shown_with_the_people_whose_affiliation_names_it():
    resolution = with_pairs(resolved(), (), (("Office 0", "Office 1", 0.5),))
    (item,) = queue(resolution)
    told = {
        seen.name: (seen.key, seen.people)
        for side in (item.left, item.right)
        for seen in side.mentions
    }
    assert told == {
        "Office 0": (body(resolution, "Office 0"), ("Ada Mare",)),
        "Office 1": (body(resolution, "Office 1"), ("Adele Mare",)),
    }
