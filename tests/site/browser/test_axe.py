"""WCAG 2.2 A and AA as far as a machine can tell, and what axe holds to be good practice."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from kinds_of_page import KINDS
from playwright.sync_api import Page
from reader import Reader

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SOME = (("light", DESKTOP), ("dark", PHONE))
ALL = (("light", DESKTOP), ("light", PHONE), ("dark", PHONE), ("dark", DESKTOP))


@pytest.fixture(scope="module", autouse=True)
def axe(reader: Reader) -> None:
    # Once for all pages of the tab: the script is as long as all of them.
    reader.page.context.add_init_script(Axe().axe_script)


def violations(page: Page) -> Iterator[str]:
    """Each rule that an element breaks, with the element."""
    for rule in page.evaluate(f"axe.run({json.dumps(OPTIONS)})")["violations"]:
        for node in rule["nodes"]:
            yield f"{rule['id']}: {node['html'][:200]} ({node['failureSummary']})"


def test_axe_sees_a_violation(reader: Reader) -> None:
    reader.open("/")
    reader.page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/x.svg\">'")
    assert [found.partition(":")[0] for found in violations(reader.page)] == ["image-alt"]
    assert len(reader.heard()) == 1


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_light_and_in_dark_wide_and_narrow(
    reader: Reader, kind: str, whole: bool
) -> None:
    reader.open(KINDS[kind])
    found: dict[str, list[str]] = {}
    for scheme, size in ALL if whole else SOME:
        reader.page.emulate_media(color_scheme=scheme)
        reader.page.set_viewport_size(size)
        found[f"{scheme}, {size['width']} px"] = list(violations(reader.page))
    assert {view: rules for view, rules in found.items() if rules} == {}
    assert reader.heard() == []
