from __future__ import annotations

import html
import json
import re

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore

WS15 = "/id/session/2017/ws15"
DOC = "/doc/session/2017/ws15"
DATA = "/data/session/2017/ws15"


@pytest.mark.parametrize(
    ("accept", "location"),
    [
        (None, DOC),
        ("", DOC),
        ("*/*", DOC),
        ("text/html,application/xhtml+xml,*/*;q=0.8", DOC),
        ("text/turtle", f"{DATA}.ttl"),
        ("application/ld+json", f"{DATA}.jsonld"),
        ("application/n-triples", f"{DATA}.nt"),
        ("application/rdf+xml", f"{DATA}.rdf"),
        ("application/rdf+xml;q=0.5, text/turtle", f"{DATA}.ttl"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_thing_sends_on_to_what_is_accepted(
    client: FlaskClient, method: str, accept: str | None, location: str
) -> None:
    headers = {} if accept is None else {"Accept": accept}
    response = client.open(WS15, method=method, headers=headers)
    assert (response.status_code, response.headers["Location"]) == (303, location)
    assert response.headers["Vary"] == "Accept"
    assert client.open(location, method=method).status_code == 200


def test_an_unacceptable_form_is_refused_with_a_list_of_what_there_is(client: FlaskClient) -> None:
    response = client.get(WS15, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert response.headers["Vary"] == "Accept"
    assert f'href="{DATA}.ttl"' in response.text
    problem = client.get(WS15, headers={"Accept": "image/png, application/problem+json"})
    assert problem.json is not None
    assert [form["href"] for form in problem.json["available"]] == [
        f"{DATA}.{suffix}" for suffix in ("ttl", "jsonld", "nt", "rdf")
    ]


@pytest.mark.parametrize("start", ["/id/", "/doc/", "/data/"])
@pytest.mark.parametrize(
    "path", ["session/2017/ws999", "person/nobody", "x", "session/2017/WS15", "a/%00%3Cscript%3E"]
)
def test_an_unknown_thing_is_a_clear_404(client: FlaskClient, start: str, path: str) -> None:
    response = client.get(f"{start}{path}", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "<script>" not in response.text
    text = html.unescape(response.text)
    assert "nothing is known of" in text
    assert 'href="/sessions"' in text


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/id/person/pgone1", "/id/person/p7k3m9"),
        ("/doc/person/pgone1", "/doc/person/p7k3m9"),
        ("/data/person/pgone1.ttl", "/data/person/p7k3m9.ttl"),
    ],
)
def test_what_was_merged_sends_on_for_good(client: FlaskClient, path: str, location: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, location)


GONE = "person/pgone3"


@pytest.mark.parametrize("path", [f"/id/{GONE}", f"/doc/{GONE}", f"/data/{GONE}.ttl"])
@pytest.mark.parametrize("accept", ["text/html", "application/problem+json"])
def test_what_was_withdrawn_is_gone_in_the_form_that_is_asked_for(
    client: FlaskClient, path: str, accept: str
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (410, accept)
    assert "Accept" in response.headers["Vary"]
    text = html.unescape(response.text)
    assert "was withdrawn on Saturday 21 November 2026 (taken down on request)" in text


def test_a_program_that_asks_for_data_of_the_withdrawn_gets_a_problem_document(
    client: FlaskClient,
) -> None:
    response = client.get(f"/data/{GONE}.ttl", headers={"Accept": "text/turtle"})
    assert response.status_code == 410
    assert response.json is not None
    assert response.json["title"] == "What was here is gone for good"


FORMS = [
    ("ttl", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
    ("jsonld", "application/ld+json", ox.RdfFormat.JSON_LD),
    ("nt", "application/n-triples", ox.RdfFormat.N_TRIPLES),
    ("rdf", "application/rdf+xml", ox.RdfFormat.RDF_XML),
]


@pytest.mark.parametrize(("suffix", "content_type", "form"), FORMS)
def test_each_suffix_is_the_same_description(
    client: FlaskClient, suffix: str, content_type: str, form: ox.RdfFormat
) -> None:
    response = client.get(f"{DATA}.{suffix}")
    assert response.content_type == content_type
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    triples = {quad.triple for quad in ox.parse(response.data, format=form)}
    reference = client.get(f"{DATA}.nt").data
    assert triples == {q.triple for q in ox.parse(reference, format=ox.RdfFormat.N_TRIPLES)}


def test_a_description_has_the_thing_its_parts_and_names_and_only_curated_statements(
    client: FlaskClient, store: EmbeddedStore
) -> None:
    told = {
        quad.triple
        for quad in ox.parse(client.get(f"{DATA}.nt").data, format=ox.RdfFormat.N_TRIPLES)
    }
    graphs = ("curated", "vocabulary", "provenance")
    known = {q.triple for name in graphs for q in store.graph(f"{DEFAULT_BASE}graph/{name}")}
    assert told <= known
    subjects = {str(triple.subject)[1:-1].removeprefix(f"{DEFAULT_BASE}id/") for triple in told}
    assert subjects >= {
        "session/2017/ws15",
        "participation/t1",
        "participation/t3",
        "estimate/e1",
        "answer/a1",
        "discrepancy/d1",
        "place/2017/room-xii-a",
        "place/2017/unog",
        "address/2017/unog",
        "person/p7k3m9",
        "https://w3id.org/igf-kg/voc/role/speaker",
    }


def test_an_unknown_suffix_of_a_known_thing_says_which_there_are(client: FlaskClient) -> None:
    response = client.get(f"{DATA}.docx")
    assert response.status_code == 404
    assert response.json is not None
    assert response.json["available"][0]["href"] == f"{DATA}.ttl"


PAGES = [
    "session/2017/ws15",
    "session/2017/dc-civ",
    "meeting/2017",
    "forum/igf",
    "person/p7k3m9",
    "org/o9ki",
    "place/2017/unog",
    "address/2017/unog",
    "participation/t3",
    "statement/sa1",
    "mention/ma1",
    "estimate/e1",
    "answer/a1",
    "judgement/j0001",
    "link/l0002",
    "candidate/k0001",
    "discrepancy/d1",
    "change/c1",
    "source/aaaa000000000001",
    "reading/aaaa000000000001",
    "reader/sched-page/1",
    "reviewer/r1",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_kind_of_thing_has_a_page_and_data(client: FlaskClient, path: str) -> None:
    page = client.get(f"/doc/{path}")
    assert page.status_code == 200
    assert "<h1" in page.text
    assert f'href="/data/{path}.ttl"' in page.text
    assert f'<link rel="canonical" href="{DEFAULT_BASE}doc/{path}">' in page.text
    data = client.get(f"/data/{path}.ttl")
    assert len(set(ox.parse(data.data, format=ox.RdfFormat.TURTLE))) > 0


def embedded(page: str) -> str:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_text_from_a_document_cannot_leave_its_place(client: FlaskClient) -> None:
    page = client.get("/doc/session/2017/dc-civ").text
    assert "<b>" not in page
    assert "</script>" not in embedded(page)
    name = json.loads(embedded(page))["name"]
    assert name == 'Core Internet Values </script><b>&amp;" \u2028'
