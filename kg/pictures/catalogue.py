"""The pictures that the site shows to everybody; each draws a table of the page of figures."""

from __future__ import annotations

from collections.abc import Iterator

from kg.answers.answered import Answers
from kg.answers.parts import BY_REGION, BY_ROLE, BY_STAKEHOLDER_GROUP, BY_STATUS, PARTS_BY_YEAR
from kg.answers.questions import SESSIONS_BY_YEAR, SESSIONS_BY_YEAR_AND_TYPE
from kg.pictures import networks, stated
from kg.pictures.bars import alone, grouped, shared
from kg.pictures.drawing import NARROW, WIDE, Drawing

PICTURES = (
    alone(SESSIONS_BY_YEAR, "session", "sessions"),
    grouped(SESSIONS_BY_YEAR_AND_TYPE, "session", "type", "sessions", SESSIONS_BY_YEAR),
    grouped(BY_STATUS, "part", "status", "parts", PARTS_BY_YEAR),
    grouped(BY_ROLE, "part", "role", "parts", PARTS_BY_YEAR),
    shared(BY_STAKEHOLDER_GROUP, "stakeholder group", "group", "parts", PARTS_BY_YEAR),
    shared(BY_REGION, "region", "region", "parts", PARTS_BY_YEAR),
    stated.MEETINGS,
    stated.SESSIONS,
    networks.ORGANIZATIONS,
    networks.PEOPLE,
)


def drawings(answers: Answers) -> Iterator[Drawing]:
    """All of them, for a desk and for a phone."""
    for picture in PICTURES:
        for width in (WIDE, NARROW):
            yield picture.drawing(answers, width)
