"""Who shares sessions: names one below the other, and an arc for each two that share some.

The names stand still and can all be read; who belongs together stands together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.pictures.drawing import NARROW
from kg.pictures.ink import BAR, INK, PAPER, QUIET
from kg.pictures.spec import Cell, Mark, Spec, Table, Told, field, mark, spec
from kg.pictures.wording import label

# A number stands on its arc, so it is cut out of it first.
HALO: tuple[dict[str, Told], ...] = (
    {"fill": PAPER, "stroke": PAPER, "strokeWidth": 5},
    {"fill": INK},
)
TOP, ROW, APART, EDGE = 20, 26, 10, 8
ROUND = 1.2
"""How far an arc stands out, at most, as a part of its length."""
LETTER = 6.9


@dataclass(frozen=True, slots=True)
class Tie:
    """Two, by their keys, and how many sessions they share."""

    one: str
    other: str
    sessions: int


def ties(names: Mapping[str, str], found: Sequence[Tie], width: float) -> Spec:
    """The specification. names: by key."""
    axis = width * (0.7 if width <= NARROW else 0.55)
    letters = (axis - 2 * EDGE - 8) / LETTER
    places: dict[str, float] = {}
    y = float(TOP)
    for together in groups(found):
        places |= {key: y + ROW * number for number, key in enumerate(together)}
        y += ROW * len(together) + APART
    nodes: list[Mapping[str, Cell]] = [
        {"name": label(names[key], letters), "y": place} for key, place in places.items()
    ]
    tables: list[Table] = [
        {"name": "nodes", "values": nodes},
        {"name": "arcs", "values": [*_arcs(found, places, width - axis - 2 * EDGE - 8)]},
    ]
    return spec((width, max(y, 2 * TOP)), tables, [], _marks(axis))


def _marks(axis: float) -> list[Mark]:
    here: dict[str, Told] = {"y": field("y"), "fill": INK, "baseline": "middle", "fontSize": 12}
    name: dict[str, Told] = {**here, "x": axis - EDGE, "text": field("name"), "align": "right"}
    arc: dict[str, Told] = {"stroke": QUIET, "strokeWidth": field("thick")}
    return [
        mark("path", "arcs", x=axis, y=field("y"), path=field("path"), **arc),
        mark("symbol", "nodes", x=axis, y=field("y"), size=50, fill=BAR, stroke=BAR),
        mark("text", "nodes", **name),
        *(_number(axis, look) for look in HALO),
    ]


def _number(axis: float, look: Mapping[str, Told]) -> Mark:
    middle: dict[str, Told] = {"align": "center", "baseline": "middle", "fontSize": 11}
    x, y = field("out", offset=axis), field("middle")
    return mark("text", "arcs", x=x, y=y, text=field("sessions"), **middle, **look)


def groups(found: Sequence[Tie]) -> Iterator[list[str]]:
    """Those who hang together, each group in the order that has short arcs."""
    beside: dict[str, dict[str, int]] = defaultdict(dict)
    for tie in found:
        beside[tie.one][tie.other] = beside[tie.other][tie.one] = tie.sessions
    left = dict.fromkeys(beside)
    while left:
        start = min(left, key=lambda key: (-len(beside[key]), -sum(beside[key].values()), key))
        together = [*_reached(start, beside)]
        for key in together:
            del left[key]
        yield _untangled(together, beside)


def _reached(start: str, beside: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    seen, queue = {start}, [start]
    while queue:
        key = queue.pop(0)
        yield key
        fresh = sorted(set(beside[key]) - seen, key=lambda k: (-beside[key][k], k))
        seen.update(fresh)
        queue += fresh


def _untangled(keys: list[str], beside: Mapping[str, Mapping[str, int]]) -> list[str]:
    """The best of some rounds in which each moves to the middle of those beside it."""
    best, order = keys, keys
    for _ in range(12):
        place = {key: number for number, key in enumerate(order)}
        middle = {k: sum(place[n] for n in beside[k]) / len(beside[k]) for k in order}
        order = sorted(order, key=lambda k: ((middle[k] + place[k]) / 2, k))
        best = min(best, order, key=lambda found: _length(found, beside))
    return best


def _length(order: Sequence[str], beside: Mapping[str, Mapping[str, int]]) -> int:
    place = {key: number for number, key in enumerate(order)}
    return sum(abs(place[key] - place[n]) for key in order for n in beside[key])


def _arcs(
    found: Sequence[Tie], places: Mapping[str, float], room: float
) -> Iterator[dict[str, Cell]]:
    longest = max((abs(places[t.one] - places[t.other]) for t in found), default=1.0)
    for tie in found:
        first, last = sorted((places[tie.one], places[tie.other]))
        far = last - first
        out = far * min(ROUND, room / longest)
        yield {
            "y": first,
            "middle": (first + last) / 2,
            "out": round(out, 1),
            "path": f"M0,0A{out:.1f},{far / 2:.1f},0,0,1,0,{far:.1f}",
            "thick": min(1 + tie.sessions / 2, 6),
            "sessions": tie.sessions,
        }
