"""A programme is narrowed by what sessions have, and each choice says how many it would show."""

from __future__ import annotations

import pytest
from listed import WORKSHOP, XII, bare, listed

from kg.publish.entry import Named
from server.problems import RequestError
from server.programme.facets import Choice, chosen, facets, narrowed

FORUM = Named("https://w3id.org/igf-kg/voc/session-type/open-forum", "open forum")
ENTRIES = (
    listed("2017/ws15"),
    listed("2017/of48", kind=FORUM, themes=(), organizations=()),
    bare("2017/ws85", kind=WORKSHOP),
)


def shown(**asked: str) -> list[str]:
    found = narrowed(ENTRIES, chosen({name: value.split(" ") for name, value in asked.items()}))
    return [entry.key.removeprefix("2017/") for entry in found]


def choices(name: str, **asked: str) -> list[tuple[str, int, bool]]:
    found = facets(ENTRIES, chosen({one: value.split(" ") for one, value in asked.items()}))
    (facet,) = (facet for facet in found if facet.name == name)
    return [(choice.value, choice.count, choice.chosen) for choice in facet.choices]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["ws15", "of48", "ws85"]),
        ({"type": "workshop"}, ["ws15", "ws85"]),
        ({"type": "workshop open-forum"}, ["ws15", "of48", "ws85"]),
        ({"type": "workshop", "room": "room-xii-a"}, ["ws15"]),
        ({"day": "2017-12-21"}, ["ws15", "of48"]),
        ({"day": "not-stated"}, ["ws85"]),
        ({"theme": "access"}, ["ws15"]),
        ({"theme": "cybersecurity"}, ["ws15", "of48"]),
        ({"org": "o1"}, ["ws15"]),
        ({"org": "not-stated", "room": "room-xii-a"}, ["of48"]),
        ({"room": "cellar"}, []),
    ],
)
def test_choices_of_one_question_widen_and_of_two_narrow(
    asked: dict[str, str], expected: list[str]
) -> None:
    assert shown(**asked) == expected


def test_a_choice_says_how_many_it_would_show_beside_the_other_questions() -> None:
    assert choices("type") == [("open-forum", 1, False), ("workshop", 2, False)]
    assert choices("type", type="workshop") == [("open-forum", 1, False), ("workshop", 2, True)]
    assert choices("type", org="o1") == [("open-forum", 0, False), ("workshop", 1, False)]
    assert choices("room", type="workshop") == [("room-xii-a", 1, False), ("not-stated", 1, False)]


def test_every_count_is_what_the_choice_shows_by_itself() -> None:
    for facet in facets(ENTRIES, chosen({})):
        counts = {choice.value: choice.count for choice in facet.choices}
        assert counts == {value: len(shown(**{facet.name: value})) for value in counts}


def test_days_stand_in_their_order_and_names_in_theirs() -> None:
    (days, kinds, _, _, rooms) = facets(ENTRIES, chosen({}))
    assert days.choices == (
        Choice("2017-12-21", "Thursday 21 December 2017", 2, chosen=False),
        Choice("not-stated", "Not stated", 1, chosen=False),
    )
    assert [choice.label for choice in kinds.choices] == ["Open forum", "Workshop"]
    assert [choice.label for choice in rooms.choices] == [XII.name, "Not stated"]


def test_a_name_keeps_its_small_letters() -> None:
    eco = Named("http://127.0.0.1:8000/id/org/o3", "eco")
    found = facets([listed(organizations=(eco,))], chosen({}))
    (bodies,) = (facet for facet in found if facet.name == "org")
    assert [choice.label for choice in bodies.choices] == ["eco"]


def test_what_no_session_has_is_told() -> None:
    found = facets(ENTRIES, chosen({"room": ["cellar", "room-xii-a"]}))
    assert {facet.name: facet.unknown for facet in found if facet.unknown} == {"room": ("cellar",)}


@pytest.mark.parametrize("values", [["x" * 101], [str(number) for number in range(41)]])
def test_what_is_too_much_is_refused(values: list[str]) -> None:
    with pytest.raises(RequestError, match="can be given for org") as fault:
        chosen({"org": values})
    assert fault.value.status == 400


def test_an_empty_field_of_the_form_asks_for_nothing() -> None:
    assert set(chosen({"type": [""]}).values()) == {frozenset()}
