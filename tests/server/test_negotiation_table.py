"""Every address that has several faces, against the table of cases."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from negotiation_cases import CASES, DOC, HTML, ID, JSONLD, TURTLE, Case

from server.forms import GRAPHS, TRIPLES

NEGOTIATED = (
    *(DOC, "/ontology", "/ontology/Session", "/shapes", "/shapes/SessionShape", "/voc/role"),
    *("/void", "/examples", "/graph/curated"),
)


def headers(accept: str | None) -> dict[str, str]:
    return {} if accept is None else {"Accept": accept}


def name(case: Case) -> str:
    address, accept, status, _ = case
    return f"{status} {address} {accept}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_request_gets_the_face_that_it_asks_for(client: FlaskClient, case: Case) -> None:
    address, accept, status, outcome = case
    response = client.get(address, headers=headers(accept))
    got = response.headers["Location"] if 300 <= status < 400 else response.mimetype
    assert (response.status_code, got) == (status, outcome)


def test_the_table_is_no_sample() -> None:
    assert len(CASES) > 200
    assert len(set(CASES)) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_head_is_a_get_without_its_body(client: FlaskClient, case: Case) -> None:
    address, accept, _, _ = case
    whole = client.get(address, headers=headers(accept))
    head = client.head(address, headers=headers(accept))
    assert (head.status_code, head.headers, head.data) == (whole.status_code, whole.headers, b"")


@pytest.mark.parametrize("address", [ID, *NEGOTIATED])
@pytest.mark.parametrize("accept", [HTML, TURTLE, "image/png"])
def test_what_was_chosen_by_accept_says_so(client: FlaskClient, address: str, accept: str) -> None:
    response = client.get(address, headers={"Accept": accept})
    assert response.status_code in (200, 303, 406)
    assert response.headers["Vary"] == "Accept"


@pytest.mark.parametrize("address", NEGOTIATED)
def test_data_that_was_chosen_says_where_it_stands_by_itself(
    client: FlaskClient, address: str
) -> None:
    chosen = client.get(address, headers={"Accept": JSONLD})
    there = chosen.headers["Content-Location"]
    assert there == f"{address.replace('/doc/', '/data/')}.jsonld"
    own = client.get(there)
    assert (own.status_code, own.data, own.headers["ETag"]) == (
        200,
        chosen.data,
        chosen.headers["ETag"],
    )
    assert "Vary" not in own.headers
    assert "Content-Location" not in own.headers


def test_a_profile_that_was_chosen_is_told_with_its_place(client: FlaskClient) -> None:
    chosen = client.get(f"{DOC}?format=jsonld&profile=lean")
    there = chosen.headers["Content-Location"]
    assert there == f"{DOC.replace('/doc/', '/data/')}.jsonld?profile=lean"
    assert client.get(there).data == chosen.data


@pytest.mark.parametrize("address", [ID, *NEGOTIATED])
@pytest.mark.parametrize("asked", ["?format=exe", ""])
def test_a_refusal_lists_what_there_is(client: FlaskClient, address: str, asked: str) -> None:
    accept = "image/png, application/problem+json"
    response = client.get(f"{address}{asked}", headers={"Accept": accept})
    assert response.status_code == (400 if asked else 406)
    assert response.json is not None
    stem = address.replace("/doc/", "/data/").replace("/id/", "/data/")
    forms = GRAPHS if address.startswith("/graph/") else TRIPLES
    assert response.json["available"] == [
        {"type": form.media_type, "href": f"{stem}.{suffix}"} for suffix, form in forms.items()
    ]
    for form in response.json["available"]:
        assert client.get(form["href"]).mimetype == form["type"]


def test_several_headers_are_one(client: FlaskClient) -> None:
    accepts = [("Accept", "text/turtle;q=0.3"), ("Accept", "application/n-triples;q=0.4")]
    assert client.get("/void", headers=accepts).mimetype == "application/n-triples"


@pytest.mark.parametrize("address", [ID, f"{DOC}", "/data/session/2017/ws15.ttl", *NEGOTIATED])
def test_other_methods_are_refused_with_those_that_there_are(
    client: FlaskClient, address: str
) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response = client.open(address, method=method, headers={"Accept": TURTLE})
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    options = client.options(address)
    assert (options.status_code, options.data) == (200, b"")
    assert sorted(options.headers["Allow"].split(", ")) == ["GET", "HEAD", "OPTIONS"]
