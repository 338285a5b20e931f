"""The figures that are claimed of identity, over the hand-judged key; skipped where it is not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
PRECISE = 0.99


@pytest.fixture(scope="module", params=["people.csv", "orgs.csv"])
def reported(request: pytest.FixtureRequest, shared: Path, kg: Run) -> dict[str, Any]:
    """The figures over the part of the key that no rule was tuned on."""
    facts = shared / "facts"
    pairs = ("--different", facts / "pairs_different.csv", "--unsure", facts / "pairs_unsure.csv")
    result = kg("evaluate", facts / request.param, *pairs, "--part", "report", "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("place", [0, 1], ids=["automatic only", "plus judgements"])
def test_hardly_a_merge_is_wrong(reported: dict[str, Any], place: int) -> None:
    system = reported["systems"][place]
    assert system["merges"]["checked"] > 20
    assert system["precision"]["value"] >= PRECISE
    assert system["b_cubed_precision"]["value"] >= PRECISE


def test_known_look_alikes_are_kept_apart(reported: dict[str, Any]) -> None:
    ours = reported["systems"][:2]
    # No document yields both bodies of a pair yet; of people, most pairs can be looked up.
    assert reported["kind"] == "organization" or reported["different"] > 10
    assert [system["look_alikes_merged"] for system in ours] == [[], []]


def test_judgements_find_no_fewer_than_rules_alone(reported: dict[str, Any]) -> None:
    alone, judged = reported["systems"][:2]
    assert judged["b_cubed_recall"]["value"] >= alone["b_cubed_recall"]["value"]
    assert reported["mentions"] > 3 * len(reported["lost"])
