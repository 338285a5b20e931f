"""`kg review`, from a pair that looks alike to a judgement, and back."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from pairs import a_folder_of_look_alikes, identities, look_alikes, person

from kg.graph.judgements import RULESET
from kg.inputs import judgements_in

__all__ = ["look_alikes"]

PATIENCE = 60
"""Seconds that a busy machine may take to show something."""

QUESTION = "s same · d different · u unsure · k skip · n note · z undo · q quit: "


def lines(data: Path, reviewer: str = "r2") -> list[dict[str, object]]:
    path = data / "judgements" / f"{reviewer}.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture
def review(kg, look_alikes):
    def run(given: str, *words: str):
        return kg("review", "--data", look_alikes, "--reviewer", "r2", *words, given=given)

    return run


def test_a_same_is_written_and_the_next_resolution_has_one_person(review, look_alikes):
    before = identities(look_alikes)
    left, right = sorted((person(before, "Ada Mare"), person(before, "Adele Mare")))
    assert before.people.by_mention[left] != before.people.by_mention[right]

    result = review("s\n", "--kind", "person", "--limit", "1")

    assert result.exit_code == 0, result.output
    (line,) = lines(look_alikes)
    assert line == {
        "id": line["id"],
        "left": left,
        "right": right,
        "verdict": "same",
        "evidence": ["surname-equal"],
        "counter": ["wording-differs"],
        "reviewer": "r2",
        "date": line["date"],
        "ruleset": RULESET,
    }
    after = identities(look_alikes)
    assert after.people.by_mention[left] == after.people.by_mention[right]


def test_a_pair_is_shown_side_by_side_with_documents_sessions_and_reasons(review):
    shown = review("q\n").output
    for told in (
        "One person, or two? (3 to judge)",
        "Ada Mare",
        "Speaker · Harbour Office",
        "2017/ws1 On the sea, part 1",
        "http://example.org/1, other page, data/sessions/2017.toml:",
        "Adele Mare",
        "Speaker · Harbor Office",
        "2017/ws2 On the sea, part 2",
        "For: same surname",
        "Against: wording differs",
        "Score 0.50. If the same: 2 mentions would be of one party.",
        QUESTION,
        "0 judged (0 same, 0 different, 0 unsure), 0 skipped, 3 open.",
    ):
        assert told in shown


def test_every_key_does_what_it_says(review, look_alikes):
    given = ["n", "Perhaps sisters.", "u", "k", "x", "z", "D", "z", "s", "q"]
    result = review("\n".join(given) + "\n")
    assert result.exit_code == 0, result.output
    found = lines(look_alikes)
    assert [(line.get("verdict"), line.get("note")) for line in found] == [
        ("unsure", "Perhaps sisters."),
        ("different", None),
        (None, None),
        ("same", None),
    ]
    assert found[2]["retracts"] == found[1]["id"]
    for told in ("skipped", "'x' is none of the keys.", "The pair that was skipped waits again."):
        assert told in result.output
    summary = "2 judged (1 same, 0 different, 1 unsure), 0 skipped, 1 open. kg build comes next.\n"
    assert result.output.endswith(summary)


def test_a_note_is_of_one_pair_only(review, look_alikes):
    review("n\nOne woman.\ns\nd\nq\n")
    assert [line.get("note") for line in lines(look_alikes)] == ["One woman.", None]


@pytest.mark.parametrize("given", ["", "n\n", "k\nk\nk\n"])
def test_the_end_of_the_input_or_of_the_queue_ends_well(review, look_alikes, given):
    result = review(given)
    assert result.exit_code == 0, result.output
    assert lines(look_alikes) == []
    assert "0 judged" in result.output.splitlines()[-1]


def test_undo_with_nothing_done_writes_nothing(review, look_alikes):
    assert "There is nothing to undo in this sitting" in review("z\nq\n").output
    assert lines(look_alikes) == []


def test_what_contradicts_is_refused_with_its_chain(review, look_alikes, monkeypatch):
    found = identities(look_alikes)
    ada, adele = (person(found, name) for name in ("Ada Mare", "Adele Mare"))
    # Somebody else judges the pair while it is on the screen.
    line = {
        "id": "j1",
        "left": ada,
        "right": adele,
        "verdict": "different",
        "evidence": ["wording-differs"],
        "reviewer": "r1",
        "date": "2026-11-24",
        "ruleset": RULESET,
    }
    path = look_alikes / "judgements/r1.jsonl"

    given = iter("sq")

    def key(_question: str) -> str:
        path.write_text(json.dumps(line) + "\n")
        return next(given)

    monkeypatch.setattr("kg.commands.review.key", key)
    result = review("")
    assert result.exit_code == 0
    # Which of the two is named first goes by their ids, and the new one's is of this moment.
    told = "".join(result.output.split())
    assert "Nothingwaswritten:judgement" in told
    assert "j1(data/judgements/r1.jsonl:1)saysdifferent" in told
    assert lines(look_alikes) == []


def test_a_judgement_of_another_day_is_retracted_by_its_id(kg, review, look_alikes):
    review("s\nq\n")
    (made,) = lines(look_alikes)
    words = ("review", "--data", look_alikes, "--reviewer", "r3", "--retract", made["id"])
    result = kg(*words, "--note", "Two sisters.")
    assert result.output == f"Judgement {made['id']} is taken back; kg build comes next.\n"
    (line,) = lines(look_alikes, "r3")
    assert line == {
        "id": line["id"],
        "retracts": made["id"],
        "reviewer": "r3",
        "date": line["date"],
        "ruleset": RULESET,
        "note": "Two sisters.",
    }
    assert len(judgements_in(look_alikes)) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--reviewer", "Jane Doe"), "'Jane Doe' is no reviewer's key; take a small letter"),
        ((), "Missing option '--reviewer'"),
        (("--reviewer", "r2", "--note", "x"), "--note belongs to --retract"),
        (("--reviewer", "r2", "--retract", "j9"), "j9 is retracted but not there"),
        (("--reviewer", "r2", "--kind", "place"), "'place' is not one of"),
    ],
)
def test_wrong_use_is_told_in_one_line(kg, look_alikes, fault, words, said):
    assert said in fault(kg("review", "--data", look_alikes, *words))
    assert judgements_in(look_alikes) == ()


def test_with_nothing_to_judge_it_says_so(kg, tmp_path):
    data = a_folder_of_look_alikes(tmp_path / "data")
    for path in (data / "sessions").iterdir():
        path.write_text("year = 2017\n")
    result = kg("review", "--data", data, "--reviewer", "r2")
    assert result.output == "0 judged (0 same, 0 different, 0 unsure), 0 skipped, 0 open.\n"


PROGRAM = """\
import sys
from pathlib import Path
from kg import pipeline
from pairs import with_pairs
really = pipeline.identities
def found(inputs):
    readings, resolution = really(inputs)
    return readings, with_pairs(resolution)
