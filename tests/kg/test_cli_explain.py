"""`kg explain`: an id, a mention or a session, in words and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from factories import a_data_folder

from kg.resolve.judgements import parse_judgements

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]
JUDGED = parse_judgements((ROOT / "data/judgements/r1.jsonl").read_bytes(), "r1.jsonl")
DIFFERENT = next(judgement for judgement in JUDGED if judgement.verdict == "different")


def test_a_reviewed_link_is_told_in_words_with_who_and_when(kg: Run) -> None:
    judgement = JUDGED[0]
    result = kg("explain", judgement.left)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    at = lines.index(f"  {judgement.left} = {judgement.right}: reviewed")
    day = f"judged same by {judgement.reviewer} on {judgement.date.isoformat()} ({judgement.id})"
    assert lines[at + 1].startswith("    for: ")
    assert any(line.startswith(f"    {day}: ") for line in lines[at + 1 : at + 4])


def test_what_was_judged_different_is_told_as_kept_apart(kg: Run) -> None:
    result = kg("explain", DIFFERENT.left, "--format", "json")
    (apart,) = (
        one
        for one in json.loads(result.stdout)["apart"]
        if DIFFERENT.id in [judgement["id"] for judgement in one["judgements"]]
    )
    other = kg("explain", DIFFERENT.right, "--format", "json")
    assert apart["id"] == json.loads(other.stdout)["id"]
    assert "Nearly the same, and kept apart:" in kg("explain", DIFFERENT.left).stdout


def test_an_address_and_the_id_in_it_are_told_alike(kg: Run) -> None:
    told = json.loads(kg("explain", JUDGED[0].left, "--format", "json").stdout)
    address = f"https://example.org/igf/id/person/{told['id']}"
    assert kg("explain", address).stdout == kg("explain", told["id"]).stdout


def test_two_mentions_are_told_with_the_chain_between_them(kg: Run) -> None:
    judgement = JUDGED[0]
    result = kg("explain", judgement.left, judgement.right, "--format", "json")
    assert [step["rule"] for step in json.loads(result.stdout)] == ["reviewed"]
    words = kg("explain", judgement.left, judgement.right).stdout.splitlines()
    assert words[0].endswith(", by 1 step")


def test_two_mentions_of_two_entities_are_refused(kg: Run, fault: Callable[[Result], str]) -> None:
    assert "nothing links them" in fault(kg("explain", DIFFERENT.left, DIFFERENT.right))


def test_a_session_is_told_with_its_documents_and_parties(kg: Run) -> None:
    lines = kg("explain", "2017/ws15").stdout.splitlines()
    assert lines[0].startswith("2017/ws15: session, in ")
    assert "Its parties:" in lines
    told = json.loads(kg("explain", "2017/WS15", "--format", "json").stdout)
    assert len(told["documents"]) > 1
    assert all(party["key"].startswith("s") for party in told["parties"])


@pytest.mark.parametrize(
    ("asked", "mend"),
    [("nobody", "or a session such as 2017/ws15"), ("p000000000x", "copy the id from a page")],
    ids=["no id", "an id that nothing has"],
)
def test_what_is_not_known_ends_in_one_line_with_what_to_do(
    kg: Run, fault: Callable[[Result], str], asked: str, mend: str, tmp_path: Path
) -> None:
    data = a_data_folder(tmp_path / "data")
    line = fault(kg("explain", asked, "--data", data))
    assert asked in line
    assert mend in line
