"""The Reconciliation API as its clients meet it: addresses, headers, and the schemas of the API."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from werkzeug.test import TestResponse

from kg.iris import DEFAULT_BASE
from server.reconciliation.manifest import address
from server.security import SECURITY

QUERIES = {
    "q0": {
        "query": "Wan S. Yi",
        "type": "/person",
        "type_strict": "should",
        "limit": 3,
        "properties": [{"pid": "affiliation", "v": "Korea Internet & Security Agency"}],
    },
    "q1": {"query": "Core Internet Values", "limit": 3},
    "q2": {"query": "nothing of the kind"},
}
EXTEND = {
    "ids": ["person/p7k3m9", "session/2017/ws15", "session/2017/dc-civ", "org/o9kp", "org/none"],
    "properties": [
        {"id": "name"},
        {"id": "year", "settings": {"limit": 1}},
        {"id": "affiliation"},
        {"id": "start"},
        {"id": "successor"},
    ],
}
Check = Callable[[object, str], None]


@pytest.fixture(scope="session")
def schemas(shared: Path) -> dict[str, dict[str, dict[str, object]]]:
    path = shared / "conformance" / "reconciliation-schemas.json"
    if not path.is_file():
        pytest.skip(f"the schemas of the API are not here: {path.name}")
    found: dict[str, dict[str, dict[str, object]]] = json.loads(path.read_text("utf-8"))
    return found


@pytest.fixture(params=["0.1", "0.2"])
def conforms(
    schemas: dict[str, dict[str, dict[str, object]]], request: pytest.FixtureRequest
) -> Check:
    """Whether a value is what a version of the API has; what that one doesn't have, conforms."""
    version = schemas[request.param]
    registry: Registry[object] = Registry().with_resources(
        (str(schema["$id"]), Resource.opaque(schema)) for schema in version.values()
    )

    def check(value: object, name: str) -> None:
        if name not in version and request.param == "0.1":
            return
        validator = Draft7Validator(version[name], registry=registry)
        assert [error.message for error in validator.iter_errors(value)] == []

    return check


def post(client: FlaskClient, name: str, value: object) -> TestResponse:
    return client.post("/reconcile", data={name: json.dumps(value)})


def answered(response: TestResponse) -> object:
    assert response.status_code == 200, response.text
    assert response.content_type == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return json.loads(response.data)


def test_the_manifest_conforms(client: FlaskClient, conforms: Check) -> None:
    conforms(answered(client.get("/reconcile")), "manifest")


def test_queries_and_their_results_conform(client: FlaskClient, conforms: Check) -> None:
    conforms(QUERIES, "reconciliation-query-batch")
    results = answered(post(client, "queries", QUERIES))
    conforms(results, "reconciliation-result-batch")
    assert isinstance(results, dict)
    assert [(key, bool(told["result"])) for key, told in results.items()] == [
        ("q0", True),
        ("q1", True),
        ("q2", False),
    ]


def test_an_extension_and_its_rows_conform(client: FlaskClient, conforms: Check) -> None:
    conforms(EXTEND, "data-extension-query")
    told = answered(post(client, "extend", EXTEND))
    conforms(told, "data-extension-response")
    assert isinstance(told, dict)
    assert list(told["rows"]) == EXTEND["ids"]


def test_proposals_and_suggestions_conform(client: FlaskClient, conforms: Check) -> None:
    for path, name in (
        ("suggest/entity?prefix=w", "suggest-entities-response"),
        ("suggest/type?prefix=", "suggest-types-response"),
        ("suggest/property?prefix=a", "suggest-properties-response"),
        ("properties?type=person&limit=2", "data-extension-property-proposal"),
        ("properties", "data-extension-property-proposal"),
    ):
        told = answered(client.get(f"/reconcile/{path}"))
        conforms(told, name)
        assert isinstance(told, dict)
        assert told.get("result") or told.get("properties")


