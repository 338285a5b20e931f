from __future__ import annotations

import contextlib
import json
import threading
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from on_loopback import serving
from werkzeug.serving import make_server
from werkzeug.test import TestResponse

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

SELECT = "SELECT ?name { ?s a <https://schema.org/Person> ; <https://schema.org/name> ?name }"
CONSTRUCT = "CONSTRUCT { ?s <urn:p> ?o } WHERE { ?s <https://schema.org/identifier> ?o }"
NAMES = ["Charles Mugisha", "Jong Hyuk Ro", "Wan S. Yi"]
SESSION = "<https://w3id.org/igf-kg/ont#Session>"
TITLE = f"SELECT ?name {{ ?s a {SESSION} ; <https://schema.org/name> ?name }}"
ENCODED = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


def ask(client: FlaskClient, query: str, accept: str = "", **parameters: str) -> TestResponse:
    address = "/sparql?" + urlencode({"query": query, **parameters})
    return client.get(address, headers={"Accept": accept})


def names(response: TestResponse) -> list[str]:
    assert response.status_code == 200, response.text
    return sorted(row["name"]["value"] for row in json.loads(response.data)["results"]["bindings"])


def test_a_query_may_come_by_get_by_form_or_as_the_body(client: FlaskClient) -> None:
    for response in (
        ask(client, SELECT),
        client.post("/sparql", data={"query": SELECT}),
        client.post("/sparql", data=SELECT, content_type=DIRECT),
        client.post("/sparql", data=SELECT, content_type=f"{DIRECT}; charset=utf-8"),
    ):
        assert response.content_type == "application/sparql-results+json"
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Accept" in response.headers["Vary"]
        assert names(response) == NAMES


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml", "application/xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/html,*/*;q=0.8", "text/html; charset=utf-8"),
    ],
)
def test_rows_come_in_the_form_that_is_asked_for(
    client: FlaskClient, accept: str, content_type: str
) -> None:
    response = ask(client, SELECT, accept)
    assert (response.status_code, response.content_type) == (200, content_type)
    assert all(name in response.text for name in NAMES)


@pytest.mark.parametrize(
    ("accept", "content_type", "form"),
    [
        ("", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_statements_come_in_the_form_that_is_asked_for(
    client: FlaskClient, accept: str, content_type: str, form: ox.RdfFormat
) -> None:
    response = ask(client, CONSTRUCT, accept)
    assert response.content_type == content_type
    assert [str(quad.triple) for quad in ox.parse(response.data, format=form)] == [
        f'<{DEFAULT_BASE}id/session/2017/ws15> <urn:p> "WS15"'
    ]


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (SELECT, "text/turtle"),
        (CONSTRUCT, "text/csv"),
        ("ASK {}", "application/n-triples"),
        (SELECT, "image/png"),
    ],
)
def test_a_form_that_the_answer_cannot_take_is_refused(
    client: FlaskClient, query: str, accept: str
) -> None:
    response = ask(client, query, accept)
    assert (response.status_code, response.content_type) == (406, "application/problem+json")


def test_a_question_is_answered_with_yes_or_no(client: FlaskClient) -> None:
    assert json.loads(ask(client, "ASK { ?s ?p ?o }").data)["boolean"] is True
    no = ask(client, "ASK { <urn:x> ?p ?o }", "application/sparql-results+xml")
    assert "<boolean>false</boolean>" in no.text
    assert "Yes." in ask(client, "ASK {}", "text/html").text


def test_the_form_may_be_named_in_the_address(client: FlaskClient) -> None:
    assert ask(client, SELECT, "text/html", format="csv").content_type.startswith("text/csv")
    assert ask(client, SELECT, "text/csv", format="turtle").content_type.startswith("text/csv")


def test_a_browser_without_a_query_gets_a_form_and_a_program_the_service_description(
    client: FlaskClient,
) -> None:
    for accept in ("text/html", "text/html,application/xhtml+xml,*/*;q=0.8"):
        assert "<textarea" in client.get("/sparql", headers={"Accept": accept}).text
    for accept in ("", "*/*", "text/turtle"):
        told = client.get("/sparql", headers={"Accept": accept})
        assert (told.status_code, told.content_type) == (200, "text/turtle; charset=utf-8")
        assert "sparql-service-description#" in told.text


def test_who_takes_rows_alone_is_told_that_there_is_no_query(client: FlaskClient) -> None:
    refused = client.get("/sparql", headers={"Accept": "application/sparql-results+json"})
    assert refused.status_code == 406
    assert "send one as the parameter query" in refused.text


