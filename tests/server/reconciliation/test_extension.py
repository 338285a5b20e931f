from __future__ import annotations

import json

import pytest

from server.problems import RequestError
from server.reconciliation.extension import extended, proposed
from server.reconciliation.index import Index
from server.reconciliation.kinds import SERIES
from server.reconciliation.properties import PROPERTIES, TABLE


def extend(index: Index, ids: list[str], *properties: object) -> dict[str, object]:
    told = [{"id": p} if isinstance(p, str) else p for p in properties]
    return extended(json.dumps({"ids": ids, "properties": told}), index)


def test_each_kind_of_value_is_written_as_the_api_has_it(stored: Index) -> None:
    asked = ("name", "year", "meeting", "affiliation", "session", "stakeholder-group", "start")
    assert extend(stored, ["person/p7k3m9", "session/2017/ws15"], *asked) == {
        "meta": [
            {"id": "name", "name": "name"},
            {"id": "year", "name": "year"},
            {"id": "meeting", "name": "meeting"},
            {
                "id": "affiliation",
                "name": "affiliation",
                "type": {"id": "organization", "name": "Organisation"},
            },
            {
                "id": "session",
                "name": "session",
                "type": {"id": "session", "name": "Session"},
            },
            {"id": "stakeholder-group", "name": "stakeholder group"},
            {"id": "start", "name": "start"},
        ],
        "rows": {
            "person/p7k3m9": {
                "name": [{"str": "Wan S. Yi"}],
                "year": [{"int": 2017}],
                "meeting": [{"id": "meeting/2017", "name": "Internet Governance Forum 2017"}],
                "affiliation": [{"id": "org/o9ki", "name": "Korea Internet & Security Agency"}],
                "session": [
                    {
                        "id": "session/2017/ws15",
                        "name": "Multistakeholder Collaborations in Cybersecurity Response",
                    }
                ],
                "stakeholder-group": [{"str": "government"}],
                "start": [],
            },
            "session/2017/ws15": {
                "name": [{"str": "Multistakeholder Collaborations in Cybersecurity Response"}],
                "year": [{"int": 2017}],
                "meeting": [{"id": "meeting/2017", "name": "Internet Governance Forum 2017"}],
                "affiliation": [],
                "session": [],
                "stakeholder-group": [],
                "start": [{"date": "2017-12-21T09:00:00+01:00"}],
            },
        },
    }


def test_a_day_without_a_time_is_text(stored: Index) -> None:
    told = extend(stored, ["session/2017/dc-civ"], "start", "end")["rows"]
    assert told == {"session/2017/dc-civ": {"start": [{"str": "2017-12-19"}], "end": []}}


def test_a_merged_id_has_the_values_of_the_one_that_stays_under_its_own_key(stored: Index) -> None:
    assert extend(stored, ["person/pgone1"], "name")["rows"] == {
        "person/pgone1": {"name": [{"str": "Wan S. Yi"}]}
    }


def test_an_unknown_id_has_an_empty_row(stored: Index) -> None:
    ids = ["person/nobody", "", "../../x", "\ud800", "graph/curated"]
    assert extend(stored, ids, "name", "year")["rows"] == {
        each: {"name": [], "year": []} for each in ids
    }


@pytest.mark.parametrize(
    ("limit", "years"),
    [(1, [2016]), ("1", [2016]), (2.0, [2016, 2017]), (0, [2016, 2017]), ("", [2016, 2017])],
)
def test_a_limit_is_kept_and_nought_sets_none(
    index: Index, limit: object, years: list[int]
) -> None:
    asked = {"id": "year", "settings": {"limit": limit, "unheard-of": True}}
    assert extend(index, ["series/access"], asked)["rows"] == {
        "series/access": {"year": [{"int": year} for year in years]}
    }


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "lacks ids or properties"),
        ({"ids": []}, "lacks ids or properties"),
        ({"ids": "x", "properties": []}, "no list"),
        ({"ids": [1], "properties": []}, "no text"),
        ({"ids": ["x" * 1001], "properties": []}, "at most 1000"),
        ({"ids": ["x"] * 501, "properties": []}, "at most 500"),
        ({"ids": [], "properties": [{"id": "name"}] * 51}, "at most 50"),
        ({"ids": [], "properties": ["name"]}, "no id"),
        ({"ids": [], "properties": [{"id": "gender"}]}, "no property 'gender'"),
        ({"ids": [], "properties": [{"id": "name", "settings": []}]}, "no object"),
        ({"ids": [], "properties": [{"id": "name", "settings": {"limit": -1}}]}, "whole number"),
        ({"ids": [], "properties": [{"id": "name", "settings": {"limit": "x"}}]}, "whole number"),
        ({"ids": [], "properties": [{"id": "name", "settings": {"limit": 1.5}}]}, "whole number"),
        ({"ids": [], "properties": [{"id": "name", "settings": {"limit": [1]}}]}, "neither"),
    ],
)
def test_an_extension_that_cannot_be_understood_is_refused(
    index: Index, asked: object, told: str
) -> None:
    with pytest.raises(RequestError, match=told) as refused:
        extended(json.dumps(asked), index)
    assert refused.value.status == 400


def test_the_properties_of_a_type_are_proposed() -> None:
    assert proposed(SERIES, "series", 3) == {
        "properties": [
            {"id": known.id, "name": known.name, "description": known.description}
            for known in (PROPERTIES["name"], PROPERTIES["also-known-as"], PROPERTIES["year"])
        ],
        "type": "series",
        "limit": 3,
    }
    every = proposed(None, "", None)
    assert [*every] == ["properties"]
    assert every["properties"] == [
        {"id": known.id, "name": known.name, "description": known.description} for known in TABLE
    ]
