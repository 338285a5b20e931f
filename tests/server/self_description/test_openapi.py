"""The description of the surface is a valid one, and the surface is what it describes."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from small_releases import keep

from kg.releases.opening import open_releases
from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation.faults import UnansweredError
from server.isolation.limits import Limits
from server.observing.health import Reply, health, live, ready
from server.observing.state import BuildState, State
from server.self_description.openapi import TAGS, document
from server.self_description.route import Route
from server.self_description.schemas import reference
from server.self_description.surface import GATE, ROUTES
from server.settings import Settings

LIMITS = Limits(seconds=30, result_bytes=50_000_000, query_characters=40_000, waiting=16)
TOLD: dict[str, Any] = document("1.0", "2026.1", "/", LIMITS)
BY_THEMSELVES = {"HEAD", "OPTIONS"}
# An address for each path with a parameter in it: of what is there, and of what is not.
THERE = {
    "/sitemaps/{name}.xml": "/sitemaps/sessions-1.xml",
    "/id/{path}": "/id/session/2017/ws15",
    "/doc/{path}": "/doc/session/2017/ws15",
    "/data/{path}": "/data/session/2017/ws15.ttl",
    "/figures/{key}.csv": "/figures/sessions-by-year.csv",
    "/dumps/{name}": "/dumps/tables/people.csv",
    "/graph/{name}": "/graph/curated",
    "/void.{suffix}": "/void.nt",
    "/ontology.{suffix}": "/ontology.ttl",
    "/shapes.{suffix}": "/shapes.jsonld",
    "/voc/{path}": "/voc/role",
    "/ontology/{name}": "/ontology/Session",
    "/shapes/{name}": "/shapes/SessionShape",
    "/linkset/{path}": "/linkset/doc/session/2017/ws15",
    "/examples.{suffix}": "/examples.rdf",
    "/examples/{key}": "/examples/01-speakers",
    "/pictures/{key}": "/pictures/sessions-by-year",
    "/pictures/{key}.svg": "/pictures/sessions-by-year.svg",
    "/pictures/{key}.csv": "/pictures/sessions-by-year.csv",
    "/pictures/timeline/{path}.svg": "/pictures/timeline/series/dc-core-internet-values.svg",
    "/pictures/timeline/{path}.csv": "/pictures/timeline/series/dc-core-internet-values.csv",
    "/static/{path}": "/static/style.css",
    "/programme/{year}": "/programme/2017",
    "/picked.{suffix}": "/picked.ics?s=2017/ws15",
    "/whole/{part}/{path}": "/whole/participants/session/2017/ws15",
    "/calendar/{path}": "/calendar/meeting/2017.ics",
    "/cite/{path}": "/cite/session/2017/ws15.bib",
    "/reconcile/preview": "/reconcile/preview?id=person/p7k3m9",
    "/changes/{name}": "/changes/2030.1",
    "/releases/{version}/": "/releases/2030.1/",
    "/releases/{version}/{path}": "/releases/2030.1/data/dumps/igf.nq.gz",
    "/release/{version}/": "/release/2030.1/",
    "/release/{version}/{path}": "/release/2030.1/graph/curated",
    "/timegate/{uri}": "/timegate/doc/session/2017/ws15",
    "/timemap/link/{uri}": "/timemap/link/doc/session/2017/ws15",
    "/timemap/json/{uri}": "/timemap/json/doc/session/2017/ws15",
}
# What an ending asks for, and Accept does not.
BY_ENDING = {"application/sparql-query"}
SITE = [route for route in ROUTES if not route.gate and route.method == "get"]


WELL = State(
    BuildState("abc", "2026.1", "http://example.org/", 3, dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
)


@pytest.fixture(scope="module")
def released(store: EmbeddedStore, beside: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application beside one release of the same graph, and beside its dumps."""
    folder = tmp_path_factory.mktemp("released")
    shutil.copytree(beside, folder / "build", symlinks=True)
    quads = [quad for name in store.graphs for quad in store.graph(name)]
    statements = ox.serialize(quads, format=ox.RdfFormat.TRIG)
    keep(folder / "releases", "2030.1", "2030-01-01", (statements or b"").decode())
    open_releases(folder / "releases", folder / "build", pytest.fail)
    return create_app(Settings(folder / "build", store, releases=folder / "releases"))


