"""Validators and what depends on Accept: RFC 9110, 8.8 and 12.5.5."""

from __future__ import annotations

import pytest
from conformance.protocol.sample import ASK, VALUES, WHERE, default_graphs, encoded
from raw_http import Reply, ask, post, send

QUERY = encoded(WHERE)
FORMS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv")


def got(sample: str, query: str = QUERY, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return send(sample, query=query, headers=named)


def test_the_same_question_has_the_same_tag(sample: str) -> None:
    tags = {got(sample).header("ETag") for _ in range(3)}
    assert len(tags) == 1
    assert next(iter(tags)).removeprefix("W/").startswith('"')


def test_each_form_has_a_tag_of_its_own(sample: str) -> None:
    tags = [got(sample, Accept=form).header("ETag") for form in FORMS]
    assert all(tags)
    assert len(set(tags)) == len(FORMS)


def test_other_answers_have_other_tags(sample: str) -> None:
    tags = {got(sample, query).header("ETag") for query in (QUERY, encoded(ASK))}
    tags.add(got(sample, f"{QUERY}&{default_graphs(VALUES)}").header("ETag"))
    assert len(tags) == 3


@pytest.mark.parametrize("shape", ["{}", "W/{}", '"other", {}', "*", '"other" , W/{} '])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_has_the_answer_is_told_so_and_no_more(sample: str, shape: str, method: str) -> None:
    first = got(sample)
    tag = first.header("ETag").removeprefix("W/")
    headers = {"If-None-Match": shape.format(tag)}
    reply = send(sample, method, query=QUERY, headers=headers)
    assert (reply.status, reply.body) == (304, b"")
    assert reply.header("ETag").removeprefix("W/") == tag
    assert "accept" in reply.listed("Vary")
    assert reply.header("Access-Control-Allow-Origin") == "*"


@pytest.mark.parametrize("tag", ['"other"', 'W/"other"', "other", '"'])
def test_who_has_another_answer_gets_this_one(sample: str, tag: str) -> None:
    reply = got(sample, If_None_Match=tag)
    assert (reply.status, reply.body) == (200, got(sample).body)


def test_a_tag_of_one_form_is_none_of_another(sample: str) -> None:
    tag = got(sample, Accept="text/csv").header("ETag")
    reply = got(sample, Accept="application/sparql-results+json", If_None_Match=tag)
    assert reply.status == 200


def test_a_post_is_answered_whatever_its_asker_has(sample: str) -> None:
    headers = {"Content-Type": "application/sparql-query", "If-None-Match": "*"}
    assert send(sample, "POST", headers=headers, body=WHERE.encode()).status == 200
    assert post(sample, WHERE).status == 200


def test_an_error_has_no_tag(sample: str) -> None:
    for reply in (
        ask(sample, "ASK {"),
        ask(sample, ASK, "image/png"),
        got(sample, encoded("ASK {"), If_None_Match="*"),
    ):
        assert reply.status >= 400
        assert "ETag" not in reply.headers


@pytest.mark.parametrize("accept", [None, "*/*", "text/turtle", "text/html"])
def test_without_a_query_there_is_a_tag_too(sample: str, accept: str | None) -> None:
    headers = {} if accept is None else {"Accept": accept}
    first = send(sample, headers=headers)
    assert first.status == 200
    again = send(sample, headers={**headers, "If-None-Match": first.header("ETag")})
    assert (again.status, again.body) == (304, b"")
