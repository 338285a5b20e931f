"""Judgements are written whole, one after the other, and never over somebody else's."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import subprocess
from pathlib import Path

import pytest

from kg.concepts import Evidence, Verdict
from kg.errors import IdentityError, StoreError
from kg.inputs import judgements_in
from kg.judging import append
from kg.resolve.judgements import Decision, Judgement, Retraction, judgement_line

DAY = dt.date(2026, 11, 24)


def a_judgement(
    identifier: str, left: str = "s1", right: str = "s2", verdict: Verdict = Verdict.SAME, by="r2"
) -> Judgement:
    reasons = (Evidence.SAME_SESSION,)
    return Judgement(identifier, left, right, verdict, reasons, (), by, DAY, "1")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "judgements").mkdir()
    return tmp_path


def files(data: Path) -> dict[str, str]:
    folder = data / "judgements"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_a_reviewers_first_judgement_begins_a_file_of_their_own(data):
    (data / "judgements/r1.jsonl").write_text(judgement_line(a_judgement("j1", by="r1")))
    before = files(data)
    made = a_judgement("j2", "s3", "s4")
    assert append(data, made) == (a_judgement("j1", by="r1"), made)
    assert files(data) == {**before, "r2.jsonl": judgement_line(made)}


def test_a_later_line_leaves_the_bytes_before_it_as_they_are(data):
    strange = judgement_line(a_judgement("j1")).replace('", "', '",  "').rstrip("\n") + "\r"
    (data / "judgements/r2.jsonl").write_text(strange, newline="")
    made = a_judgement("j2", "s3", "s4")
    append(data, made)
    written = (data / "judgements/r2.jsonl").read_bytes().decode()
    assert written == strange + "\n" + judgement_line(made)


def test_the_line_is_what_the_form_says(data):
    append(data, a_judgement("j1"))
    assert json.loads((data / "judgements/r2.jsonl").read_text()) == {
        "id": "j1",
        "left": "s1",
        "right": "s2",
        "verdict": "same",
        "evidence": ["same-session"],
        "counter": [],
        "reviewer": "r2",
        "date": "2026-11-24",
        "ruleset": "1",
    }


@pytest.mark.parametrize(
    ("decision", "fault"),
    [
        (
            a_judgement("j4", "s1", "s3", Verdict.DIFFERENT),
            r"j4 says different, but these are judged the same: s1 = s2 = s3, by"
            r" j1 \(data/judgements/r2.jsonl:1\), j2 \(data/judgements/r2.jsonl:2\)",
        ),
        (
            a_judgement("j4", "s1", "s9"),
            r"j3 \(data/judgements/r2.jsonl:3\) says different, .*: s9 = s1 = s2 = s3",
        ),
        (a_judgement("j4", "s2", "s1", Verdict.DIFFERENT), "j1 .* says same of s1 and s2, j4 says"),
        (a_judgement("j1", "s7", "s8"), "j1 is there twice"),
        (Retraction("j4", "j9", "r2", DAY, "1"), "j9 is retracted but not there"),
    ],
)
def test_what_contradicts_is_refused_with_its_chain_and_nothing_is_written(
    data, decision: Decision, fault
):
    append(data, a_judgement("j1"))
    append(data, a_judgement("j2", "s2", "s3"))
    append(data, a_judgement("j3", "s9", "s3", Verdict.DIFFERENT))
    before = files(data)
    with pytest.raises(IdentityError, match=fault):
        append(data, decision)
    assert files(data) == before


def test_unsure_contradicts_nobody(data):
    append(data, a_judgement("j1"))
    append(data, a_judgement("j2", verdict=Verdict.UNSURE))
    assert [decision.id for decision in judgements_in(data)] == ["j1", "j2"]


def test_what_was_taken_back_may_be_judged_otherwise(data):
    append(data, a_judgement("j1"))
    append(data, Retraction("j2", "j1", "r2", DAY, "1"))
    append(data, a_judgement("j3", verdict=Verdict.DIFFERENT))
    assert [decision.id for decision in judgements_in(data)] == ["j1", "j2", "j3"]


@pytest.mark.parametrize("key", ["", "R2", "2r", "../r2", "r2.jsonl", "r" * 32, "r2\n", ".r2"])
def test_a_key_that_can_name_no_file_is_refused(data, key):
    with pytest.raises(IdentityError, match="is no reviewer's key"):
        append(data, a_judgement("j1", by=key))
    assert files(data) == {}


def write_many(data: Path, reviewer: str, start: int) -> None:
    for number in range(start, start + 15):
        append(data, a_judgement(f"j{number}", f"s{number}", f"t{number}", by=reviewer))


@pytest.mark.parametrize("reviewers", [("r1", "r2"), ("r2", "r2")])
def test_two_writers_at_once_lose_nothing(data, reviewers):
    spawn = multiprocessing.get_context("fork")
    writers = [
        spawn.Process(target=write_many, args=(data, reviewer, number * 100))
        for number, reviewer in enumerate(reviewers)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=60)
    assert [writer.exitcode for writer in writers] == [0, 0]
    found = {decision.id for decision in judgements_in(data)}
    assert found == {f"j{number}" for start in (0, 100) for number in range(start, start + 15)}


def test_a_writer_that_is_stopped_before_the_rename_leaves_the_file_of_before(data, monkeypatch):
    append(data, a_judgement("j1"))
    before = files(data)["r2.jsonl"]

    def stopped(_draft: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        append(data, a_judgement("j2", "s3", "s4"))
    assert files(data)["r2.jsonl"] == before
    assert len(files(data)) == 2
    monkeypatch.undo()
    append(data, a_judgement("j3", "s5", "s6"))
    assert files(data).keys() == {"r2.jsonl"}
    assert [decision.id for decision in judgements_in(data)] == ["j1", "j3"]


def test_a_refusal_of_the_system_says_what_to_do(data, monkeypatch):
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "judgements")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refused)
    with pytest.raises(StoreError, match=r"^judgements: may not be written to; name a data folder"):
        append(data, a_judgement("j1"))


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A reviewer", "-c", "user.email=reviewer@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_branches_of_judgements_and_of_ids_merge_without_conflict(tmp_path, project_root):
    clone = tmp_path / "clone"
    data = clone / "data"
    for folder in ("judgements", "register"):
        (data / folder).mkdir(parents=True)
    (clone / ".gitattributes").write_bytes((project_root / ".gitattributes").read_bytes())
    append(data, a_judgement("j1", "s1", "t1"))
    (data / "register/entities.tsv").write_text("p1\ts1\n")
    git(clone, "init", "-q", "-b", "main")
    git(clone, "add", ".")
    git(clone, "commit", "-qm", "Begin")
    for branch, number in (("one", 2), ("two", 3)):
        git(clone, "switch", "-qc", branch, "main")
        append(data, a_judgement(f"j{number}", f"s{number}", f"t{number}"))
        append(data, a_judgement(f"j{number}0", f"s{number}0", f"t{number}0", by=f"r{branch}"))
        with (data / "register/entities.tsv").open("a") as register:
            register.write(f"p{number}\ts{number}\n")
        git(clone, "add", ".")
        git(clone, "commit", "-qm", branch)
    git(clone, "merge", "-q", "-m", "Both", "one")
    assert {decision.id for decision in judgements_in(data)} == {"j1", "j2", "j3", "j20", "j30"}
    lines = (data / "register/entities.tsv").read_text().splitlines()
    assert sorted(lines) == ["p1\ts1", "p2\ts2", "p3\ts3"]
