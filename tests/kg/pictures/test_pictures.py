"""What the pictures draw and say, as a whole, on a graph that can be counted by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from three_meetings import answers

from kg.answers import answered
from kg.answers.answered import Answers
from kg.answers.parts import BY_REGION, BY_STAKEHOLDER_GROUP, BY_STATUS, PARTS_BY_YEAR
from kg.answers.question import Question
from kg.answers.questions import SESSIONS_BY_YEAR, SESSIONS_BY_YEAR_AND_TYPE, TABLES
from kg.pictures.catalogue import PICTURES
from kg.pictures.drawing import NARROW, Drawing
from kg.pictures.rows import rows
from kg.pictures.spec import Row
from kg.pictures.years import by_year

HERE = answers()


@pytest.fixture(scope="module")
def of_build(built: Path) -> Answers:
    file = built / "current" / answered.FILE
    return answered.read(file.read_text("utf-8"), str(file))


def drawn(key: str, told: Answers = HERE) -> Drawing:
    (found,) = [picture for picture in PICTURES if picture.key == key]
    return found.drawing(told, NARROW)


def table(drawing: Drawing, name: str) -> list[Row]:
    (found,) = [one["values"] for one in drawing.spec["data"] if one["name"] == name]
    return [dict(row) for row in found]


def bars(drawing: Drawing, panel: int) -> dict[object, tuple[object, object]]:
    found = table(drawing, f"bars-{panel}")
    return {row["year"]: (row["height"], row["text"]) for row in found}


def test_every_picture_draws_a_table_that_is_shown() -> None:
    assert {picture.asked for picture in PICTURES} <= set(TABLES)
    assert len({picture.key for picture in PICTURES}) == len(PICTURES)


def test_a_year_without_sessions_is_a_gap_and_no_zero() -> None:
    drawing = drawn("sessions-by-year")
    assert [row["year"] for row in table(drawing, "years")] == ["2030", "2031", "2032"]
    assert table(drawing, "gaps") == [{"year": "2031"}]
    assert bars(drawing, 0) == {"2030": (1, "1"), "2032": (2, "2")}


def test_sessions_are_drawn_by_type_and_what_is_not_stated_comes_last() -> None:
    drawing = drawn("sessions-by-year-and-type")
    assert [bars(drawing, number) for number in range(3)] == [
        {"2030": (1, "1"), "2032": (2, "2")},
        {"2030": (1, "1"), "2032": (1, "1")},
        {"2030": (0, "0"), "2032": (1, "1")},
    ]
    assert drawing.said == (
        "3 sessions in 2 of 3 annual meetings, most of them in 2032 (2); the only one is"
        " workshop 2; not stated: 1."
    )


def test_a_scale_begins_at_zero_and_is_one_for_all_panels() -> None:
    for picture in PICTURES:
        for scale in picture.drawing(HERE, NARROW).spec["scales"]:
            if scale["type"] == "linear":
                assert scale["domain"][0] == 0


def test_groups_are_shares_of_their_year_and_not_stated_is_the_first_of_them() -> None:
    drawing = drawn("parts-by-year-and-stakeholder-group")
    assert [bars(drawing, number) for number in range(2)] == [
        {"2030": (0.5, "1"), "2032": (1.0, "3")},
        {"2030": (0.5, "1"), "2032": (0.0, "0")},
    ]
    assert drawing.said == (
        "For 4 of 5 parts (80 %) no document states a stakeholder group; the only one is"
        " government 1."
    )


def test_what_no_document_states_of_anything_is_drawn_whole() -> None:
    drawing = drawn("parts-by-year-and-region")
    assert bars(drawing, 0) == {"2030": (1.0, "2"), "2032": (1.0, "3")}
    assert drawing.said == "For 5 of 5 parts (100 %) no document states a region."


def test_a_lower_bound_is_an_open_end_and_a_rough_number_is_dashed() -> None:
    found = table(drawn("participants-of-meetings"), "rows")
    assert [(row["heading"], row["text"], row["number"]) for row in found] == [
        ("2030", "over 100", 100),
        ("2031", "no document here says it", 0),
        ("2032", "about 200 (online participants)", 200),
    ]
    assert [(row["arrow"] != 0, row["dashed"], row["thick"]) for row in found] == [
        (True, False, 9),
        (False, False, 0),
        (False, True, 9),
    ]


def test_sessions_that_say_nothing_of_who_was_there_are_counted() -> None:
    drawing = drawn("head-counts-of-sessions")
    assert drawing.said == (
        "For 1 of 3 sessions a document has a head count, and for 1 one of the women present; on 2"
        " no document here says anything."
    )
    assert [(row["text"], row["number"], row["arrow"] != 0) for row in table(drawing, "rows")] == [
        ("Opening", 0, False),
        ("participants present: 40", 40, False),
        ("women present: 15+", 15, True),
    ]


def test_two_that_share_sessions_are_joined_by_an_arc_with_the_number() -> None:
    for key, both in (
        ("organizations-together", ["Body X", "Body Y"]),
        ("co-speakers", ["Ada", "Bob"]),
    ):
        drawing = drawn(key)
        assert sorted(str(row["name"]) for row in table(drawing, "nodes")) == both
        assert [row["sessions"] for row in table(drawing, "arcs")] == [2]
        assert f"at most 2 ({both[0]} and {both[1]})" in drawing.said


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.key)
def test_numbers_in_a_picture_of_a_build_are_those_of_its_table(
    picture: object, of_build: Answers
) -> None:
    (found,) = [one for one in PICTURES if one is picture]
    drawing = found.drawing(of_build, NARROW)
    told = rows(of_build, found.asked)
    numbers = {"parts", "sessions", "number", "atLeast"} & told[0].keys()
    allowed = {f"{int(row[name]):,}" for row in told for name in numbers if row[name]} | {"0"}
    whole = {row[n] for row in rows(of_build, PARTS_BY_YEAR) for n in ("parts",)}
    whole |= {row["sessions"] for row in rows(of_build, SESSIONS_BY_YEAR)}
    for one in drawing.spec["data"]:
        for row in one["values"]:
            if "height" in row:
                assert row["text"] in allowed | whole
            if row.get("number"):
                assert f"{row['number']:,}" in allowed
            if "sessions" in row:
                assert f"{row['sessions']:,}" in allowed


@pytest.mark.parametrize(
    ("asked", "group", "number", "whole"),
    [
        (SESSIONS_BY_YEAR_AND_TYPE, "type", "sessions", SESSIONS_BY_YEAR),
        (BY_STATUS, "status", "parts", PARTS_BY_YEAR),
        (BY_STAKEHOLDER_GROUP, "group", "parts", PARTS_BY_YEAR),
        (BY_REGION, "region", "parts", PARTS_BY_YEAR),
    ],
    ids=lambda told: told.key if isinstance(told, Question) else "",
)
def test_the_groups_of_every_year_add_up_to_all_of_it(
    asked: Question, group: str, number: str, whole: Question, of_build: Answers
) -> None:
    found = by_year(of_build, asked, group, number, whole)
    sums: dict[str, int] = defaultdict(int)
    for counts in found.groups.values():
        for year, count in counts.items():
            sums[year] += count
    assert dict(sums) == {year: count for year, count in found.whole.items() if count}
    assert found.total > 100


def test_nothing_is_said_of_the_gender_of_a_person() -> None:
    asked: Mapping[str, str] = {picture.key: picture.asked.query for picture in PICTURES}
    assert not [key for key, query in asked.items() if "gender" in query.lower()]
    # Women are counted where a document counts them, of a session, and joined to no person.
    counts = asked["head-counts-of-sessions"]
    assert "igf:participant" not in counts
    assert "schema:Person" not in counts
