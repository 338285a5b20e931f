from __future__ import annotations

import json

import pytest

from server.problems import RequestError
from server.reconciliation.kinds import KINDS, ORGANIZATION, PERSON, SESSION, kind_of
from server.reconciliation.queries import Given, Query, Wanted, batch

EVERY = tuple(KINDS.values())


def one(**asked: object) -> Query:
    return batch(json.dumps({"q0": asked}))["q0"]


def test_a_query_of_openrefine_is_read_as_it_is_sent() -> None:
    assert one(
        query="Jianping  Wu\u200b",
        type="/person",
        type_strict="should",
        limit=5,
        properties=[
            {"pid": "affiliation", "v": {"id": "org/x", "name": "Tsinghua"}},
            {"pid": "year", "v": 2017.0},
            {"pid": "country", "v": ["CN", "China"]},
        ],
    ) == Query(
        text="Jianping Wu",
        kinds=EVERY,
        preferred=(PERSON,),
        limit=5,
        wanted=(
            Wanted("affiliation", (Given("Tsinghua", "org/x"),)),
            Wanted("year", (Given("2017"),)),
            Wanted("country", (Given("CN"), Given("China"))),
        ),
    )


def test_only_a_text_asks_for_everything() -> None:
    assert one(query="x") == Query("x", EVERY, EVERY, 10, ())


@pytest.mark.parametrize(
    ("type_", "strict", "kinds", "preferred"),
    [
        ("person", "any", (PERSON,), (PERSON,)),
        (["session", "person"], "any", (PERSON, SESSION), (PERSON, SESSION)),
        (["organization"], "all", (ORGANIZATION,), (ORGANIZATION,)),
        (["organization", "person"], "all", (), ()),
        (["organization", "planet"], "all", (), ()),
        ("planet", "any", (), ()),
        ("planet", "should", EVERY, EVERY),
        ("", "any", EVERY, EVERY),
        ([], "all", EVERY, EVERY),
    ],
)
def test_a_type_narrows_or_prefers(
    type_: object, strict: str, kinds: object, preferred: object
) -> None:
    query = one(query="x", type=type_, type_strict=strict)
    assert (query.kinds, query.preferred) == (kinds, preferred)


@pytest.mark.parametrize(
    "name", ["person", "/person", "Person", "schema:Person", "https://schema.org/Person"]
)
def test_a_type_goes_by_id_and_by_class(name: str) -> None:
    assert kind_of(name) is PERSON


@pytest.mark.parametrize("name", ["", "persons", "/", "schema:", "id/person"])
def test_what_is_no_type_is_none(name: str) -> None:
    assert kind_of(name) is None


def test_two_columns_for_one_property_are_values_of_it() -> None:
    twice = [{"pid": "year", "v": 2016}, {"pid": "year", "v": [2017, 2016]}]
    assert one(query="x", properties=twice).wanted == (
        Wanted("year", (Given("2016"), Given("2017"))),
    )


def test_without_a_query_the_name_is_taken_from_the_properties() -> None:
    properties = [{"pid": "name", "v": "Jianping Wu"}, {"pid": "year", "v": 2017}]
    query = one(properties=properties)
    assert (query.text, query.wanted) == ("Jianping Wu", (Wanted("year", (Given("2017"),)),))


@pytest.mark.parametrize(("limit", "read"), [(1, 1), (7.0, 7), (100, 100), (10**9, 100)])
def test_a_limit_is_kept_within_bounds(limit: float, read: int) -> None:
    assert one(query="x", limit=limit).limit == read


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "neither query nor properties"),
        ({"query": None, "properties": []}, "neither query nor properties"),
        ({"query": ["x"]}, "neither text nor number"),
        ({"query": "x" * 1001}, "at most 1000"),
        ({"query": "x", "limit": 0}, "no number from 1"),
        ({"query": "x", "limit": True}, "no number from 1"),
        ({"query": "x", "limit": "5"}, "no number from 1"),
        ({"query": "x", "type": {"id": "person"}}, "neither text nor number"),
        ({"query": "x", "type": ["person"] * 21}, "at most 20"),
        ({"query": "x", "type_strict": "must"}, "none of any, should, all"),
        ({"query": "x", "properties": {"pid": "a"}}, "no list"),
        ({"query": "x", "properties": ["a"]}, "no pid"),
        ({"query": "x", "properties": [{"pid": "year"}]}, "no v"),
        ({"query": "x", "properties": [{"pid": "year", "v": None}]}, "neither text nor number"),
        ({"query": "x", "properties": [{"pid": "year", "v": {"name": "x"}}]}, "without id"),
        ({"query": "x", "properties": [{"pid": "year", "v": [1] * 11}]}, "more than 10"),
        ({"query": "x", "properties": [{"pid": "year", "v": 1}] * 11}, "at most 10"),
    ],
)
def test_a_query_that_cannot_be_understood_is_refused_by_its_key(
    asked: dict[str, object], told: str
) -> None:
    with pytest.raises(RequestError, match=told) as refused:
        one(**asked)
    assert refused.value.status == 400
    assert "q0" in refused.value.detail


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        '{"q0": []}',
        '{"q0": {"query": "x", "limit": NaN}}',
        '{"q0": ' + "[" * 100_000,
        '{"q0": {"query": ' + "9" * 5000 + "}}",
        json.dumps({f"q{n}": {"query": "x"} for n in range(51)}),
    ],
)
def test_a_batch_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        batch(text)
    assert refused.value.status == 400


def test_as_many_queries_as_are_allowed_are_read() -> None:
    assert len(batch(json.dumps({f"q{n}": {"query": "x"} for n in range(50)}))) == 50
    assert batch("{}") == {}
