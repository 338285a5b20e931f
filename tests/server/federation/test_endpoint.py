"""The endpoint as it runs, allowed to ask one other; the other is a site on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from another_endpoint import ENDPOINT, Site, relaying, results, site
from on_loopback import serving

from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation.limits import Limits
from server.settings import Settings

__all__ = ["site"]
CALL = f"SELECT * {{ SERVICE <{ENDPOINT}> {{ ?s ?p ?x }} }}"


@pytest.fixture
def address(store: EmbeddedStore, site: Site) -> Iterator[str]:
    with relaying(site.connect) as relay:
        settings = Settings(store=store, relay=relay, limits=Limits(seconds=3))
        with serving(create_app(settings)) as found:
            yield found


def asked(address: str, query: str) -> tuple[int, dict[str, str], str]:
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=20)) as connection:
        connection.request("GET", f"/sparql?{urlencode({'query': query})}")
        response = connection.getresponse()
        return response.status, dict(response.headers), response.read().decode()


def test_an_allowed_endpoint_is_asked_and_its_rows_are_not_kept(address: str, site: Site) -> None:
    for _ in range(2):
        status, headers, body = asked(address, CALL)
        assert (status, headers["cache-control"]) == (200, "no-store")
        assert "etag" not in headers
        (row,) = json.loads(body)["results"]["bindings"]
        assert row == {"x": {"type": "literal", "value": "1"}}
    assert [path for path, _, _ in site.asked] == ["/sparql?kind=query"] * 2


def test_a_failure_there_is_told_without_the_way_there(address: str, site: Site) -> None:
    site.respond = lambda handler: results(handler, b"no", 500)
    status, _, body = asked(address, CALL)
    assert status == 503
    assert "other.example" in body
    assert "127.0.0.1" not in body


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://another.example/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?e SERVICE ?e { ?s ?p ?o } }",
        f"SELECT * {{ SERVICE <{ENDPOINT}&x=1> {{ ?s ?p ?o }} }}",
        "SELECT * { SERVICE SILENT <http://127.0.0.1/> { ?s ?p ?o } }",
    ],
)
def test_any_other_endpoint_is_refused_and_the_allowed_one_is_named(
    address: str, site: Site, query: str
) -> None:
    status, _, body = asked(address, query)
    assert (status, ENDPOINT in body, site.asked) == (400, True, [])


def test_an_ordinary_query_has_no_way_out(address: str) -> None:
    assert asked(address, "ASK {}")[0] == 200


def test_the_service_description_says_that_others_may_be_asked(address: str) -> None:
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=20)) as connection:
        connection.request("GET", "/sparql", headers={"Accept": "application/n-triples"})
        told = connection.getresponse().read().decode()
    assert "sparql-service-description#BasicFederatedQuery" in told
