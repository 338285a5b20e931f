"""What a reader is told on a page when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from kg.errors import StoreError
from kg.store import EmbeddedStore
from server.app import create_app
from server.problems import TITLES, RequestError
from server.settings import Settings

FAULTS = {
    "/told/400": RequestError(400, "'x' is no year; give four digits"),
    "/told/406": RequestError(406, "ask for another", (("text/turtle", "/data/x.ttl"),)),
    "/told/410": RequestError(410, "it was withdrawn"),
    "/told/429": RequestError(429, "too many at once", retry_after=1),
    "/told/500": ValueError("a secret of the server"),
    "/told/503": StoreError("the store is being replaced; wait for it"),
}


@pytest.fixture(scope="module")
def client(store: EmbeddedStore) -> FlaskClient:
    app = create_app(Settings(store=store))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for path, fault in FAULTS.items():
        app.add_url_rule(path, path, raising(fault))
    return app.test_client()


def raising(fault: Exception) -> Callable[[], str]:
    def view() -> str:
        raise fault

    return view


def page(client: FlaskClient, path: str) -> BeautifulSoup:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.mimetype == "text/html"
    return BeautifulSoup(response.data, "lxml")


def lead(client: FlaskClient, path: str) -> str:
    found = page(client, path).select_one("main .lead")
    assert found is not None
    return found.get_text()


@pytest.mark.parametrize("path", ["/nothing", *FAULTS])
def test_each_fault_has_a_heading_a_search_engine_passes_by_and_ways_on(
    client: FlaskClient, path: str
) -> None:
    told = page(client, path)
    status = int(path.rpartition("/")[2]) if path in FAULTS else 404
    heading = told.select_one("h1")
    assert heading is not None
    assert heading.get_text() == TITLES[status]
    assert [robots["content"] for robots in told.select("meta[name=robots]")] == ["noindex"]
    links = {str(link["href"]) for link in told.select("main a")}
    assert {"/", "/meetings", "/people", "/examples"} <= links


def test_what_is_wrong_and_the_mend_are_a_sentence(client: FlaskClient) -> None:
    assert lead(client, "/told/400") == "'x' is no year; give four digits."
    assert lead(client, "/told/503") == "the store is being replaced; wait for it."


def test_what_there_is_instead_is_linked(client: FlaskClient) -> None:
    offered = page(client, "/told/406").select("section li a")
    assert [(link.get_text(), link["href"]) for link in offered] == [("text/turtle", "/data/x.ttl")]


@pytest.mark.parametrize(("path", "words"), [("/told/429", "in 1 second."), ("/told/503", "5 sec")])
def test_a_passing_fault_says_when_to_ask_again(client: FlaskClient, path: str, words: str) -> None:
    assert words in page(client, path).get_text()


def test_an_unforeseen_fault_tells_nothing_of_the_server(client: FlaskClient) -> None:
    assert "secret" not in page(client, "/told/500").get_text()


@pytest.mark.parametrize(
    ("path", "words"),
    [("/wiki/internet-society", "internet society"), ("/id/person/p5a5fhg", ""), ("/a/b.php", "")],
)
def test_a_wrong_address_is_looked_for_by_its_words(
    client: FlaskClient, path: str, words: str
) -> None:
    field = page(client, path).select_one("main input[name=q]")
    assert field is not None
    assert field["value"] == words
