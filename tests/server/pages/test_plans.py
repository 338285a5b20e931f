"""Every part of a plan is a template, and every part that a template asks for can be worked out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.pages.kinds import CLASSES, CLOSER
from server.pages.parts import PARTS, SHEETS
from server.pages.plans import OTHERS, PLANS
from server.views.whole import LISTS

TEMPLATES = Path(__file__).parents[3] / "server" / "templates"
OWN = {"iri", "kind", "plan", "title", "language", "description", "cancelled", "path"}


@pytest.mark.parametrize("parts", [*PLANS.values(), OTHERS])
def test_a_plan_has_a_template_for_each_part_and_none_twice(parts: tuple[str, ...]) -> None:
    missing = [part for part in parts if not (TEMPLATES / "entity" / f"{part}.html").is_file()]
    assert missing == []
    assert len(parts) == len(set(parts))
    assert parts[-1] == "cite"


def test_a_plan_is_for_a_kind_that_there_is() -> None:
    known = {words for _, words in CLASSES} | {words for _, _, words in CLOSER} | {"Room"}
    assert PLANS.keys() <= known


def test_a_template_asks_for_no_part_that_nobody_works_out() -> None:
    asked: set[str] = set()
    for path in (TEMPLATES / "entity.html", *sorted((TEMPLATES / "entity").glob("*.html"))):
        asked |= set(re.findall(r"\bpage\.(\w+)", path.read_text("utf-8")))
    assert asked - OWN <= PARTS.keys() | SHEETS.keys()
    assert asked > OWN


def test_a_list_in_full_is_a_part_of_some_page() -> None:
    planned = {part for parts in (*PLANS.values(), OTHERS) for part in parts}
    assert LISTS.keys() <= planned
    assert {key for _, key in LISTS.values()} <= SHEETS.keys()