def test_a_schema_refuses_what_is_not_of_the_api(conforms: Check) -> None:
    with pytest.raises(AssertionError):
        conforms({"result": [{"id": "x"}]}, "suggest-entities-response")
    with pytest.raises(AssertionError):
        conforms({"result": [{"id": "x"}]}, "suggest-types-response")


def test_a_candidate_is_told_with_what_its_score_is_made_of(client: FlaskClient) -> None:
    assert answered(post(client, "queries", {"q0": QUERIES["q0"]})) == {
        "q0": {
            "result": [
                {
                    "id": "person/p7k3m9",
                    "name": "Wan S. Yi",
                    "description": "Person; Korea Internet & Security Agency; IGF 2017; Wan W. Yi",
                    "type": [{"id": "person", "name": "Person"}],
                    "score": 100.0,
                    "match": True,
                    "features": [
                        {"id": "same-name", "value": True},
                        {"id": "name-likeness", "value": 100.0},
                        {"id": "affiliation", "value": 1.0},
                    ],
                }
            ]
        }
    }


def test_a_batch_may_come_by_get_and_a_slash_at_the_end_is_no_matter(client: FlaskClient) -> None:
    posted = answered(post(client, "queries", QUERIES))
    asked = urlencode({"queries": json.dumps(QUERIES)})
    assert answered(client.get(f"/reconcile?{asked}")) == posted
    assert answered(client.get(f"/reconcile/?{asked}")) == posted
    assert answered(client.post("/reconcile/", data={"queries": json.dumps(QUERIES)})) == posted


def test_a_single_query_of_the_first_version_has_a_single_answer(client: FlaskClient) -> None:
    query = {"query": "KISA", "type": "organization", "limit": 1}
    told = answered(client.get("/reconcile?" + urlencode({"query": json.dumps(query)})))
    plain = {"query": "KISA", "type": "organization", "limit": "1"}
    assert answered(client.get("/reconcile?" + urlencode(plain))) == told
    assert answered(client.post("/reconcile", data=plain)) == told
    assert isinstance(told, dict)
    assert [(each["id"], each["match"]) for each in told["result"]] == [("org/o9kp", False)]


@pytest.mark.parametrize("prefix", ["", "/under/it"])
def test_every_address_of_the_manifest_leads_somewhere(app: Flask, prefix: str) -> None:
    client = app.test_client()
    here = f"http://igf.example.org{prefix}"
    told = client.get("/reconcile", base_url=here).json
    assert told is not None
    assert told["identifierSpace"] == f"{DEFAULT_BASE}id/"
    # OpenRefine puts an id into an address with its slashes encoded.
    entity = quote("session/2017/ws15", safe="")
    addresses = [told["view"]["url"], told["preview"]["url"]]
    addresses = [each.replace("{{id}}", entity) for each in addresses]
    services = [*told["suggest"].values(), told["extend"]["propose_properties"]]
    addresses += [each["service_url"] + each["service_path"] for each in services]
    for each in addresses:
        assert each.startswith(f"{here}/")
        response = client.get(each.removeprefix(here), base_url=here)
        assert response.status_code in (200, 303), each


def test_behind_a_proxy_the_manifest_has_the_scheme_of_the_base() -> None:
    base = "https://igf.example.org/kg/"
    behind, elsewhere = "http://igf.example.org/kg/", "http://127.0.0.1:8000/"
    assert address(behind, "igf.example.org", base) == "https://igf.example.org/kg"
    assert address(elsewhere, "127.0.0.1:8000", base) == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("form", "status", "told"),
    [
        ({"other": "x"}, 400, "nothing to answer"),
        ({"queries": "{"}, 400, "no JSON"),
        ({"queries": "[" * 100_000}, 400, "no JSON"),
        ({"queries": '{"q0": {"limit": 3}}'}, 400, "neither query nor properties"),
        ({"queries": "{}", "extend": "{}"}, 400, "send one of"),
        ({"queries": ["{}", "{}"]}, 400, "send one of"),
        ({"extend": "{}"}, 400, "lacks ids"),
        ({"query": "{"}, 400, "no JSON"),
        ({"query": "x", "limit": "many"}, 400, "whole number"),
        ({"queries": "x" * 600_000}, 413, ""),
    ],
)
def test_what_cannot_be_understood_is_a_problem_that_any_site_may_read(
    client: FlaskClient, form: dict[str, object], status: int, told: str
) -> None:
    response = client.post("/reconcile", data=form)
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json is not None
    assert told in response.json["detail"]


