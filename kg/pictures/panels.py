"""Bars over the years, a panel for each group: nothing to be told apart by its colour.

Panels of one measure have one scale, from zero, so that equal bars are equal numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.pictures.drawing import NARROW
from kg.pictures.ink import BAR, INK, PAPER, QUIET, RULE
from kg.pictures.spec import Cell, Mark, Scale, Spec, Table, Told, field, group, mark, spec
from kg.pictures.wording import label

TALLEST, MOST_OF_WHOLE = 72, 190
TITLE, NUMBER, YEARS, BETWEEN, EDGE, LEGEND, LINE = 16, 12, 14, 18, 10, 12, 16
SHORT = "\N{RIGHT SINGLE QUOTATION MARK}"
TITLES = 32
"""Letters of a title; as many as leave room for its note."""
DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Bar:
    """height: what is drawn. text: the number that stands above it."""

    year: str
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """hollow: of what is not known. whole: of all together, which may be higher than the rest."""

    title: str
    note: str
    bars: tuple[Bar, ...]
    hollow: bool = False
    whole: bool = False

    @property
    def highest(self) -> float:
        """Its highest bar."""
        return max((bar.height for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Chart:
    """years: of the axis. gaps: those of which nothing is in the graph. full: where bars end."""

    years: tuple[str, ...]
    gaps: frozenset[str]
    panels: tuple[Panel, ...]
    legend: tuple[str, ...]
    full: float | None = None


def panels(chart: Chart, width: float) -> Spec:
    """The specification: one column of panels on a phone, two on a desk."""
    columns = 1 if width <= NARROW or len(chart.panels) == 1 else 2
    each = (width - EDGE * 2 * columns) / columns
    unit = _unit(chart)
    top = float(LEGEND + LINE * len(chart.legend))
    placed = [*_placed([_height(p, chart, unit) for p in chart.panels], columns, top)]
    height = max((y + tall for _, y, tall in placed), default=top)
    across = width / columns
    groups = [
        group((EDGE + column * across, y), _panel(number, tall, chart))
        for number, (column, y, tall) in enumerate(placed)
    ]
    legend = [
        _text(None, EDGE, 14 + LINE * n, line, fontSize=10.5, align="left")
        for n, line in enumerate(chart.legend)
    ]
    return spec((width, height), [*_tables(chart)], _scales(chart, each, unit), [*legend, *groups])


def _unit(chart: Chart) -> float:
    parts = max((p.highest for p in chart.panels if not p.whole), default=0)
    whole = max((p.highest for p in chart.panels), default=0)
    if chart.full is not None:
        return TALLEST / chart.full
    if not whole:
        return 1.0
    return min(TALLEST / parts if parts else MOST_OF_WHOLE / whole, MOST_OF_WHOLE / whole)


def _height(panel: Panel, chart: Chart, unit: float) -> float:
    plot = (chart.full or panel.highest) * unit
    return round(TITLE + NUMBER + plot + YEARS + BETWEEN, 1)


def _placed(
    heights: Sequence[float], columns: int, top: float
) -> Iterator[tuple[int, float, float]]:
    """Column, place from above and height of each panel: down the first column, then the next."""
    column, y, half = 0, top, sum(heights) / columns
    for tall in heights:
        if column < columns - 1 and y - top + tall / 2 > half:
            column, y = column + 1, top
        yield column, y, tall
        y += tall


def _tables(chart: Chart) -> Iterator[Table]:
    yield {
        "name": "years",
        "values": [{"year": year, "short": f"{SHORT}{year[-2:]}"} for year in chart.years],
    }
    yield {"name": "gaps", "values": [{"year": y} for y in chart.years if y in chart.gaps]}
    for number, panel in enumerate(chart.panels):
        rows: list[Mapping[str, Cell]] = [
            {"year": bar.year, "height": bar.height, "text": bar.text} for bar in panel.bars
        ]
        yield {"name": f"bars-{number}", "values": rows}


def _scales(chart: Chart, each: float, unit: float) -> list[Scale]:
    highest = chart.full or max((p.highest for p in chart.panels), default=1) or 1
    return [
        {
            "name": "year",
            "type": "band",
            "domain": chart.years,
            "range": [0, each],
            "padding": 0.15,
        },
        {
            "name": "height",
            "type": "linear",
            "domain": [0, highest],
            "range": [0, highest * unit],
        },
    ]


def _panel(number: int, tall: float, chart: Chart) -> list[Mark]:
    panel, foot = chart.panels[number], tall - YEARS - BETWEEN
    middle = field("year", "year", band=0.5)
    top = field("height", "height", mult=-1, offset=foot)
    across: Told = {"scale": "year", "band": 1}
    above = field("height", "height", mult=-1, offset=foot - 3)
    end = {"signal": "range('year')[1]"}
    name = label(panel.title, TITLES)
    return [
        *_full(chart, foot),
        _text(None, 0, 9, name, fill=INK, fontSize=12, fontWeight="bold", align="left"),
        _text(None, end, 9, panel.note, fontSize=10.5, align="right"),
        mark(
            *("rect", f"bars-{number}"),
            x=field("year", "year"),
            width=across,
            y=top,
            y2=foot,
            fill=PAPER if panel.hollow else BAR,
            stroke=BAR,
            strokeWidth=1 if panel.hollow else 0,
            strokeDash={"value": [2, 2]},
        ),
        _text(f"bars-{number}", middle, above, field("text"), fill=INK, fontSize=9.5),
        _text("gaps", middle, foot - 3, DASH, fontSize=9.5),
        _text("years", middle, foot + 11, field("short"), fontSize=8.5),
        mark("rule", None, x=0, x2=end, y=foot, y2=foot, stroke=QUIET),
    ]


def _full(chart: Chart, foot: float) -> list[Mark]:
    if chart.full is None:
        return []
    top = foot - TALLEST
    line = mark("rule", None, x=0, x2={"signal": "range('year')[1]"}, y=top, y2=top, stroke=RULE)
    end = {"signal": "range('year')[1]"}
    return [line, _text(None, end, top - 3, "100 %", fontSize=8.5, align="right")]


def _text(table: str | None, x: Told, y: Told, text: Told, **more: Told) -> Mark:
    told: dict[str, Told] = {"fill": QUIET, "align": "center", "baseline": "alphabetic", **more}
    return mark("text", table, x=x, y=y, text=text, **told)
