"""A timeline: years one below the other, and in each of them what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.pictures.drawing import NARROW
from kg.pictures.ink import BAR, INK, PAPER, QUIET, RULE
from kg.pictures.spec import Cell, Mark, Spec, Told, field, mark, spec
from kg.pictures.wording import label

Sign = Literal["full", "hollow", "cross", "none"]
SHAPES = {"full": "circle", "hollow": "circle", "cross": "cross"}
NONE = "none in the graph yet"
TOP, YEAR, LINE, AFTER = 18, 40, 56, 70
HIGH, LOW, BELOW = 38, 24, 14
LETTER = 6.9
"""What a letter takes of the width, on the average of a line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened in a year. note: what is said of it, such as a role."""

    year: str
    text: str
    note: str
    sign: Sign


def timeline(entries: Sequence[Entry], keys: Sequence[tuple[Sign, str]], width: float) -> Spec:
    """The specification; keys: what the signs mean. A year between that has nothing is shown."""
    rows = [*_gapped(entries)]
    head = TOP + (LOW * len(keys) if width <= NARROW else LOW if keys else 0)
    tops = [head]
    for row in rows:
        tops.append(tops[-1] + (HIGH if row.note else LOW))
    height = tops.pop() + 4
    table = [_row(row, top, width) for row, top in zip(rows, tops, strict=True)]
    for told, before in zip(table[1:], rows, strict=False):
        told["year"] = "" if told["year"] == before.year else told["year"]
    marks = [
        mark("rule", None, x=LINE, x2=LINE, y=head - 8, y2=height - 8, stroke=RULE),
        _words("rows", "year", YEAR, fill=INK, align="right", fontWeight="bold"),
        _words("rows", "text", AFTER, fill=field("ink")),
        _words("rows", "note", AFTER, y=field("below"), fill=QUIET, fontSize=10.5),
        _sign("rows", LINE),
        _words("keys", "text", field("after"), fill=QUIET, fontSize=10.5),
        _sign("keys", field("x")),
    ]
    tables = [("rows", table), ("keys", [*_keys(keys, width)])]
    return spec((width, height), [{"name": n, "values": v} for n, v in tables], [], marks)


def _gapped(entries: Sequence[Entry]) -> Iterator[Entry]:
    before: str | None = None
    for entry in entries:
        if before and before.isdigit() and entry.year.isdigit():
            for year in range(int(before) + 1, int(entry.year)):
                yield Entry(str(year), NONE, "", "none")
        yield entry
        before = entry.year


def _row(entry: Entry, top: float, width: float) -> dict[str, Cell]:
    letters = (width - AFTER) / LETTER
    return {
        "year": entry.year or "?",
        "text": label(entry.text, letters),
        "note": label(entry.note, letters),
        "y": top,
        "below": top + BELOW,
        "ink": QUIET if entry.sign == "none" else INK,
        **_look(entry.sign),
    }


def _look(sign: Sign) -> dict[str, Cell]:
    return {
        "shape": SHAPES.get(sign, "circle"),
        "size": 0 if sign == "none" else 60,
        "fill": PAPER if sign == "hollow" else BAR,
        "angle": 45 if sign == "cross" else 0,
    }


def _keys(keys: Sequence[tuple[Sign, str]], width: float) -> Iterator[dict[str, Cell]]:
    x, y = float(LINE), float(TOP)
    for sign, text in keys:
        yield {"text": text, "x": x, "after": x + AFTER - LINE, "y": y, **_look(sign)}
        if width <= NARROW:
            y += LOW
        else:
            x += 30 + LETTER * len(text)


def _words(table: str, column: str, x: Told, **more: Told) -> Mark:
    told: dict[str, Told] = {
        "y": field("y"),
        "fontSize": 12,
        "baseline": "middle",
        "text": field(column),
        **more,
    }
    return mark("text", table, x=x, **told)


def _sign(table: str, x: Told) -> Mark:
    columns = {name: field(name) for name in ("y", "shape", "size", "fill", "angle")}
    return mark("symbol", table, x=x, stroke=BAR, strokeWidth=1.5, **columns)
