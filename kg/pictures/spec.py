"""A specification of Vega, typed as far as we use it: https://vega.github.io/vega/docs/.

Every place is given and nothing is fitted to the width of a text, because that depends on the fonts
of the machine, and a picture has the same bytes on any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from kg.pictures.ink import PAPER

VEGA = "https://vega.github.io/schema/vega/v6.json"
Cell = str | int | float | bool | None
Channel = Mapping[str, "Cell | Sequence[float]"]
Told = Channel | Cell
Row = Mapping[str, Cell]


class Table(TypedDict):
    """Rows under a name."""

    name: str
    values: Sequence[Row]


class Scale(TypedDict, total=False):
    """From what is counted to a place."""

    name: str
    type: Literal["band", "linear"]
    domain: Sequence[Cell]
    range: Sequence[float]
    padding: float


Mark = TypedDict(
    "Mark",
    {
        "type": str,
        "from": Mapping[str, str],
        "encode": Mapping[str, Mapping[str, Channel]],
        "marks": "Sequence[Mark]",
    },
    total=False,
)
Spec = TypedDict(
    "Spec",
    {
        "$schema": str,
        "width": float,
        "height": float,
        "padding": float,
        "autosize": str,
        "background": str,
        "data": Sequence[Table],
        "scales": Sequence[Scale],
        "marks": Sequence[Mark],
    },
)


def spec(
    size: tuple[float, float],
    tables: Sequence[Table],
    scales: Sequence[Scale],
    marks: Sequence[Mark],
) -> Spec:
    """A whole picture of a width and a height."""
    return {
        "$schema": VEGA,
        "width": size[0],
        "height": size[1],
        "padding": 0,
        "autosize": "none",
        "background": PAPER,
        "data": tables,
        "scales": scales,
        "marks": marks,
    }


def mark(kind: str, table: str | None, **channels: Told) -> Mark:
    """Marks of a kind, one for each row of a table; a plain value is the same for all of them."""
    encoded: dict[str, Channel] = {
        name: told if isinstance(told, Mapping) else {"value": told}
        for name, told in channels.items()
    }
    made: Mark = {"type": kind, "encode": {"enter": encoded}}
    if table is not None:
        made["from"] = {"data": table}
    return made


def field(name: str, scale: str | None = None, **more: Cell) -> Channel:
    """A column of the table, through a scale."""
    through: dict[str, Cell] = {} if scale is None else {"scale": scale}
    return {**through, "field": name, **more}


def group(place: tuple[float, float], marks: Sequence[Mark]) -> Mark:
    """Marks that are placed together."""
    made = mark("group", None, x=place[0], y=place[1])
    made["marks"] = marks
    return made
