"""A build keeps its pictures under what was drawn, so that other code finds nothing of its own."""

from __future__ import annotations

from pathlib import Path

from three_meetings import answers

from kg.answers import answered
from kg.pictures import kept
from kg.pictures.catalogue import drawings
from kg.pictures.drawing import Drawing
from kg.pictures.svg import svg


def test_what_is_written_is_read(tmp_path: Path) -> None:
    (drawing, other, *_) = drawings(answers())
    kept.write(tmp_path, [drawing])
    assert kept.read(tmp_path, drawing) == svg(drawing)
    assert kept.read(tmp_path, other) is None


def test_a_build_of_older_code_keeps_nothing(tmp_path: Path) -> None:
    assert kept.read(tmp_path, next(drawings(answers()))) is None


def test_other_words_or_another_place_is_another_drawing() -> None:
    one = next(drawings(answers()))
    told = {
        one.digest,
        Drawing.of("Another", one.said, one.spec).digest,
        Drawing.of(one.title, "Another", one.spec).digest,
        Drawing.of(one.title, one.said, {**one.spec, "height": 1}).digest,
    }
    assert len(told) == 4
    assert one.digest == Drawing.of(one.title, one.said, one.spec).digest


def test_a_build_has_every_picture_of_its_own_answers(built: Path) -> None:
    build = built / "current"
    file = build / answered.FILE
    told = answered.read(file.read_text("utf-8"), str(file))
    found = {f"{drawing.digest}.svg" for drawing in drawings(told)}
    assert {path.name for path in (build / kept.FOLDER).iterdir()} == found