def test_the_graphs_of_the_request_outrank_those_of_the_query(client: FlaskClient) -> None:
    report = f"{DEFAULT_BASE}graph/src-bbbb000000000002"
    learnings = ["Learnings from Multistakeholder Collaborations"]
    assert names(ask(client, TITLE, **{"default-graph-uri": report})) == learnings
    query = TITLE.replace("{", f"FROM <{DEFAULT_BASE}graph/curated> {{", 1)
    assert names(ask(client, query, **{"default-graph-uri": report})) == learnings
    named = TITLE.replace("{", "{ GRAPH ?g {") + "}"
    assert names(ask(client, named, **{"named-graph-uri": report})) == learnings
    posted = client.post(
        "/sparql?" + urlencode({"default-graph-uri": report}), data=TITLE, content_type=DIRECT
    )
    assert names(posted) == learnings


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", ["http://127.0.0.1:1/x", "file:///etc/passwd", "", "curated"])
def test_a_graph_from_elsewhere_is_refused(client: FlaskClient, parameter: str, graph: str) -> None:
    response = ask(client, SELECT, **{parameter: graph})
    assert response.status_code == 400
    assert "nothing is fetched" in response.text


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "LOAD <http://127.0.0.1:1/>",
        "SELECT * { ?s ?p",
        "nonsense",
        "SELECT * { ?s nope:p ?o }",
        "\x00",
    ],
)
@pytest.mark.parametrize("accept", ["", "text/html"])
def test_a_wrong_or_refused_query_is_a_400_that_says_why(
    client: FlaskClient, query: str, accept: str
) -> None:
    response = ask(client, query, accept)
    assert response.status_code == 400
    assert "Traceback" not in response.text
    if not accept:
        assert response.json is not None
        assert response.json["status"] == 400
        assert response.json["detail"]


def test_updates_are_refused_however_they_come(client: FlaskClient) -> None:
    update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    for response, status in (
        (client.post("/sparql", data={"update": update}), 400),
        (client.get("/sparql?" + urlencode({"update": update})), 400),
        (client.post("/sparql", data=update, content_type="application/sparql-update"), 415),
    ):
        assert response.status_code == status
        assert "only reads" in response.text


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("application/json", '{"query": "ASK {}"}', 415),
        ("", "ASK {}", 415),
        ("multipart/form-data; boundary=x", "--x--", 415),
        (ENCODED, "", 400),
        (ENCODED, "query=ASK%7B%7D&query=ASK%7B%7D", 400),
        (DIRECT, b"ASK { ?s ?p '\xff' }", 400),
        (DIRECT, "ASK {} # " + "x" * 60_000, 413),
        (DIRECT, "x" * 600_000, 413),
        (ENCODED, "query=" + "x" * 600_000, 413),
    ],
)
def test_a_body_that_cannot_be_read_has_its_own_status(
    client: FlaskClient, content_type: str, body: str | bytes, status: int
) -> None:
    response = client.post("/sparql", data=body, content_type=content_type)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_another_method_is_told_which_there_are(client: FlaskClient, method: str) -> None:
    response = client.open("/sparql", method=method)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


def test_a_page_elsewhere_may_ask(client: FlaskClient) -> None:
    headers = client.options("/sparql", headers={"Origin": "https://elsewhere.example"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Type" in headers["Access-Control-Allow-Headers"]
    assert "POST" in headers["Access-Control-Allow-Methods"]


def test_a_long_answer_is_whole_as_data_and_says_so_as_a_page(client: FlaskClient) -> None:
    query = "SELECT * { ?s ?p ?o }"
    rows = json.loads(ask(client, query).data)["results"]["bindings"]
    assert len(rows) > 500
    assert "The first 500 rows of more" in ask(client, query, "text/html").text


def test_a_client_of_others_gets_every_form_that_it_knows(app: Flask) -> None:
    wrapped = pytest.importorskip("SPARQLWrapper")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        client = wrapped.SPARQLWrapper(f"http://127.0.0.1:{server.server_port}/sparql")
        for method in (wrapped.GET, wrapped.POST):
            client.setMethod(method)
            client.setQuery(SELECT)
            for form in (wrapped.JSON, wrapped.XML, wrapped.CSV, wrapped.TSV):
                client.setReturnFormat(form)
                with contextlib.closing(client.query().response) as response:
                    told = response.read().decode()
                assert all(name in told for name in NAMES)
            client.setQuery(CONSTRUCT)
            for form in (wrapped.TURTLE, wrapped.RDFXML, wrapped.JSONLD):
                client.setReturnFormat(form)
                with contextlib.closing(client.query().response) as response:
                    assert "WS15" in response.read().decode()
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_an_application_that_was_served_answers_by_itself_afterwards(store: EmbeddedStore) -> None:
    served = create_app(Settings(store=store))
    with serving(served):
        pass
    answer = served.test_client().get("/sparql?query=ASK%7B?s?p?o%7D")
    assert answer.json == {"head": {}, "boolean": True}
