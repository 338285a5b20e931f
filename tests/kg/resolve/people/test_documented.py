"""What `docs/identity.md` says of the rules for persons is what they are."""

from __future__ import annotations

import re
from pathlib import Path

from kg.concepts import Rule
from kg.resolve.people.across import CONTEXT_RULES
from kg.resolve.people.in_session import RULES
from kg.resolve.people.scoring import WEIGHTS

PAGE = (Path(__file__).resolve().parents[4] / "docs/identity.md").read_text(encoding="utf-8")


def test_the_weights_are_those_of_the_page_in_its_order():
    rows = re.findall(r"^\| `([a-z-]+)` \| (-?\d+) \|$", PAGE, re.MULTILINE)
    assert rows == [(evidence.value, str(weight)) for evidence, weight in WEIGHTS.items()]


def test_every_rule_is_told():
    rules = {*RULES.values(), *CONTEXT_RULES.values(), Rule.ONLY_FIT_IN_ONE_SESSION}
    rules |= {Rule.SAME_NAME_AND_CONTEXT, Rule.RARE_NAME_MISSPELT}
    assert [rule for rule in sorted(rules) if f"`{rule}`" not in PAGE] == []
