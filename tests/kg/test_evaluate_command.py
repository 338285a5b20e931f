"""`kg evaluate`: on a small data folder, and on the hand-judged key where it is at hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from factories import a_data_folder

Run = Callable[..., Result]

SHEET = "year = 2017\n" + "\n".join(
    f"""
[[session]]
id = "{place}"
source = "https://example.org/{place}"
source_kind = "sched"
title = "Tides"

[[session.people]]
name = "{name}"
role = "Speaker"
affiliation = "{body}"
organizations = ["{body}"]
"""
    for place, name, body in (
        ("2017-ws1@page", "Ada Mare", "Tide Board"),
        ("2017-ws1@report", "ADA MARE", "Tide Board"),
        ("2017-ws2@page", "Ada Maren", "Net Guild"),
    )
)
HEADER = "cluster_id,session_line_id,printed_name,printed_affiliation,verdict_note\n"
PEOPLE = HEADER + (
    "P001,2017-ws1@page,Ada Mare,Tide Board,\n"
    "P001,2017-ws1@report,ADA MARE,Tide Board,\n"
    "P001,2017-ws7@page,A. Mare,,\n"
    "P003,2017-ws2@page,Ada Maren,Net Guild,\n"
)
BODIES = HEADER + (
    "O1,2017-ws1@page,Tide Board,Tide Board,\n"
    "O1,2017-ws1@report,Tide Board,Tide Board,\n"
    "O2,2017-ws2@page,Net Guild,Net Guild,\n"
)
DIFFERENT = (
    "kind,line_id_a,printed_a,line_id_b,printed_b,verdict,why\n"
    "person,2017-ws1@page,Ada Mare,2017-ws2@page,Ada Maren,different,a letter more\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = a_data_folder(tmp_path / "data")
    (folder / "sessions").mkdir()
    (folder / "sessions/2017.toml").write_text(SHEET, "utf-8")
    with (folder / "sources.toml").open("a") as file:
        file.write('\n[[sheet]]\nfile = "sessions/2017.toml"\nreader = "session-sheet"\n')
        file.write("edition = 2017\n")
    return folder


@pytest.fixture
def people(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "different.csv").write_text(DIFFERENT)
    return tmp_path / "people.csv"


def told(kg: Run, *words: str | Path) -> dict[str, Any]:
    result = kg("evaluate", *words, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def values(found: dict[str, Any], figure: str) -> dict[str, Any]:
    return {system["system"]: system[figure]["value"] for system in found["systems"]}


def test_people_are_scored_beside_two_baselines(kg: Run, data: Path, people: Path) -> None:
    pairs = people.parent / "different.csv"
    found = told(kg, people, "--data", data, "--part", "all", "--different", pairs)
    assert {key: found[key] for key in ("kind", "clusters", "mentions", "lost", "different")} == {
        "kind": "person",
        "clusters": 2,
        "mentions": 4,
        "lost": [{"line": 4, "place": "2017-ws7@page"}],
        "different": 1,
    }
    assert values(found, "recall") == {
        "automatic only": 1 / 3,
        "automatic plus judgements": 1 / 3,
        "exact string": 0.0,
        "WRatio ≥ 90": 1 / 3,
    }
    assert values(found, "precision") == {
        "automatic only": 1.0,
        "automatic plus judgements": 1.0,
        "exact string": None,
        "WRatio ≥ 90": 1 / 3,
    }
    merges = [system["merges"] for system in found["systems"]]
    assert merges[0] == {"checked": 1, "wrong": 0, "bound": 1.0, "in_all_the_data": 1}
    assert merges[3] == {"checked": 2, "wrong": 1, "bound": None, "in_all_the_data": None}
    assert [len(system["look_alikes_merged"]) for system in found["systems"]] == [0, 0, 0, 1]


def test_an_undecided_pair_counts_neither_way(kg: Run, data: Path, people: Path) -> None:
    unsure = people.parent / "unsure.csv"
    unsure.write_text(DIFFERENT.replace("verdict,why", "lean,why_not_decided"))
    found = told(kg, people, "--data", data, "--part", "all", "--unsure", unsure)
    assert values(found, "precision")["WRatio ≥ 90"] == 1.0


def test_only_the_clusters_of_the_part_are_scored(kg: Run, data: Path, people: Path) -> None:
    counts = {
        part: told(kg, people, "--data", data, "--part", part)["mentions"]
        for part in ("tune", "report", "all")
    }
    assert counts == {"tune": 1, "report": 3, "all": 4}


def test_a_key_of_bodies_is_known_by_what_is_found(kg: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "orgs.csv").write_text(BODIES)
    found = told(kg, tmp_path / "orgs.csv", "--data", data, "--part", "all")
    assert (found["kind"], found["lost"]) == ("organization", [])
    assert values(found, "b_cubed_f1")["automatic only"] == 1.0
    forced = told(kg, tmp_path / "orgs.csv", "--data", data, "--part", "all", "--kind", "person")
    assert (forced["kind"], len(forced["lost"])) == ("person", 3)


def test_what_was_judged_counts_only_beside_what_is_automatic(
    kg: Run, data: Path, people: Path
) -> None:
    from kg.inputs import read_inputs
    from kg.resolve.resolution import resolve
    from kg.resolve.witnesses import witnesses

    inputs = read_inputs(data=data)
    found = resolve(witnesses(inputs.readings), (), inputs.register).person_mentions
    left, right = sorted(m.key for m in found if m.name != "ADA MARE")
    judged = (
        f'{{"id": "j1", "left": "{left}", "right": "{right}", "verdict": "same", "evidence": [],'
        ' "reviewer": "r1", "date": "2026-01-01", "ruleset": "1"}'
    )
    (data / "judgements/r1.jsonl").write_text(judged)
    precisions = values(told(kg, people, "--data", data, "--part", "all"), "precision")
    assert precisions["automatic only"] == 1.0
    assert precisions["automatic plus judgements"] == 1 / 3


def test_markdown_and_table_hold_the_same_figures(kg: Run, data: Path, people: Path) -> None:
    words = ("evaluate", people, "--data", data, "--part", "all")
    markdown = kg(*words, "--format", "markdown").stdout.splitlines()
    table = kg(*words).stdout.splitlines()
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in markdown if line[:1] == "|"]
    drawn = [
        [c.strip() for c in line.strip("│┃").replace("┃", "│").split("│")]
        for line in table
        if line[:1] in "│┃"
    ]
    assert rows[0] == [
        "Measure",
        "automatic only",
        "automatic plus judgements",
        "exact string",
        "WRatio ≥ 90",
    ]
    assert [rows[0], *rows[2:]] == drawn
    remarks = [line for line in markdown if line and line[0] != "|"]
    assert remarks == [line for line in table if line[0] not in "│┃┏┡├└"]
    assert remarks[1] == (
        "automatic only: merges that the key can check: 1, none wrong;"
        " that bounds the share of wrong ones at 3/1 = 100.0 %."
    )
    assert remarks[-1] == "No mention of ours, counted as lost recall: lines 4 (2017-ws7@page)."


def test_a_key_that_does_not_hold_is_one_line(
    kg: Run, fault: Callable[[Result], str], tmp_path: Path
) -> None:
    (tmp_path / "k.csv").write_text(HEADER + "P1,ws1,Ada,,\n")
    assert fault(kg("evaluate", tmp_path / "k.csv")) == (
        "kg: k.csv:2: 'ws1' is no session line id; write one such as 2017-ws15@report"
    )
