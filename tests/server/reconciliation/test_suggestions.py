from __future__ import annotations

import pytest

from server.problems import RequestError
from server.reconciliation.index import Index
from server.reconciliation.suggestions import (
    suggested_entities,
    suggested_properties,
    suggested_types,
)


def entities(index: Index, **asked: str) -> list[str]:
    found = suggested_entities(asked, index)["result"]
    assert isinstance(found, list)
    return [each["id"] for each in found]


def test_a_suggestion_tells_what_tells_namesakes_apart(stored: Index) -> None:
    assert suggested_entities({"prefix": "wan"}, stored) == {
        "result": [
            {
                "id": "person/p7k3m9",
                "name": "Wan S. Yi",
                "description": "Person; Korea Internet & Security Agency; IGF 2017; Wan W. Yi",
                "notable": [{"id": "person", "name": "Person"}],
            }
        ]
    }


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"prefix": "micro"}, ["org/microsoft", "org/microsoft-korea"]),
        ({"prefix": "kor micr"}, ["org/microsoft-korea"]),
        ({"prefix": "Jung H", "type": "person"}, ["person/kim-1", "person/kim-2"]),
        ({"prefix": "jung hoon"}, ["person/kim-2"]),
        ({"prefix": "ws15"}, ["session/2017/ws15", "session/2016/ws15"]),
        ({"prefix": "access", "type": "series"}, ["series/access"]),
        ({"prefix": "access", "type": "series,session"}, ["session/2016/dc", "series/access"]),
        ({"prefix": "access", "type": "planet"}, []),
        ({"prefix": "zzz"}, []),
        ({"prefix": ""}, []),
        ({}, []),
        ({"prefix": "micro", "cursor": "1"}, ["org/microsoft-korea"]),
        ({"prefix": "micro", "cursor": "9"}, []),
        ({"prefix": "micro", "limit": "1"}, ["org/microsoft"]),
    ],
)
def test_the_beginnings_of_words_find_entities(
    index: Index, asked: dict[str, str], ids: list[str]
) -> None:
    assert entities(index, **asked) == ids


@pytest.mark.parametrize(
    "asked",
    [
        {"prefix": "x", "cursor": "-1"},
        {"prefix": "x", "cursor": "x"},
        {"prefix": "x", "limit": "1e9"},
        {"prefix": "x" * 1001},
    ],
)
def test_what_cannot_be_understood_is_refused(index: Index, asked: dict[str, str]) -> None:
    for suggest in (suggested_types, suggested_properties):
        with pytest.raises(RequestError) as refused:
            suggest(asked)
        assert refused.value.status == 400
    with pytest.raises(RequestError):
        suggested_entities(asked, index)


@pytest.mark.parametrize(
    ("prefix", "ids"),
    [
        ("", ["person", "organization", "session", "series"]),
        ("Se", ["session", "series"]),
        ("organis", ["organization"]),
        ("planet", []),
    ],
)
def test_types_are_suggested(prefix: str, ids: list[str]) -> None:
    found = suggested_types({"prefix": prefix})["result"]
    assert isinstance(found, list)
    assert [each["id"] for each in found] == ids


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"prefix": "affil"}, ["affiliation", "affiliation-as-stated"]),
        ({"prefix": "known"}, ["also-known-as"]),
        ({"prefix": "s", "type": "series"}, ["session"]),
        ({"prefix": "gender"}, []),
    ],
)
def test_properties_are_suggested(asked: dict[str, str], ids: list[str]) -> None:
    found = suggested_properties(asked)["result"]
    assert isinstance(found, list)
    assert [each["id"] for each in found] == ids
