"""An SVG of ours stands by itself, says what it shows, and can do nothing."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree
from three_meetings import HOSTILE, answers, nothing

from kg.errors import ModelError
from kg.pictures.catalogue import PICTURES, drawings
from kg.pictures.drawing import NARROW, WIDE, Drawing
from kg.pictures.ink import BAR, DARK, INK, PAPER, QUIET, RULE, style
from kg.pictures.picture import Picture
from kg.pictures.spec import field, mark, spec
from kg.pictures.svg import SVG, svg
from kg.pictures.timeline import Entry, timeline

ALLOWED = {"svg", "title", "desc", "style", "g", "rect", "path", "line", "text"}


def read(drawn: bytes) -> etree._Element:
    return etree.fromstring(drawn)


def names(root: etree._Element) -> set[str]:
    return {etree.QName(element).localname for element in root.iter()}


def drawing_of(text: str) -> Drawing:
    entries = [Entry("2030", text, text, "full"), Entry("2032", text, "", "cross")]
    return Drawing.of(text, text, timeline(entries, [("full", "held")], NARROW))


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_a_picture_is_named_described_and_does_nothing(picture: Picture, width: int) -> None:
    for told in (answers(), nothing()):
        drawing = picture.drawing(told, width)
        root = read(svg(drawing))
        assert names(root) <= ALLOWED
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == "title desc"
        assert [(e.get("id"), e.text) for e in root[:2]] == [
            ("title", drawing.title),
            ("desc", drawing.said),
        ]
        assert root.get("viewBox") == f"0 0 {width} {drawing.size[1]}"
        assert root.get("width") is root.get("height") is None
        told_names = {name for element in root.iter() for name, _ in element.items()}
        assert not {n for n in told_names if n.startswith("on") or n.endswith("href")}
        assert "url(" not in etree.tostring(root, encoding="unicode")


def test_a_picture_of_a_build_is_small(built: Path) -> None:
    files = [*(built / "current" / "pictures").iterdir()]
    assert len(files) == 2 * len(PICTURES)
    assert max(file.stat().st_size for file in files) < 100_000


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "<svg onload=alert(1)>",
        "]]></text><script>",
        "W" * 500,
        "مؤتمر حوكمة الإنترنت",
        "👩‍👩‍👧‍👦 🇬🇷 &amp; é",
        "\ufffe\ud7ff",
        "datum.x + 'signal'",
    ],
)
def test_words_stay_words(text: str) -> None:
    root = read(svg(drawing_of(text)))
    assert names(root) <= ALLOWED
    words = "".join(root.itertext())
    assert ("script" in text) == ("script" in words)
    assert len(root.findall(f".//{{{SVG}}}text")) >= 3


def test_the_same_drawing_has_the_same_bytes() -> None:
    once, again = ([svg(d) for d in drawings(answers())] for _ in range(2))
    assert once == again


def test_another_process_draws_the_same_bytes() -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from three_meetings import answers; from kg.pictures.catalogue import drawings;"
        "from kg.pictures.svg import svg;"
        "sys.stdout.buffer.write(b''.join(svg(d) for d in drawings(answers())))"
    )
    here = str(Path(__file__).parents[2])
    ran = subprocess.run(
        [sys.executable, "-c", script, here], capture_output=True, check=True, timeout=120
    )
    assert ran.stdout == b"".join(svg(drawing) for drawing in drawings(answers()))


def test_a_drawing_that_is_none_is_refused_by_name() -> None:
    wrong = spec((10, 10), [], [], [mark("no-such-mark", None, x=1)])
    with pytest.raises(ModelError, match="A name can't be drawn"):
        svg(Drawing("A name", "", wrong))


def test_a_drawing_fetches_nothing() -> None:
    told = spec((10, 10), [], [], [mark("text", "far", text=field("x"))])
    far = {**told, "data": [{"name": "far", "url": "file:///etc/hostname"}]}
    try:
        drawn = svg(Drawing("Far", "", far))  # type: ignore[arg-type]
    except ModelError:
        return
    assert read(drawn).findall(f".//{{{SVG}}}text") == []


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * c for part, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_and_bars_stand_out_without_their_colour(dark: bool) -> None:
    ink = {name: DARK[name] if dark else name for name in DARK}
    # WCAG 2.2, 1.4.3 for words and 1.4.11 for what is drawn: by lightness alone.
    for words in (INK, QUIET):
        assert contrast(ink[words], ink[PAPER]) >= 4.5
    assert contrast(ink[BAR], ink[PAPER]) >= 3


def test_every_colour_of_a_drawing_has_its_other_in_the_dark() -> None:
    colours = {INK, QUIET, PAPER, RULE, BAR}
    for drawing in drawings(answers()):
        used = set(re.findall(r"(?:fill|stroke)=\"(#\w+)\"", svg(drawing).decode()))
        assert used <= colours
    for colour in colours:
        assert f"[fill='{colour}']{{fill:{DARK[colour]}}}" in style()