pipeline.identities = found
from kg.cli import main
main()
"""


def test_on_a_terminal_one_key_is_enough(tmp_path):
    data = a_folder_of_look_alikes(tmp_path / "data")
    ours, theirs = pty.openpty()
    words = [sys.executable, "-c", PROGRAM, "review", "--data", str(data), "--reviewer", "r2"]
    path = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "COLUMNS": "100"}
    with subprocess.Popen(
        words, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, **path}
    ) as process:
        os.close(theirs)
        shown = pressed(ours, b"s") + pressed(ours, b"\x04") + until(ours, "open.")
        assert process.wait(timeout=60) == 0
    os.close(ours)
    assert [line["verdict"] for line in lines(data)] == ["same"]
    assert "same: written as j" in shown


def pressed(terminal: int, key: bytes) -> str:
    """Presses a key once it is asked for; what is typed before is thrown away."""
    shown = until(terminal, QUESTION)
    while termios.tcgetattr(terminal)[3] & termios.ICANON:
        time.sleep(0.01)
    os.write(terminal, key)
    return shown


def until(terminal: int, end: str) -> str:
    """All that is shown up to and with these words."""
    read = b""
    while end not in read.decode(errors="replace"):
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"{end!r} never came after {read!r}"
        read += os.read(terminal, 1024)
    return read.decode(errors="replace")
