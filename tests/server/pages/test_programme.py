"""Events stand in the order of time: day by day in one meeting, meeting by meeting across them."""

from __future__ import annotations

import pytest

from kg.iris import DEFAULT_BASE
from kg.namespaces import VOCABULARY
from server.pages.programme import slots
from server.pages.rooms import Hosted, Room, hosted, rooms
from server.pages.subjects import Subject, subjects
from server.pages.values import Lens, Value

CIV = 'Core Internet Values </script><b>&amp;" \u2028'
WS15 = "Multistakeholder Collaborations in Cybersecurity Response"
TAG = f"{VOCABULARY}tag/2017/cybersecurity"


@pytest.mark.parametrize(
    ("iri", "lines"),
    [
        (
            f"{DEFAULT_BASE}id/meeting/2017",
            [
                ("Tuesday 19 December 2017", "", CIV),
                ("Thursday 21 December 2017", "09:00", WS15),
            ],
        ),
        (
            f"{DEFAULT_BASE}id/place/2017/room-xii-a",
            [("Thursday 21 December 2017", "09:00", WS15)],
        ),
        # The meeting that was there is told apart from what met in its rooms.
        (f"{DEFAULT_BASE}id/place/2017/unog", []),
        (TAG, [("IGF 2017", "09:00", WS15)]),
        (f"{VOCABULARY}session-type/workshop", [("IGF 2017", "09:00", WS15)]),
        (
            f"{DEFAULT_BASE}id/forum/igf",
            [
                ("", "", "Internet Governance Forum 2017"),
                ("", "", "Internet Governance Forum 2020"),
            ],
        ),
        (f"{DEFAULT_BASE}id/person/p7k3m9", []),
    ],
)
def test_events_are_grouped_and_in_order(
    lens: Lens, iri: str, lines: list[tuple[str, str, str]]
) -> None:
    found = slots(lens, iri)
    assert [(one.group.text, one.clock, one.name.text) for one in found.rows] == lines
    assert found.total == len(lines)


def test_a_building_has_its_rooms_and_the_meetings_that_were_there(lens: Lens) -> None:
    unog = f"{DEFAULT_BASE}id/place/2017/unog"
    assert rooms(lens, unog).rows == (Room(Value("Room XII - A", "/doc/place/2017/room-xii-a"), 1),)
    meeting = Value("Internet Governance Forum 2017", "/doc/meeting/2017")
    assert hosted(lens, unog) == (Hosted(meeting, "18 to 21 December 2017"),)


def test_a_scheme_has_its_concepts_with_the_sessions_of_each(lens: Lens) -> None:
    assert subjects(lens, f"{VOCABULARY}tag/2017") == (
        Subject(Value("Cybersecurity", "/voc/tag/2017/cybersecurity"), 1),
    )
    assert subjects(lens, TAG) == ()