@pytest.fixture
def client(released: Flask) -> FlaskClient:
    return released.test_client()


def valid(told: object, name: str) -> None:
    """Raise a ValidationError unless it is made by the schema of this name."""
    schemas = TOLD["components"]["schemas"]
    Draft202012Validator({"components": {"schemas": schemas}, **reference(name)}).validate(told)


def described() -> set[tuple[str, str]]:
    return {
        (path, method.upper())
        for path, operations in TOLD["paths"].items()
        for method in operations
    }


def answered(app: Flask) -> set[tuple[str, str]]:
    return {
        (
            re.sub(r"<(?:\w+:)?(?:filename|(\w+))>", lambda m: f"{{{m[1] or 'path'}}}", rule.rule),
            method,
        )
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - BY_THEMSELVES
    }


def test_the_document_is_openapi() -> None:
    OpenAPIV31SpecValidator(json.loads(json.dumps(TOLD))).validate()


def test_every_address_is_described_and_none_is_invented(app: Flask) -> None:
    at_the_gate = {(route.path, "GET") for route in GATE}
    assert described() - at_the_gate == answered(app)
    assert at_the_gate <= described()
    assert {path for path, _ in at_the_gate} == {
        "/health",
        "/health/live",
        "/health/ready",
        "/metrics",
    }


def test_every_parameter_of_a_path_is_described() -> None:
    for path, operations in TOLD["paths"].items():
        for operation in operations.values():
            told = {p["name"] for p in operation.get("parameters", ()) if p["in"] == "path"}
            assert told == set(re.findall(r"{(\w+)}", path)), path


def test_every_tag_is_described_and_used() -> None:
    used = {
        tag for o in TOLD["paths"].values() for operation in o.values() for tag in operation["tags"]
    }
    assert used == TAGS.keys()


@pytest.mark.parametrize("route", SITE, ids=lambda route: route.path)
def test_an_address_answers_with_a_status_and_a_form_that_are_described(
    route: Route, client: FlaskClient
) -> None:
    address = THERE.get(route.path, route.path)
    assert "{" not in address
    responses = TOLD["paths"][route.path]["get"]["responses"]
    for accept in ("", *(offer for offer in route.offers if offer not in BY_ENDING)):
        response = client.get(address, headers={"Accept": accept}, buffered=True)
        assert str(response.status_code) in responses
        assert response.status_code < 400
        if response.status_code == 200:
            assert response.mimetype in responses["200"]["content"]
            assert response.headers["ETag"]


@pytest.mark.parametrize(
    "route", [route for route in SITE if 406 in route.others], ids=lambda route: route.path
)
def test_every_form_that_is_described_can_be_had(route: Route, client: FlaskClient) -> None:
    address = THERE.get(route.path, route.path)
    wanted = set(route.offers) - BY_ENDING
    had = {client.get(address, headers={"Accept": offer}).mimetype for offer in wanted}
    assert had == wanted
    assert client.get(address, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "route", [route for route in SITE if 404 in route.others], ids=lambda route: route.path
)
def test_a_status_that_is_described_for_what_is_not_there_is_given(
    route: Route, client: FlaskClient
) -> None:
    missing = re.sub(r"{\w+}", "no-such-thing", route.path)
    if "{" not in route.path:
        missing += "?id=no-such-thing&page=400"
    response = client.get(missing, headers={"Accept": "application/problem+json, */*;q=0.1"})
    assert response.status_code == 404
    problem = TOLD["components"]["schemas"]["Problem"]
    assert set(problem["required"]) <= response.json.keys() <= set(problem["properties"])


@pytest.mark.parametrize(
    "path",
    ["/sessions", "/series", "/people", "/organizations", "/places", "/themes", "/documents"],
)
def test_a_list_refuses_a_page_that_is_none(path: str, client: FlaskClient) -> None:
    assert client.get(f"{path}?page=zero").status_code == 400
    assert "400" in TOLD["paths"][path]["get"]["responses"]


