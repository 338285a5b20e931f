"""Where things stand: panels in columns, names beside those they belong to, and no two on one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pictures.drawing import NARROW, WIDE
from kg.pictures.panels import Bar, Chart, Panel, panels
from kg.pictures.spec import Spec
from kg.pictures.ties import Tie, groups, ties


def chart(*heights: int) -> Chart:
    parts = tuple(
        Panel(f"p{n}", "", (Bar("2030", h, str(h)),), whole=n == 0) for n, h in enumerate(heights)
    )
    return Chart(("2030", "2031"), frozenset({"2031"}), parts, ())


def places(spec: Spec) -> list[tuple[float, float]]:
    found = [m["encode"]["enter"] for m in spec["marks"] if m["type"] == "group"]
    return [(float(e["x"]["value"]), float(e["y"]["value"])) for e in found]  # type: ignore[arg-type]


def test_panels_stand_in_one_column_on_a_phone_and_in_two_on_a_desk() -> None:
    told = chart(30, 10, 10, 5, 5)
    assert {x for x, _ in places(panels(told, NARROW))} == {10}
    assert {x for x, _ in places(panels(told, WIDE))} == {10, 390}
    assert {x for x, _ in places(panels(chart(30), WIDE))} == {10}


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_no_panel_stands_on_another_and_all_are_inside(width: int) -> None:
    spec = panels(chart(300, 100, 50, 5, 1, 1, 1), width)
    found = places(spec)
    for (x, y), (other_x, other_y) in pairwise(found):
        assert other_y > y or other_x > x
    assert max(y for _, y in found) < spec["height"]


def test_one_unit_is_as_high_in_every_panel() -> None:
    (height,) = [s for s in panels(chart(300, 100, 50), NARROW)["scales"] if s["name"] == "height"]
    assert height["domain"] == [0, 300]
    assert height["range"][0] == 0
    assert height["range"][1] <= 190


def test_a_chart_of_nothing_is_empty_and_no_fault() -> None:
    assert panels(Chart((), frozenset(), (), ()), NARROW)["height"] > 0


TIES = [Tie("a", "b", 2), Tie("b", "c", 3), Tie("x", "y", 2)]


def test_those_who_hang_together_stand_together() -> None:
    assert [set(group) for group in groups(TIES)] == [{"a", "b", "c"}, {"x", "y"}]
    first = next(groups(TIES))
    assert first[1] == "b"


@given(st.permutations(TIES))
def test_the_order_of_ties_moves_nobody(shuffled: list[Tie]) -> None:
    names = {key: key for key in "abcxy"}
    nodes = [ties(names, found, WIDE)["data"][0]["values"] for found in (TIES, shuffled)]
    assert nodes[0] == nodes[1]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(13, 25), st.integers(2, 9)), max_size=40))
def test_every_name_has_a_line_of_its_own_and_every_arc_is_inside(
    pairs: list[tuple[int, int, int]],
) -> None:
    found = [Tie(str(one), str(other), n) for one, other, n in pairs]
    names = {key: key for tie in found for key in (tie.one, tie.other)}
    for width in (NARROW, WIDE):
        spec = ties(names, found, width)
        nodes, arcs = (table["values"] for table in spec["data"])
        assert len({row["y"] for row in nodes}) == len(nodes) == len(names)
        assert all(float(str(row["out"])) < width * 0.45 for row in arcs)
        assert len(arcs) == len(found)
