"""Numbers as documents state them: a bar that has an end, an arrow where it is "at least"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.pictures.drawing import NARROW
from kg.pictures.ink import BAR, INK, PAPER, QUIET, RULE
from kg.pictures.spec import Cell, Mark, Scale, Spec, Told, field, mark, spec
from kg.pictures.wording import label

TOP, THICK = 40, 9
LEFT, RIGHT = 48, 64
LETTER = 6.9
NONE = "no document here says it"
SIGNS = {"exact": "", "about": "~ ", "least": "\N{GREATER-THAN OR EQUAL TO} "}
LEGEND = (("exact", "so many"), ("about", "about"), ("least", "at least"))


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a document says. certainty: `exact`, `about` or `least`; None where none says any."""

    heading: str
    text: str
    number: int
    certainty: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """zero: where bars begin. below: how far a bar is under its words. row, gap: heights."""

    zero: float
    below: float
    row: float
    gap: float
    letters: float


def estimates(found: Sequence[Estimate], width: float) -> Spec:
    """The specification, from zero to the largest number; on a desk the words are beside a bar."""
    lay = _layout(width)
    most = max((one.number for one in found), default=1) or 1
    scale: Scale = {
        "name": "number",
        "type": "linear",
        "domain": [0, most],
        "range": [lay.zero, width - RIGHT],
    }
    rows, legend = [*_rows(found, lay)], [*_legend(width)]
    height = TOP + sum(lay.row if one.number else lay.gap for one in found)
    tables = [("rows", rows), ("legend", legend)]
    marks = [
        mark("rule", None, x=lay.zero, x2=lay.zero, y=TOP - 12, y2=height - 8, stroke=RULE),
        _words("rows", "heading", LEFT - 8, fill=INK, align="right", fontWeight="bold"),
        _words("rows", "text", LEFT + 6, fill=field("ink")),
        *_bar("rows", lay.zero, field("number", "number"), lay.below),
        _words(
            *("rows", "shown", field("number", "number", offset=14)),
            y=field("y", offset=lay.below + THICK / 2),
            fill=QUIET,
        ),
        _words("legend", "text", field("after"), fill=QUIET),
        *_bar("legend", field("x"), field("end"), -THICK / 2),
    ]
    return spec((width, height), [{"name": n, "values": v} for n, v in tables], [scale], marks)


def _layout(width: float) -> Layout:
    if width <= NARROW:
        return Layout(LEFT, 11, 38, 24, (width - LEFT - 10) / LETTER)
    zero = width * 0.56
    return Layout(zero, -THICK / 2, 24, 24, (zero - LEFT - 16) / LETTER)


def _rows(found: Sequence[Estimate], lay: Layout) -> Iterator[dict[str, Cell]]:
    y, before = float(TOP), ""
    for one in found:
        yield {
            "heading": "" if one.heading == before else one.heading,
            "text": label(one.text or NONE, lay.letters),
            "ink": INK if one.text else QUIET,
            "y": y,
            "number": one.number,
            "shown": f"{SIGNS[one.certainty]}{one.number:,}" if one.certainty else "",
            **_look(one.certainty),
        }
        before = one.heading
        y += lay.row if one.number else lay.gap


def _legend(width: float) -> Iterator[dict[str, Cell]]:
    x = 10.0
    for certainty, text in LEGEND:
        yield {"text": text, "x": x, "end": x + 26, "after": x + 38, "y": 14, **_look(certainty)}
        x += (width - 20) / len(LEGEND) if width <= NARROW else 130


def _look(certainty: str | None) -> dict[str, Cell]:
    return {
        "fill": PAPER if certainty == "about" else BAR,
        "thick": THICK if certainty else 0,
        "arrow": 90 if certainty == "least" else 0,
        "dashed": certainty == "about",
    }


def _bar(table: str, x: Told, end: Told, below: float) -> list[Mark]:
    """A bar, dashed where it is about so many, and with an arrow where it is open at its end."""
    top = field("y", offset=below)
    bar = mark(
        *("rect", table),
        x=x,
        x2=end,
        y=top,
        height=field("thick"),
        fill=field("fill"),
        stroke=BAR,
        strokeDash={"signal": "datum.dashed ? [3, 2] : [1, 0]"},
    )
    middle = field("y", offset=below + THICK / 2)
    arrow = mark(
        *("symbol", table),
        x={**end, "offset": 4} if isinstance(end, Mapping) else end,
        y=middle,
        shape="triangle-right",
        size=field("arrow"),
        fill=BAR,
    )
    return [bar, arrow]


def _words(table: str, column: str, x: Told, **more: Told) -> Mark:
    told: dict[str, Told] = {"y": field("y"), "baseline": "middle", "fontSize": 11.5, **more}
    return mark("text", table, x=x, text=field(column), **told)
