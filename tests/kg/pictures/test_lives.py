"""The timelines of a series and of a person."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from slow_forms import slow_forms
from three_meetings import store

from kg.iris import DEFAULT_BASE
from kg.pictures import lives
from kg.pictures.drawing import NARROW, WIDE
from kg.pictures.rows import words
from kg.pictures.timeline import Entry, timeline

STORE = store()


def life(path: str) -> lives.Life | None:
    iri = f"{DEFAULT_BASE}id/{path}"
    asked = lives.asked(path, iri)
    assert asked is not None
    found = STORE.query(asked.query)
    assert isinstance(found, ox.QuerySolutions)
    return lives.life(path, STORE.labels([iri])[iri], asked, words(found))


def drawn(path: str) -> list[tuple[object, ...]]:
    found = life(path)
    assert found is not None
    (rows,) = [
        t["values"] for t in lives.drawing(found, NARROW).spec["data"] if t["name"] == "rows"
    ]
    return [tuple(row[name] for name in ("year", "text", "note", "shape", "size")) for row in rows]


def test_a_series_is_drawn_with_the_year_that_has_none() -> None:
    assert drawn("series/a") == [
        ("2030", "Opening", "held", "circle", 60),
        ("2031", "none in the graph yet", "", "circle", 0),
        ("2032", "Second", "cancelled", "cross", 60),
    ]


def test_a_person_is_drawn_with_roles_and_what_is_known_of_the_part() -> None:
    assert drawn("person/ada") == [
        ("2030", "Opening", "chair, speaker; took part", "circle", 60),
        ("2031", "none in the graph yet", "", "circle", 0),
        ("2032", "Second", "speaker; withdrawn", "cross", 60),
    ]


def test_what_is_seen_is_said() -> None:
    found = [life(path) for path in ("series/a", "person/ada", "person/bob")]
    assert [lives.sentence(one) for one in found if one is not None] == [
        "Series <A>: 2 sessions in 2 years, the first 2030 and the last 2032; 1 of them was held,"
        " as a document says.",
        "Ada: 2 sessions in 2 years, the first 2030 and the last 2032; 1 of them has this person"
        " taking part, as a document says.",
        "Bob: 2 sessions in 2 years, the first 2030 and the last 2032; 1 of them has this person"
        " taking part, as a document says.",
    ]


def test_one_session_makes_no_timeline() -> None:
    assert life("series/b") is None


@pytest.mark.parametrize("path", ["org/x", "session/s1", "", "series"])
def test_only_a_series_and_a_person_have_one(path: str) -> None:
    asked = lives.asked(path, f"{DEFAULT_BASE}id/{path}")
    assert (asked is not None) == (path == "series")


@pytest.mark.parametrize("path", ["series/a", "person/ada"])
def test_a_timeline_asks_in_no_slow_form(path: str) -> None:
    asked = lives.asked(path, f"{DEFAULT_BASE}id/{path}")
    assert asked is not None
    assert slow_forms(asked.query) == []


def test_a_session_of_no_known_year_is_shown_as_such() -> None:
    spec = timeline([Entry("", "Once", "", "hollow"), Entry("2030", "Then", "", "full")], [], WIDE)
    (rows,) = [t["values"] for t in spec["data"] if t["name"] == "rows"]
    assert [row["year"] for row in rows] == ["?", "2030"]


def test_of_very_many_sessions_the_first_are_drawn_and_that_is_said() -> None:
    many = [
        {"year": "2030", "session": f"s{n:03}", "name": f"S{n}", "status": ""} for n in range(100)
    ]
    asked = lives.asked("series/z", "urn:z")
    assert asked is not None
    found = lives.life("series/z", "Z", asked, many)
    assert found is not None
    (rows,) = [
        t["values"] for t in lives.drawing(found, NARROW).spec["data"] if t["name"] == "rows"
    ]
    assert [row["text"] for row in rows] == [f"S{n}" for n in range(lives.MOST)]
    assert lives.sentence(found).endswith("The first 80 are drawn.")