def test_the_endpoint_has_every_parameter_of_the_protocol_and_every_status_of_ours() -> None:
    get, post = TOLD["paths"]["/sparql"]["get"], TOLD["paths"]["/sparql"]["post"]
    graphs = ["default-graph-uri", "named-graph-uri"]
    assert [p["name"] for p in get["parameters"]] == ["query", *graphs, "format"]
    assert [p["name"] for p in post["parameters"]] == [*graphs, "format"]
    bodies = post["requestBody"]["content"]
    assert bodies.keys() == {"application/x-www-form-urlencoded", "application/sparql-query"}
    form = bodies["application/x-www-form-urlencoded"]["schema"]
    assert form["properties"].keys() == {"query", *graphs, "format"}
    faults = {"400", "405", "406", "413", "429", "500", "503", "504", "default"}
    assert get["responses"].keys() == {"200", "304", *faults}
    assert post["responses"].keys() == {"200", "415", *faults}
    for status in ("429", "503"):
        assert "Retry-After" in get["responses"][status]["headers"]


def test_every_way_in_which_a_query_is_not_answered_has_its_status_described() -> None:
    ways = UnansweredError.__subclasses__()
    assert len(ways) > 3
    for method in ("get", "post"):
        responses = TOLD["paths"]["/sparql"][method]["responses"]
        assert {str(way.status) for way in ways} <= responses.keys()


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("Results", {"query": "SELECT ?s { ?s ?p ?o } LIMIT 2"}),
        ("Results", {"query": "ASK { ?s ?p ?o }"}),
        ("Problem", {"query": "SELECT"}),
        ("Problem", {"query": "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }"}),
        ("Problem", {"query": "ASK {}", "default-graph-uri": "http://example.org/none"}),
        ("Problem", {"query": "x" * 60_000}),
        ("Problem", {"query": "ASK {}", "update": "CLEAR ALL"}),
    ],
)
def test_what_the_endpoint_sends_is_made_as_described(
    name: str, parameters: dict[str, str], client: FlaskClient
) -> None:
    accept = {"Accept": "application/sparql-results+json, application/problem+json;q=0.9"}
    response = client.get("/sparql", query_string=parameters, headers=accept)
    described = TOLD["paths"]["/sparql"]["get"]["responses"][str(response.status_code)]
    assert described["content"][response.mimetype] == {"schema": reference(name)}
    valid(json.loads(response.text), name)


@pytest.mark.parametrize(
    "told", [live(), ready(State()), ready(WELL), health(State()), health(WELL)]
)
def test_what_is_said_of_health_is_made_as_described(told: Reply) -> None:
    valid(json.loads(told.body), "Problem" if told.status == 503 else "Health")


@pytest.mark.parametrize("address", ["/ontology.jsonld", "/data/session/2017/ws15.jsonld"])
def test_linked_data_in_json_is_described_as_what_it_is(address: str, client: FlaskClient) -> None:
    template = next(
        path for path in TOLD["paths"] if re.fullmatch(re.sub(r"{\w+}", ".+", path), address)
    )
    content = TOLD["paths"][template]["get"]["responses"]["200"]["content"]
    assert content["application/ld+json"] == {"schema": reference("Linked")}
    valid(client.get(address).get_json(force=True), "Linked")


def test_limits_are_told() -> None:
    about = TOLD["paths"]["/sparql"]["get"]["description"]
    for words in ("40000 characters", "30 seconds", "50000000 bytes", "16 queries may wait"):
        assert words in about


def test_the_server_gives_the_description_with_its_own_limits(store: EmbeddedStore) -> None:
    limits = Limits(seconds=2.5, query_characters=20)
    told = create_app(Settings(store=store, limits=limits)).test_client().get("/openapi.json")
    assert told.content_type == "application/json"
    sparql = told.json["paths"]["/sparql"]
    assert "2.5 seconds" in sparql["get"]["description"]
    bodies = sparql["post"]["requestBody"]["content"]
    assert bodies["application/sparql-query"]["schema"]["maxLength"] == 20
    assert told.json["servers"] == [{"url": "/"}]


def test_the_address_is_the_one_that_the_site_stands_under(client: FlaskClient) -> None:
    told = client.get("/openapi.json", environ_overrides={"SCRIPT_NAME": "/igf"})
    assert told.json["servers"] == [{"url": "/igf"}]
