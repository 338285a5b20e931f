from __future__ import annotations

import datetime as dt
import json

import pytest

from kg.concepts import Evidence, Verdict
from kg.errors import IdentityError
from kg.resolve.judgements import Judgement, Retraction, judgement_line, parse_judgements

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


TAKEN_BACK = {"id": "j2", "retracts": "j1", "reviewer": "r2", "date": "2026-11-25", "ruleset": "1"}


def test_a_retraction_is_read_whole():
    (found,) = parse_judgements(as_bytes({**TAKEN_BACK, "note": "Misread."}), "r2.jsonl")
    assert found == Retraction("j2", "j1", "r2", dt.date(2026, 11, 25), "1", "Misread.")
    assert found.cited == "j2 (r2.jsonl:1)"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"verdict": "same"}, "missing or unknown: verdict"),
        ({"retracts": ""}, "retracts must be a text"),
        ({"note": 1}, "note must be a text"),
    ],
)
def test_a_retraction_that_does_not_hold_is_refused_with_its_number(change, fault):
    with pytest.raises(IdentityError, match=f"^r2.jsonl:1: not a judgement: .*{fault}"):
        parse_judgements(as_bytes({**TAKEN_BACK, **change}), "r2.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        {**LINE, "counter": ["wording-differs"], "note": "Müller", "supersedes": "j0"},
        {**LINE, "counter": []},
        {**TAKEN_BACK, "note": "two\nlines"},
        TAKEN_BACK,
    ],
)
def test_a_line_that_is_written_is_the_line_that_was_read(line):
    (found,) = parse_judgements(as_bytes(line), "r1.jsonl")
    assert json.loads(judgement_line(found)) == line
    assert parse_judgements(judgement_line(found).encode(), "r1.jsonl") == (found,)
