"""From a meeting or a session one step back and one ahead in the years."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.pages.neighbours import Neighbour, neighbours
from server.pages.values import Lens, Value

YEARS = Path(__file__).parent / "years.trig"


def named(text: str, path: str) -> Value:
    return Value(text, f"/doc/{path}")


A, B = named("A", "session/a"), named("B", "session/b")
C, D = named("C", "session/c"), named("D", "session/d")


@pytest.fixture
def years() -> Lens:
    quads = ox.serialize(ox.parse(path=YEARS), format=ox.RdfFormat.N_QUADS)
    assert quads is not None
    return Lens(EmbeddedStore.of(quads, DEFAULT_BASE), "")


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("meeting/2031", [("next", named("Forum 2032", "meeting/2032"), "", "Forum")]),
        (
            "meeting/2032",
            [
                ("prev", named("Forum 2031", "meeting/2031"), "", "Forum"),
                ("next", named("Forum 2034", "meeting/2034"), "", "Forum"),
            ],
        ),
        # The nearest years that are known, with all that the series has there.
        (
            "session/b",
            [
                ("prev", A, "F31", "continued here"),
                ("next", C, "F34", "Harbours"),
                ("next", D, "F34", "Harbours"),
            ],
        ),
        ("session/c", [("prev", B, "F32", "Harbours")]),
        ("session/e", []),
        ("series/s", []),
    ],
)
def test_the_steps_are_to_the_nearest_years(
    years: Lens, path: str, steps: list[tuple[str, Value, str, str]]
) -> None:
    found = neighbours(years, f"{DEFAULT_BASE}id/{path}")
    assert [(n.way, n.what, n.when, n.why) for n in found] == steps


def test_a_session_that_is_continued_is_told_once(years: Lens) -> None:
    assert neighbours(years, f"{DEFAULT_BASE}id/session/a") == (
        Neighbour("next", B, "F32", "continues this"),
    )
