"""Methods, and the headers that a page elsewhere depends on: RFC 9110 and the Fetch standard."""

from __future__ import annotations

import pytest
from conformance.protocol.sample import ASK, UNKNOWN, VALUES, default_graphs, encoded
from raw_http import DIRECT, ENCODED, Reply, send

METHODS = {"get", "head", "options", "post"}
TURTLE = {"Accept": "text/turtle"}
ROWS = encoded("SELECT * { ?s ?p ?o } ORDER BY ?s")
SAME = ("Content-Type", "Content-Length", "ETag", "Vary", "Access-Control-Allow-Origin", "Allow")
ERRORS = {
    "a malformed query": (400, "GET", encoded("ASK {"), {}, None),
    "a refused query": (400, "GET", encoded("ASK { SERVICE <urn:x> {} }"), {}, None),
    "an unknown graph": (400, "GET", f"{encoded(ASK)}&{default_graphs(UNKNOWN)}", {}, None),
    "no query": (400, "POST", "", {"Content-Type": ENCODED}, b""),
    "a method": (405, "DELETE", "", {}, None),
    "no such form": (406, "GET", encoded(ASK), {"Accept": "image/png"}, None),
    "a body too long": (413, "POST", "", {"Content-Type": DIRECT}, b"x" * 60_000),
    "a type of body": (415, "POST", "", {"Content-Type": "text/plain"}, b"ASK {}"),
}
ORIGIN = {"Origin": "https://elsewhere.example", "Cookie": "a=b"}


def assert_open(reply: Reply) -> None:
    """That any page may read the answer, and none with its reader's name."""
    assert reply.headers.get_all("Access-Control-Allow-Origin") == ["*"]
    assert "Access-Control-Allow-Credentials" not in reply.headers


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "text/csv", "text/html"])
@pytest.mark.parametrize("query", [ROWS, f"{ROWS}&{default_graphs(VALUES)}"])
def test_head_is_get_without_the_body(sample: str, query: str, accept: str) -> None:
    got, head = (
        send(sample, method, query=query, headers={"Accept": accept}) for method in ("GET", "HEAD")
    )
    assert (got.status, head.status, head.body) == (200, 200, b"")
    assert int(got.header("Content-Length")) == len(got.body)
    assert {n: got.headers.get(n) for n in SAME} == {n: head.headers.get(n) for n in SAME}


@pytest.mark.parametrize(("query", "status"), [(encoded("CONSTRUCT {"), 400), ("", 200)])
def test_head_has_the_status_of_get(sample: str, query: str, status: int) -> None:
    got, head = (send(sample, method, query=query, headers=TURTLE) for method in ("GET", "HEAD"))
    assert (got.status, head.status, head.body) == (status, status, b"")
    assert {n: got.headers.get(n) for n in SAME} == {n: head.headers.get(n) for n in SAME}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "PROPFIND", "QUERY", "X-OTHER"])
@pytest.mark.parametrize("query", ["", encoded(ASK)])
def test_another_method_is_told_which_there_are(sample: str, method: str, query: str) -> None:
    reply = send(sample, method, query=query)
    assert (reply.status, reply.listed("Allow")) == (405, METHODS)
    assert reply.json["status"] == 405


def test_options_lists_the_methods(sample: str) -> None:
    reply = send(sample, "OPTIONS")
    assert reply.status in {200, 204}
    assert reply.listed("Allow") == METHODS
    assert reply.body == b""
    assert_open(reply)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_preflight_is_granted(sample: str, method: str) -> None:
    asked = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "accept,content-type",
    }
    reply = send(sample, "OPTIONS", headers=asked)
    assert reply.status in {200, 204}
    assert method.lower() in reply.listed("Access-Control-Allow-Methods")
    assert {"accept", "content-type"} <= reply.listed("Access-Control-Allow-Headers")
    assert_open(reply)


@pytest.mark.parametrize(
    ("method", "query", "headers", "body"),
    [
        ("GET", encoded(ASK), {}, None),
        ("HEAD", encoded(ASK), {}, None),
        ("POST", "", {"Content-Type": DIRECT}, b"ASK {}"),
        ("POST", "", {"Content-Type": ENCODED}, b"query=ASK%7B%7D"),
        ("GET", "", {"Accept": "text/turtle"}, None),
        ("GET", encoded(ASK), {"Accept": "text/html"}, None),
    ],
)
def test_an_answer_may_be_read_from_anywhere(
    sample: str, method: str, query: str, headers: dict[str, str], body: bytes | None
) -> None:
    reply = send(sample, method, query=query, headers={**headers, **ORIGIN}, body=body)
    assert reply.status == 200
    assert "accept" in reply.listed("Vary")
    assert_open(reply)


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("accept", ["*/*", "text/html", "application/problem+json,*/*;q=0.1"])
def test_an_error_may_be_read_from_anywhere(sample: str, name: str, accept: str) -> None:
    status, method, query, headers, body = ERRORS[name]
    # Which form is asked for in vain belongs to that case.
    asked = {"Accept": accept, **headers, **ORIGIN}
    reply = send(sample, method, query=query, headers=asked, body=body)
    assert reply.status == status
    assert "accept" in reply.listed("Vary")
    assert reply.header("X-Content-Type-Options") == "nosniff"
    assert_open(reply)


def test_a_page_elsewhere_may_see_the_headers_that_it_needs(sample: str) -> None:
    exposed = send(sample, query=encoded(ASK), headers=ORIGIN).listed(
        "Access-Control-Expose-Headers"
    )
    assert {"etag", "retry-after"} <= exposed
