from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from stylesheet import contrast, palettes

STATIC = Path(__file__).parent.parent.parent / "server" / "static"
SHEETS = sorted(STATIC.glob("*.css"))
PALETTES = palettes((STATIC / "style.css").read_text("utf-8"))
WORDS = ("ink", "quiet", "link", "accent", "good", "warn", "bad")
GROUNDS = ("paper", "wash", "note-wash", "good-wash", "warn-wash", "bad-wash")
READ = 4.5
SEEN = 3.0
"""What WCAG 2.2 AA asks of text (1.4.3) and of the outlines of controls and focus (1.4.11)."""


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    found = [contrast("#000000", "#ffffff"), contrast("#777777", "#ffffff")]
    assert [round(ratio, 2) for ratio in found] == [21.0, 4.48]


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize(("word", "ground"), list(product(WORDS, GROUNDS)))
def test_words_can_be_read_on_every_ground(scheme: str, word: str, ground: str) -> None:
    colours = PALETTES[scheme]
    assert contrast(colours[word], colours[ground]) >= READ


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize(
    ("word", "ground"), [("on-accent", "accent"), ("ink", "mark"), ("link", "mark")]
)
def test_words_can_be_read_on_buttons_and_marks(scheme: str, word: str, ground: str) -> None:
    colours = PALETTES[scheme]
    assert contrast(colours[word], colours[ground]) >= READ


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize(("line", "ground"), list(product(("edge", "accent"), ("paper", "wash"))))
def test_fields_and_the_focus_can_be_seen(scheme: str, line: str, ground: str) -> None:
    colours = PALETTES[scheme]
    assert contrast(colours[line], colours[ground]) >= SEEN


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_colour_is_said_once_as_a_variable(sheet: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    uses = re.sub(r"--[a-z0-9-]+:[^;]*;", "", css)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])", uses) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_variable_that_a_sheet_uses_is_there(sheet: Path) -> None:
    css = sheet.read_text("utf-8")
    base = (STATIC / "style.css").read_text("utf-8")
    known = set(re.findall(r"--([a-z0-9-]+):", base + css))
    assert set(re.findall(r"var\(--([a-z0-9-]+)", css)) - known == set()
