"""What an error says, and in which form: RFC 9457, or a page for people."""

from __future__ import annotations

import re

import pytest
from conformance.protocol.sample import encoded
from raw_http import PROBLEM, ask, post, send

# Where no reader can doubt which word is wrong: the query, its line, and where that word begins.
# The engine says how far it looked, which may be behind the word but not before it.
PLACED = {
    "another service": ("ASK {\n  SERVICE <urn:x> {}\n}", 2, 3),
    "an unknown graph": ("ASK\nFROM <urn:unknown> {}", 2, 1),
    "an unknown graph on a later line": ("SELECT *\n\n\tFROM NAMED <urn:unknown> {}", 3, 2),
    "an update": ("# first\n DROP ALL", 2, 2),
    "after a character beyond the first plane": ("ASK { ?s ?p '👩' SERVICE <urn:x> {} }", 1, 17),
    "after carriage returns": ("ASK {\r\n  ?s ?p %\r\n}", 2, 9),
    "a bracket that nobody opened": ("ASK { ?s ?p ]", 1, 13),
    "an object that is missing": ("SELECT * {\n ?s ?p }", 2, 8),
    "the end": ("ASK {\n ?s ?p ?o", 2, 8),
    "a word that is none": ("ASK\n  nonsense {}", 2, 3),
    "a prefix that nobody declared": ("SELECT * {\n ?s nope:p ?o }", 2, 5),
}
PLACE = re.compile(r"line (\d+), column (\d+): \S")
# Where the clause begins that is refused, or the IRI in it.
REFUSALS = {
    "another service": {3, 11},
    "an unknown graph": {1, 6},
    "an unknown graph on a later line": {2, 13},
    "an update": {2},
    "after a character beyond the first plane": {17, 25},
}


@pytest.mark.parametrize("name", PLACED)
def test_a_malformed_query_is_told_its_line_and_column(sample: str, name: str) -> None:
    query, line, column = PLACED[name]
    reply = post(sample, query)
    assert (reply.status, reply.media_type) == (400, PROBLEM)
    found = PLACE.match(reply.json["detail"])
    assert found, reply.text
    assert int(found[1]) == line
    assert column <= int(found[2]) <= len(query.split("\n")[line - 1]) + 1


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refused_query_is_told_what_it_is_refused_for(sample: str, name: str) -> None:
    query, line, _ = PLACED[name]
    found = PLACE.match(post(sample, query).json["detail"])
    assert found
    assert int(found[1]) == line
    assert int(found[2]) in REFUSALS[name]


@pytest.mark.parametrize("name", PLACED)
def test_a_page_says_the_same(sample: str, name: str) -> None:
    query, line, _ = PLACED[name]
    reply = post(sample, query, "text/html")
    assert (reply.status, reply.media_type) == (400, "text/html")
    assert f"line {line}, column " in reply.text


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, PROBLEM),
        ("*/*", PROBLEM),
        ("application/json", PROBLEM),
        ("application/problem+json, */*;q=0.1", PROBLEM),
        ("application/sparql-results+json", PROBLEM),
        ("text/csv;q=0.5", PROBLEM),
        ("text/html", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html;q=0.1,application/problem+json", PROBLEM),
        ("text/html;q=0, */*", PROBLEM),
        ("TEXT/HTML", "text/html"),
    ],
)
def test_an_error_comes_in_the_form_that_its_reader_reads(
    sample: str, accept: str | None, media_type: str
) -> None:
    reply = ask(sample, "ASK {", accept)
    assert (reply.status, reply.media_type) == (400, media_type)
    assert reply.header("Content-Type").lower().endswith("utf-8") or media_type == PROBLEM


@pytest.mark.parametrize("query", ["CONSTRUCT {", "DESCRIBE", "nonsense", "PREFIX x: CONSTRUCT {}"])
def test_who_asks_for_statements_hears_that_the_query_is_wrong(sample: str, query: str) -> None:
    # A query of which nobody knows the kind has no form to be refused.
    reply = ask(sample, query, "text/turtle")
    assert (reply.status, reply.media_type) == (400, PROBLEM)


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        (encoded("ASK {"), {}, 400),
        (encoded("ASK {}"), {"Accept": "image/png"}, 406),
    ],
)
def test_a_problem_document_has_the_members_of_its_standard(
    sample: str, query: str, headers: dict[str, str], status: int
) -> None:
    told = send(sample, query=query, headers=headers).json
    assert told["status"] == status
    assert isinstance(told["title"], str)
    assert isinstance(told["detail"], str)
    assert isinstance(told["type"], str)


def test_what_a_query_says_is_text_in_a_page_of_errors(sample: str) -> None:
    script = "<script>alert(1)</script>"
    reply = ask(sample, f"ASK {{ {script} }}", "text/html")
    assert reply.status == 400
    assert script not in reply.text


def test_no_error_names_the_inside_of_the_server(sample: str) -> None:
    for query in ("ASK {", "ASK { FILTER(<urn:f>(1)) }", "SELECT (1/0 AS ?x) {}", "\x00"):
        text = ask(sample, query).text
        for word in ("Traceback", "site-packages", ".py", "pyoxigraph", "/home"):
            assert word not in text


@pytest.mark.parametrize(
    "query",
    [
        "ASK { FILTER(<urn:unknown>(1)) }",
        "SELECT (<urn:unknown>(1) AS ?x) {}",
        "SELECT * { ?s ?p ?o } ORDER BY <urn:unknown>(?o)",
    ],
)
def test_an_unknown_function_is_no_fault_of_the_server(sample: str, query: str) -> None:
    # By SPARQL 1.1 Query, 17.6, it is an error in the expression; an engine may refuse it instead.
    assert ask(sample, query).status in {200, 400}
