"""The site on an engine elsewhere, which is Oxigraph's server, or Virtuoso, on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from engines import Server, oxigraph, virtuoso
from on_loopback import serving

from kg.iris import DEFAULT_BASE
from kg.remote.contents import contents
from kg.remote.loading import Build, load
from kg.remote.opening import open_remote
from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation.limits import Limits
from server.settings import Settings

ENGINES = {"oxigraph": oxigraph, "virtuoso": virtuoso}
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUERIES = (
    ("SELECT ?s ?name { ?s <https://schema.org/name> ?name }", "text/csv"),
    ("SELECT DISTINCT ?p { GRAPH ?g { ?s ?p ?o } }", "text/tab-separated-values"),
    ("ASK { ?s a <https://schema.org/Person> }", "application/sparql-results+json"),
    ("CONSTRUCT { ?s <urn:p> ?o } { ?s <https://schema.org/name> ?o }", "application/n-triples"),
)


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, nquads: bytes
) -> Iterator[Server]:
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as found:
        load(found.engine, Build(DEFAULT_BASE, "first", contents(nquads), "first"))
        yield found


@pytest.fixture(scope="module")
def address(engine: Server) -> Iterator[str]:
    store = open_remote(engine.url, seconds=5)
    limits = Limits(seconds=2, result_bytes=1 << 16)
    with serving(create_app(Settings(store=store, limits=limits))) as found:
        yield found


def asked(address: str, query: str, accept: str = "*/*") -> tuple[int, str, bytes]:
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        target = f"/sparql?{urlencode({'query': query})}"
        connection.request("GET", target, headers={"Accept": accept})
        response = connection.getresponse()
        return response.status, response.headers["Content-Type"], response.read()


def fetched(address: str, target: str) -> int:
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        connection.request("GET", target, headers={"Accept": "text/html"})
        response = connection.getresponse()
        response.read()
        return response.status


@pytest.mark.parametrize(("query", "accept"), QUERIES)
def test_an_answer_is_the_same_as_from_workers_here(
    address: str, store: EmbeddedStore, query: str, accept: str
) -> None:
    with serving(create_app(Settings(store=store))) as here:
        ours, theirs = asked(here, query, accept), asked(address, query, accept)
    assert ours[:2] == theirs[:2] == (200, theirs[1])
    if accept.endswith("json"):
        assert json.loads(ours[2]) == json.loads(theirs[2])
    else:
        assert sorted(ours[2].splitlines()) == sorted(theirs[2].splitlines())


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (RUNAWAY, 504),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", 503),
        ("SELECT * {", 400),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 400),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 400),
        ("SELECT * FROM <urn:elsewhere> { ?s ?p ?o }", 400),
    ],
)
def test_the_limits_and_refusals_are_the_same_too(address: str, query: str, status: int) -> None:
    found, kind, _ = asked(address, query)
    # An engine may need longer for a product than it may take to be too long.
    assert found in ({503, 504} if status == 503 else {status})
    assert kind == "application/problem+json"


def test_pages_are_made_of_what_the_engine_holds(address: str) -> None:
    for target in ("/", "/people", "/doc/session/2017/ws15", "/figures", "/health/ready"):
        assert fetched(address, target) == 200
    assert asked(address, "SELECT * { ?s a ?c } LIMIT 2", "text/html")[0] == 200


def test_another_build_is_answered_from_as_soon_as_it_is_there(
    engine: Server, address: str
) -> None:
    query = "SELECT ?name { <urn:new> <https://schema.org/name> ?name }"
    assert asked(address, query, "text/csv")[2] == b"name\r\n"
    quad = f'<urn:new> <https://schema.org/name> "new" <{DEFAULT_BASE}graph/curated> .\n'
    load(engine.engine, Build(DEFAULT_BASE, "second", contents(quad.encode()), "second"))
    assert asked(address, f"{query} #", "text/csv") == (
        200,
        "text/csv; charset=utf-8",
        b"name\r\nnew\r\n",
    )


def test_an_engine_that_is_gone_is_a_503_and_its_address_is_told(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as found:
        quad = f'<urn:s> <urn:p> "o" <{DEFAULT_BASE}graph/curated> .\n'
        load(found.engine, Build(DEFAULT_BASE, "only", contents(quad.encode()), "only"))
        app = create_app(Settings(store=open_remote(found.url, seconds=2)))
    with serving(app) as address:
        status, kind, body = asked(address, "ASK {}")
    assert (status, kind) == (503, "application/problem+json")
    assert found.url in json.loads(body)["detail"]
