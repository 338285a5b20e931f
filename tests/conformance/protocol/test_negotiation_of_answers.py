"""Which form an answer comes in: RFC 9110, 12.5.1, for each kind of query."""

from __future__ import annotations

import pytest
from conformance.protocol.sample import ASK, WHERE, encoded
from raw_http import PROBLEM, ask, post, send, submit

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv"
TSV = "text/tab-separated-values"
TURTLE = "text/turtle"
TRIPLES = "application/n-triples"
QUADS = "application/n-quads"
TRIG = "application/trig"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"
HTML = "text/html"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
DESCRIBE = "DESCRIBE <urn:s>"
TABLES = (WHERE, ASK)
GRAPHS = (CONSTRUCT, DESCRIBE)
EVERY_KIND = {
    None: (JSON, TURTLE),
    "": (JSON, TURTLE),
    "*/*": (JSON, TURTLE),
    "*/*;q=0.001": (JSON, TURTLE),
    "application/*": (JSON, JSON_LD),
    "text/*;q=0.2, application/rdf+xml;q=0.1, application/json;q=0.1": (CSV, TURTLE),
    # The same document under the name that it was asked for by.
    "application/json": ("application/json", "application/json"),
    "application/xml": ("application/xml", "application/xml"),
    "application/xhtml+xml, */*;q=0.1": (JSON, TURTLE),
    "*/*, text/turtle;q=0, application/sparql-results+json;q=0": (XML, JSON_LD),
    "image/png": (None, None),
    "image/png, */*;q=0": (None, None),
    "*/*;q=0": (None, None),
    "*/*;q=0.0": (None, None),
    "nonsense": (None, None),
    "text/turtle;q=2": (None, None),
    # A list without a member names nothing, as an empty one does.
    ",": (JSON, TURTLE),
    ", ,text/turtle, text/csv,": (CSV, TURTLE),
    "nonsense, text/csv;q=0.1, text/turtle;q=0.1": (CSV, TURTLE),
    "text/csv;q=high, text/turtle;q=, */*;q=0.1": (JSON, TURTLE),
    "*/csv, */turtle, text/tab-separated-values, application/rdf+xml": (TSV, RDF_XML),
    "text/html": (HTML, HTML),
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": (HTML, HTML),
    "text/turtle;q=0.4, text/csv;q=0.3, text/html;q=0.2": (CSV, TURTLE),
    "text/html;q=0.2, */*;q=0.9": (JSON, TURTLE),
}
ROWS = {
    JSON: JSON,
    XML: XML,
    CSV: CSV,
    TSV: TSV,
    JSON.upper(): JSON,
    "Text/CSV": CSV,
    "text/csv; charset=utf-8": CSV,
    "text/csv;header=present": CSV,
    f"{JSON};q=0.2, {XML};q=0.8": XML,
    f"{JSON};q=0.8, {XML};q=0.8": JSON,
    f"{XML};q=0.8, {JSON};q=0.8": JSON,
    f"{XML};Q=0.1, {CSV};Q=0.2": CSV,
    f"{JSON};q=0, {XML};q=0.001": XML,
    f"{JSON};q=1.000, {XML};q=0.999": JSON,
    f"{JSON} ; q=0.1 , {TSV} ; q=0.2": TSV,
    f"{TURTLE}, {CSV};q=0.1": CSV,
    f"{TURTLE}, {RDF_XML}": None,
    f"{JSON};q=0": None,
}
STATEMENTS = {
    TURTLE: TURTLE,
    TRIPLES: TRIPLES,
    QUADS: QUADS,
    TRIG: TRIG,
    RDF_XML: RDF_XML,
    JSON_LD: JSON_LD,
    TURTLE.upper(): TURTLE,
    f"{TURTLE};charset=utf-8": TURTLE,
    f'{JSON_LD};profile="http://www.w3.org/ns/json-ld#expanded"': JSON_LD,
    f"{TURTLE};q=0.2, {RDF_XML};q=0.8": RDF_XML,
    f"{TURTLE};q=0, {TRIPLES};q=0.001": TRIPLES,
    f"{JSON}, {TRIG};q=0.1": TRIG,
    f"{JSON}, {CSV}": None,
    f"{TURTLE};q=0": None,
}


def assert_form(sample: str, query: str, accept: str | None, form: str | None) -> None:
    """That the answer has this form, or is refused where there is none."""
    for reply in (ask(sample, query, accept), post(sample, query, accept)):
        expected = (406, PROBLEM) if form is None else (200, form)
        assert (reply.status, reply.media_type) == expected, accept
        assert "accept" in reply.listed("Vary")


@pytest.mark.parametrize("query", TABLES)
@pytest.mark.parametrize(("accept", "form"), ROWS.items())
def test_rows_and_verdicts(sample: str, query: str, accept: str, form: str | None) -> None:
    assert_form(sample, query, accept, form)


@pytest.mark.parametrize("query", GRAPHS)
@pytest.mark.parametrize(("accept", "form"), STATEMENTS.items())
def test_statements(sample: str, query: str, accept: str, form: str | None) -> None:
    assert_form(sample, query, accept, form)


@pytest.mark.parametrize("accept", EVERY_KIND)
def test_either(sample: str, accept: str | None) -> None:
    rows, statements = EVERY_KIND[accept]
    for query in TABLES:
        assert_form(sample, query, accept, rows)
    for query in GRAPHS:
        assert_form(sample, query, accept, statements)


@pytest.mark.parametrize("form", [CSV, TSV, TURTLE])
def test_text_says_that_it_is_utf_8(sample: str, form: str) -> None:
    query = CONSTRUCT if form == TURTLE else WHERE
    reply = ask(sample, query, form)
    assert reply.header("Content-Type").lower().replace(" ", "") == f"{form};charset=utf-8"


def test_several_accept_headers_are_one_list(sample: str) -> None:
    # http.client sends a name twice where the names differ in their letters' size.
    headers = {"Accept": "text/turtle", "accept": "text/csv"}
    reply = send(sample, query=encoded(WHERE), headers=headers)
    assert (reply.status, reply.media_type) == (200, CSV)


def test_a_long_header_of_many_forms_is_read(sample: str) -> None:
    accept = ",".join(f"application/x-{number};q=0.{number % 9}" for number in range(200))
    assert ask(sample, WHERE, f"{accept},{TSV};q=0.001").media_type == TSV


def test_a_refusal_lists_what_there_is(sample: str) -> None:
    for query, forms in ((WHERE, (JSON, XML, CSV, TSV)), (CONSTRUCT, tuple(STATEMENTS)[:6])):
        detail = ask(sample, query, "image/png").json["detail"]
        assert all(form in detail for form in forms)


def test_a_form_may_be_named_in_a_posted_form(sample: str) -> None:
    reply = submit(sample, f"{encoded(WHERE)}&format=csv", JSON)
    assert reply.media_type == CSV
