from __future__ import annotations

import datetime as dt
import json

import pytest

from kg.concepts import Evidence, Verdict
from kg.errors import IdentityError
from kg.resolve.judgements import Judgement, in_force, parse_judgements

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


def as_bytes(*lines: dict[str, object]) -> bytes:
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def test_a_line_is_read_whole():
    (found,) = parse_judgements(as_bytes({**LINE, "counter": ["wording-differs"]}), "r1.jsonl")
    assert found == Judgement(
        id="j1",
        left="s2",
        right="s1",
        verdict=Verdict.SAME,
        evidence=(Evidence.SAME_SESSION,),
        counter=(Evidence.WORDING_DIFFERS,),
        reviewer="r1",
        date=dt.date(2026, 11, 24),
        ruleset="1",
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"verdict": "maybe"}, "'maybe' is not a valid Verdict"),
        ({"evidence": ["gut-feeling"]}, "'gut-feeling' is not a valid Evidence"),
        ({"date": "yesterday"}, "Invalid isoformat string"),
        ({"right": "s2"}, "left and right are the same mention"),
        ({"certainty": 1}, "missing or unknown: certainty"),
        ({"left": ""}, "left must be a text"),
    ],
)
def test_a_line_that_does_not_hold_is_refused_with_its_number(change, fault):
    with pytest.raises(IdentityError, match=f"^r1.jsonl:2: not a judgement: .*{fault}"):
        parse_judgements(as_bytes(LINE, {**LINE, "id": "j2", **change}), "r1.jsonl")


def test_a_line_that_is_no_json_is_refused_with_its_number():
    with pytest.raises(IdentityError, match=r"^r1.jsonl:1: not a judgement"):
        parse_judgements(b"same: s1 s2\n", "r1.jsonl")


def test_a_superseded_judgement_is_no_longer_in_force():
    later = {**LINE, "id": "j2", "verdict": "different", "supersedes": "j1"}
    found = in_force(parse_judgements(as_bytes(LINE, later), "r1.jsonl"))
    assert [(j.id, j.verdict) for j in found] == [("j2", Verdict.DIFFERENT)]


def test_a_judgement_that_supersedes_nothing_known_is_refused():
    with pytest.raises(IdentityError, match="j9 is superseded but not there"):
        in_force(parse_judgements(as_bytes({**LINE, "supersedes": "j9"}), "r1.jsonl"))


def test_an_id_used_twice_is_refused():
    with pytest.raises(IdentityError, match="j1 is there twice"):
        in_force(parse_judgements(as_bytes(LINE, LINE), "r1.jsonl"))
