"""A match that is not certain is never marked as one."""

from __future__ import annotations

import json

import pytest

from server.reconciliation.index import Index
from server.reconciliation.queries import batch
from server.reconciliation.scoring import candidates

SEOUL = {"pid": "affiliation", "v": "Korea Internet & Security Agency"}


def matched(index: Index, query: str | None, *properties: dict[str, object]) -> list[str]:
    asked = {"query": query, "properties": list(properties), "limit": 100}
    found = candidates(batch(json.dumps({"q": asked}))["q"], index)
    return [candidate.entry.id for candidate in found if candidate.match]


def prop(pid: str, value: object) -> dict[str, object]:
    return {"pid": pid, "v": value}


@pytest.mark.parametrize(
    ("query", "properties", "entity"),
    [
        ("Jung Hee Kim", [SEOUL], "person/kim-1"),
        ("Kim, Jung Hee", [SEOUL, prop("year", 2017)], "person/kim-1"),
        ("Jianping Wu", [prop("affiliation", {"id": "org/tsinghua"})], "person/wu"),
        ("Ana Souza", [prop("affiliation", "Rainbow Lab")], "person/silent"),
        ("Microsoft Corporation", [], "org/microsoft"),
        ("Korea Internet & Security Agency", [], "org/kisa"),
        ("CNCERT", [prop("person", "Jianping Wu")], "org/cncert"),
        ("First", [prop("person", "Jianping Wu")], "org/first"),
        ("Collaborations in Cybersecurity Response", [], "session/2017/ws15"),
        ("WS15", [prop("year", "2017")], "session/2017/ws15"),
        ("IGF 2016 WS15", [], "session/2016/ws15"),
        (None, [prop("code", "WS 15"), prop("year", 2016)], "session/2016/ws15"),
        ("Opening ceremony", [prop("year", 2016)], "session/2016/opening"),
        ("Accessibility and Disability", [], "series/access"),
    ],
)
def test_what_is_certain_is_a_match(
    index: Index, query: str | None, properties: list[dict[str, object]], entity: str
) -> None:
    assert matched(index, query, *properties) == [entity]


@pytest.mark.parametrize(
    ("query", "properties", "why"),
    [
        ("Jianping Wu", [], "a person's name alone may be another's"),
        ("Jianping Wu", [prop("country", "China")], "a country has many of one name"),
        ("Jung Hee Kim", [prop("year", 2017)], "and so has a year"),
        ("Jianping Xu", [prop("affiliation", "Tsinghua University")], "another name"),
        ("Jung Hee Kim", [SEOUL, prop("year", 2012)], "the year differs"),
        ("Jung Hee Kim", [prop("affiliation", "Microsoft")], "the affiliation differs"),
        ("Tom Brown", [prop("affiliation", "Government")], "that affiliation says too little"),
        ("John Smith", [prop("affiliation", "Microsoft")], "there are two of the name"),
        ("Jong Hyuk Ro", [prop("affiliation", "Microsoft")], "and two but for the order"),
        ("J. Kim", [SEOUL], "an initial is no name"),
        ("Madonna", [SEOUL], "nor is a single word"),
        ("KISA", [], "two bodies have the acronym"),
        ("CNCERT", [], "another body may have the acronym"),
        ("cncert", [], "however it is written"),
        ("First", [], "a short word is many things"),
        ("Japan", [prop("person", "Jianping Wu")], "a country is no body"),
        ("Government", [], "every country has one"),
        ("Ministry of Communications", [], "and one of these"),
        ("Microsoft Koera", [], "a slip"),
        ("Korea Internat Security Agency", [], "a spelling by mistake"),
        ("WS15", [], "each year has a WS15"),
        ("WS15", [prop("year", 2013)], "that year has none"),
        ("IGF 2017 WS15", [prop("year", 2016)], "two years"),
        ("Opening Ceremony", [], "each year has one"),
        ("Dynamic Coalition on Accessibility and Disability", [], "it meets each year"),
        ("Collaborations in Cybersecurity Response", [prop("year", 2016)], "another year"),
        (
            "Youth and the Future of Work",
            [prop("code", "WS15"), prop("year", 2017)],
            "the title is quite another",
        ),
        (None, [prop("code", "WS15")], "each year has a WS15"),
        (None, [SEOUL], "nobody is named"),
    ],
)
def test_what_is_not_certain_is_no_match(
    index: Index, query: str | None, properties: list[dict[str, object]], why: str
) -> None:
    assert matched(index, query, *properties) == [], why


def test_what_is_of_another_type_than_the_preferred_is_no_match(index: Index) -> None:
    asked = {"query": "Microsoft", "type": "session", "type_strict": "should"}
    found = candidates(batch(json.dumps({"q": asked}))["q"], index)
    assert [(c.entry.id, c.match) for c in found][:1] == [("org/microsoft", False)]