def test_a_body_that_is_no_form_is_refused(client: FlaskClient) -> None:
    for content_type in ("application/json", "multipart/form-data; boundary=x", ""):
        response = client.post("/reconcile", data='{"queries": {}}', content_type=content_type)
        assert response.status_code == 415


@pytest.mark.parametrize(
    "path", ["", "/suggest/entity", "/suggest/type", "/properties", "/preview"]
)
def test_jsonp_is_refused_with_what_to_do_instead(client: FlaskClient, path: str) -> None:
    response = client.get(f"/reconcile{path}?callback=jQuery1&prefix=x&id=person/p7k3m9")
    assert (response.status_code, response.content_type) == (400, "application/problem+json")
    assert "JSONP" in response.text


def test_a_page_elsewhere_may_ask(client: FlaskClient) -> None:
    for path in ("", "/suggest/entity", "/properties"):
        response = client.options(f"/reconcile{path}", headers={"Origin": "https://refine.example"})
        assert response.status_code == 200
        assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert client.delete("/reconcile").status_code == 405


def test_keys_and_ids_come_back_as_they_were_sent(client: FlaskClient) -> None:
    odd = '</b>\u2028"é\ud800'
    batch = answered(post(client, "queries", {odd: {"query": odd}}))
    assert batch == {odd: {"result": []}}
    told = answered(post(client, "extend", {"ids": [odd], "properties": [{"id": "name"}]}))
    assert isinstance(told, dict)
    assert told["rows"] == {odd: {"name": []}}


def test_the_preview_alone_may_be_shown_in_a_frame(client: FlaskClient) -> None:
    preview = client.get("/reconcile/preview?id=person/p7k3m9")
    assert preview.status_code == 200
    assert preview.content_type == "text/html; charset=utf-8"
    assert "frame-ancestors *" in preview.headers["Content-Security-Policy"]
    assert preview.headers["X-Content-Type-Options"] == "nosniff"
    for path in ("/", "/doc/person/p7k3m9", "/reconcile", "/reconcile/preview?id=person/none"):
        headers = client.get(path).headers
        assert headers["Content-Security-Policy"] == SECURITY["Content-Security-Policy"]


def test_the_preview_names_the_entity_and_leads_to_its_page(client: FlaskClient) -> None:
    for entity in ("session/2017/dc-civ", f"{DEFAULT_BASE}id/session/2017/dc-civ"):
        preview = client.get("/reconcile/preview?" + urlencode({"id": entity}))
        assert 'href="/doc/session/2017/dc-civ"' in preview.text
        assert "Core Internet Values &lt;/script&gt;&lt;b&gt;" in preview.text
        assert "<script" not in preview.text
        assert re.findall(r"<dt>(.*)</dt>", preview.text) == [
            "Year",
            "Meeting",
            "Start",
            "Type of session",
            "Series",
            "Continues",
        ]
    merged = client.get("/reconcile/preview?id=person/pgone1")
    assert 'href="/doc/person/p7k3m9"' in merged.text


def test_the_preview_of_nothing_is_not_found(client: FlaskClient) -> None:
    for entity in ("", "person/none", "../../etc", "x" * 5000):
        assert client.get("/reconcile/preview?" + urlencode({"id": entity})).status_code == 404


def test_the_properties_of_a_type_that_there_is_not_are_refused(client: FlaskClient) -> None:
    assert client.get("/reconcile/properties?type=planet").status_code == 400
