"""Each release as a site of its own, that leads nowhere but to itself unless it says so."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from small_releases import JANUARY, keep

from kg.iris import DEFAULT_BASE as BASE
from kg.releases.opening import open_releases
from kg.store import EmbeddedStore
from server.app import create_app
from server.past.shelf import OPEN, SHELF, Shelf
from server.settings import Settings

LEAD = "/release/2030.1/"
LINKS = "//a/@href | //img/@src | //script/@src | //form/@action | //object/@data | //link/@href"
MOST = 150


@pytest.fixture(scope="module")
def whole(store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A release of the graph with something of everything, beside a present with nothing."""
    folder = tmp_path_factory.mktemp("whole")
    quads = [quad for name in store.graphs for quad in store.graph(name)]
    trig = (ox.serialize(quads, format=ox.RdfFormat.TRIG) or b"").decode()
    keep(folder / "releases", "2030.1", "2030-01-10", trig)
    open_releases(folder / "releases", folder / "build", pytest.fail)
    now = EmbeddedStore.of(b"", BASE)
    return create_app(Settings(folder / "build", now, releases=folder / "releases")).test_client()


def test_a_release_is_walked_through_without_leaving_it(whole: FlaskClient) -> None:
    waiting, seen, broken, out = deque([LEAD]), {LEAD}, [], set()
    walked = 0
    while waiting and walked < MOST:
        address = waiting.popleft()
        response = whole.get(
            address, headers={"Accept": "text/html"}, follow_redirects=True, buffered=True
        )
        walked += 1
        if response.status_code >= 400:
            broken.append((address, response.status_code))
        if response.mimetype != "text/html" or response.status_code != 200:
            continue
        tree = html.document_fromstring(response.data)
        today = tree.xpath("//aside[@class='as-of']//a/@href")
        assert len(today) == 1, address
        canonical = tree.xpath("//link[@rel='canonical']/@href")
        for link in tree.xpath(LINKS):
            to = urldefrag(urljoin(response.request.path, str(link))).url
            if str(link) in (*today, *canonical) or to.startswith(("http", "mailto")):
                continue
            if not to.startswith(LEAD):
                out.add((address, to))
            elif to not in seen and "?" not in to:
                seen.add(to)
                waiting.append(to)
    assert walked > 60
    assert broken == []
    assert out == set()


def test_each_page_says_of_when_it_is_and_where_it_is_as_of_today(whole: FlaskClient) -> None:
    response = whole.get(f"{LEAD}sessions?year=2017")
    assert "release <strong>2030.1</strong> of Thursday 10 January 2030" in response.text
    assert 'href="/sessions?year=2017">The same page today</a>' in response.text
    assert response.headers["Dataset-Version"] == "2030.1"


@pytest.mark.parametrize("place", ["", "sessions", "doc/session/2017/ws15", "no/such/page"])
def test_no_page_of_a_release_is_for_search_engines(place: str, whole: FlaskClient) -> None:
    response = whole.get(f"{LEAD}{place}")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.text


def test_crawlers_are_told_to_leave_releases_alone(whole: FlaskClient) -> None:
    robots = whole.get("/robots.txt").text
    assert "Disallow: /release/\n" in robots
    assert "Disallow: /releases/\n" in robots
    assert "Disallow: /timegate/\n" in robots
    assert "/release/" not in whole.get("/sitemap.xml").text


@pytest.mark.parametrize(
    "place",
    [
        *("sparql", "sparql?query=ASK%20%7B%7D", "review", "reconcile", "robots.txt"),
        *("sitemap.xml", "openapi.json", "opensearch.xml", "terms.json", "examples", "health"),
        *("metrics", "releases", "timegate/doc/x", "release/2030.1/", "linkset/doc/x"),
    ],
)
def test_what_only_the_present_has_is_not_in_a_release(place: str, whole: FlaskClient) -> None:
    assert whole.get(f"{LEAD}{place}").status_code == 404


