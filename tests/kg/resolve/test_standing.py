from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.concepts import Verdict
from kg.errors import IdentityError
from kg.resolve.judgements import Decision, Judgement, Retraction, parse_judgements
from kg.resolve.standing import Withdrawn, in_force, withdrawn

LINE = {
    "id": "j1",
    "left": "s2",
    "right": "s1",
    "verdict": "same",
    "evidence": ["same-session"],
    "reviewer": "r1",
    "date": "2026-11-24",
    "ruleset": "1",
}
TAKEN_BACK = {"id": "j2", "retracts": "j1", "reviewer": "r2", "date": "2026-11-25", "ruleset": "1"}


def as_bytes(*lines: dict[str, object]) -> bytes:
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def read(*lines: dict[str, object]) -> tuple[Decision, ...]:
    return parse_judgements(as_bytes(*lines), "r1.jsonl")


def test_a_superseded_judgement_is_no_longer_in_force():
    later = {**LINE, "id": "j2", "verdict": "different", "supersedes": "j1"}
    found = in_force(parse_judgements(as_bytes(LINE, later), "r1.jsonl"))
    assert [(j.id, j.verdict) for j in found] == [("j2", Verdict.DIFFERENT)]


def test_a_judgement_that_supersedes_nothing_known_is_refused():
    with pytest.raises(IdentityError, match="j9 is superseded but not there"):
        in_force(parse_judgements(as_bytes({**LINE, "supersedes": "j9"}), "r1.jsonl"))


def test_an_id_used_twice_is_refused():
    with pytest.raises(
        IdentityError,
        match=r"j1 is there twice, as j1 \(r1.jsonl:1\) and j1 \(r1.jsonl:2\); remove",
    ):
        in_force(parse_judgements(as_bytes(LINE, LINE), "r1.jsonl"))


def test_a_retracted_judgement_is_no_longer_in_force_and_is_remembered():
    judgement, retraction = read(LINE, TAKEN_BACK)
    assert isinstance(judgement, Judgement)
    assert isinstance(retraction, Retraction)
    assert in_force((judgement, retraction)) == ()
    assert withdrawn((judgement, retraction)) == (Withdrawn(judgement, (retraction,)),)


def test_a_judgement_that_nothing_ends_is_not_withdrawn():
    assert withdrawn(read(LINE)) == ()


def test_a_retraction_of_nothing_known_is_refused():
    with pytest.raises(IdentityError, match="j9 is retracted but not there"):
        in_force(read({**TAKEN_BACK, "retracts": "j9"}))


def test_a_retraction_cannot_itself_be_retracted():
    with pytest.raises(IdentityError, match="j2 is retracted but not there"):
        in_force(read(LINE, TAKEN_BACK, {**TAKEN_BACK, "id": "j3", "retracts": "j2"}))


def test_what_a_judgement_superseded_stays_so_when_that_judgement_is_taken_back():
    later = {**LINE, "id": "j2", "verdict": "different", "supersedes": "j1"}
    assert in_force(read(LINE, later, {**TAKEN_BACK, "id": "j3", "retracts": "j2"})) == ()


def test_two_reviewers_who_contradict_each_other_are_named_with_their_lines():
    other = {**LINE, "id": "j2", "left": "s1", "right": "s2", "verdict": "different"}
    decisions = (*read(LINE), *parse_judgements(as_bytes(other), "r2.jsonl"))
    expected = (
        r"judgement j1 \(r1.jsonl:1\) says same of s1 and s2,"
        r" j2 \(r2.jsonl:1\) says different; retract one of them"
    )
    with pytest.raises(IdentityError, match=expected):
        in_force(decisions)


def test_who_is_unsure_contradicts_nobody():
    decisions = read(LINE, {**LINE, "id": "j2", "verdict": "unsure"})
    assert [judgement.verdict for judgement in in_force(decisions)] == [
        Verdict.SAME,
        Verdict.UNSURE,
    ]


def test_a_contradiction_that_was_taken_back_stops_nothing():
    other = {**LINE, "id": "j3", "verdict": "different"}
    assert [j.id for j in in_force(read(LINE, other, TAKEN_BACK))] == ["j3"]


@settings(max_examples=20)
@given(st.permutations(read(LINE, TAKEN_BACK, {**LINE, "id": "j3"}, {**LINE, "id": "j4"})))
def test_the_order_of_lines_does_not_matter(shuffled):
    assert [judgement.id for judgement in in_force(shuffled)] == ["j3", "j4"]
