from __future__ import annotations

from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kg.iris import DEFAULT_BASE

PAGE = {"Accept": "text/html"}
VOCABULARY = f"{DEFAULT_BASE}graph/vocabulary"


def asked(client: FlaskClient, query: str, **more: str) -> TestResponse:
    return client.get(f"/sparql?{urlencode({'query': query, **more})}", headers=PAGE)


def test_a_reader_whose_query_is_wrong_gets_it_back_with_what_is_wrong(client: FlaskClient) -> None:
    response = asked(client, "ASK { ?s foo ?o }")
    assert (response.status_code, response.mimetype) == (400, "text/html")
    assert "Line 1, column 10: foo may not stand here" in response.text
    assert ">ASK { ?s foo ?o }</textarea>" in response.text


def test_a_query_comes_back_as_text_whatever_is_in_it(client: FlaskClient) -> None:
    response = asked(client, "</textarea><script>alert(1)</script>")
    assert "<script>alert" not in response.text
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in response.text


@pytest.mark.parametrize("accept", ["", "*/*", "application/json", "application/problem+json"])
def test_a_program_gets_a_problem_document_as_ever(client: FlaskClient, accept: str) -> None:
    response = client.get("/sparql?query=nonsense", headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_a_method_that_is_not_taken_is_told_in_its_header_too(client: FlaskClient) -> None:
    response = client.open("/sparql?query=ASK%7B%7D", method="DELETE", headers=PAGE)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_graphs_of_the_address_stay_in_the_form_and_in_the_downloads(client: FlaskClient) -> None:
    response = asked(client, "ASK {}", **{"default-graph-uri": VOCABULARY})
    field = f'<input type="hidden" name="default-graph-uri" value="{VOCABULARY}">'
    assert field in response.text
    assert "default-graph-uri=http%3A//127.0.0.1%3A8000/graph/vocabulary" in response.text


def test_only_the_empty_form_is_for_search_engines(client: FlaskClient) -> None:
    canonical = f'<link rel="canonical" href="{DEFAULT_BASE}sparql">'
    form, answer = client.get("/sparql", headers=PAGE).text, asked(client, "ASK {}").text
    assert (canonical in form, canonical in answer) == (True, True)
    assert ("noindex" in form, "noindex" in answer) == (False, True)


def test_the_form_lists_examples_and_prefixes(client: FlaskClient) -> None:
    text = client.get("/sparql", headers=PAGE).text
    assert 'data-example="01-speakers"' in text
    assert "<dt><code>schema:</code></dt><dd><code>https://schema.org/</code></dd>" in text


def test_below_a_path_every_address_of_the_form_is_below_it(client: FlaskClient) -> None:
    there = client.get("/sparql?query=ASK%7B%7D", headers=PAGE, base_url="http://here/igf").text
    form = there.partition("<form action=")[2].partition(">")[0]
    assert form.startswith('"/igf/sparql"')
    assert 'data-root="/igf" data-terms="/igf/terms.json"' in form
    assert 'href="/igf/sparql?format=csv&amp;query=' in there