def test_nothing_can_be_sent_to_a_release(whole: FlaskClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert whole.open(f"{LEAD}sessions", method=method).status_code == 405


def test_the_search_of_a_release_searches_that_release(whole: FlaskClient) -> None:
    found = whole.get(f"{LEAD}search?q=cybersecurity").text
    assert f'href="{LEAD}doc/session/2017/ws15"' in found
    assert "ws15" not in whole.get("/search?q=cybersecurity").text


@pytest.mark.parametrize(
    "version",
    ["2031.1", "..", "%2e%2e", "2030.1%00", "2030.1%2f..", "9" * 3_000, "<script>", "2030.1 "],
)
@pytest.mark.parametrize("rest", ["", "doc/session/2017/ws15", "../2030.1/"])
def test_a_version_that_there_is_not_is_a_404_that_lists_those_there_are(
    version: str, rest: str, whole: FlaskClient
) -> None:
    response = whole.get(f"/release/{version}/{rest}")
    assert response.status_code == 404
    if ".." not in f"{version}{rest}" and "%" not in version:
        assert f'<a href="{LEAD}">Release 2030.1</a>' in response.text
        assert "<script>" not in response.text.replace("<script ", "")


def test_a_link_to_today_never_leads_to_another_site(whole: FlaskClient) -> None:
    response = whole.get(f"{LEAD}/example.org/x")
    assert 'href="//example.org' not in response.text


def test_the_links_of_a_memento_lead_to_data_of_the_same_release(whole: FlaskClient) -> None:
    told = whole.get(f"{LEAD}doc/session/2017/ws15").headers["Link"]
    assert f'<{BASE}release/2030.1/data/session/2017/ws15.ttl>; rel="describedby"' in told
    assert f'<{BASE}id/session/2017/ws15>; rel="cite-as"' in told
    assert f"<{BASE}data/" not in told
    assert "linkset" not in told


def test_only_a_few_releases_are_open_at_a_time(tmp_path: Path) -> None:
    versions = [f"2030.{number}" for number in range(1, OPEN + 3)]
    for version in versions:
        keep(tmp_path / "releases", version, "2030-01-10", JANUARY)
    open_releases(tmp_path / "releases", tmp_path / "build", pytest.fail)
    settings = Settings(
        tmp_path / "build", EmbeddedStore.of(b"", BASE), releases=tmp_path / "releases"
    )
    app = create_app(settings)
    for version in (*versions, *versions):
        response = app.test_client().get(f"/release/{version}/doc/org/x")
        assert response.headers["Dataset-Version"] == version
    shelf: Shelf = app.extensions[SHELF]
    assert shelf.open == tuple(versions[-OPEN:])


def test_a_release_that_is_made_anew_is_served_anew_without_a_restart(tmp_path: Path) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    keep(releases, "2030.1", "2030-01-10", JANUARY)
    open_releases(releases, out, pytest.fail)
    app = create_app(Settings(out, EmbeddedStore.of(b"", BASE), releases=releases))
    client = app.test_client()
    assert "Body X" in client.get("/release/2030.1/doc/org/x").text

    (releases / "2030.1").rename(tmp_path / "before")
    keep(releases, "2030.1", "2030-01-10", JANUARY.replace("Body X", "Body Y"))
    keep(releases, "2030.2", "2030-02-10", JANUARY)
    open_releases(releases, out, pytest.fail)

    assert "Body Y" in client.get("/release/2030.1/doc/org/x").text
    assert client.get("/release/2030.2/doc/org/x").status_code == 200
    (releases / "2030.2").rename(tmp_path / "gone")
    open_releases(releases, out, pytest.fail)
    assert client.get("/release/2030.2/doc/org/x").status_code == 404


def test_a_client_that_asks_again_is_told_that_nothing_changed(released: Flask) -> None:
    client = released.test_client()
    first = client.get("/release/2030.1/doc/org/x")
    again = client.get(
        "/release/2030.1/doc/org/x", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert again.status_code == 304
    assert again.headers["Memento-Datetime"] == first.headers["Memento-Datetime"]
