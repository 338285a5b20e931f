"""`/changes`: what each release changed, as a person would read it, as data, and as a feed."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from changed_releases import FIRST, SECOND, served
from flask.testing import FlaskClient
from small_releases import keep

from kg.store import EmbeddedStore
from server.app import create_app
from server.pages.changes import sections
from server.pages.values import Value
from server.settings import Settings


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("changed")
    releases, out = folder / "releases", folder / "build"
    keep(releases, "2030.1", "2030-01-10", FIRST)
    keep(releases, "2030.2", "2030-03-10", SECOND)
    return served(releases, out, SECOND)


def text_of(client: FlaskClient, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    main = response.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())


def test_the_releases_are_listed_newest_first_with_how_much_they_changed(
    client: FlaskClient,
) -> None:
    text = text_of(client, "/changes")
    assert "2030.2 Sunday 10 March 2030 1 1 3 1 1" in text
    assert "2030.1 Thursday 10 January 2030 The first release: nothing to compare." in text
    assert text.index("2030.2 Sunday") < text.index("2030.1 Thursday")


def test_a_release_is_told_statement_by_statement_in_words(client: FlaskClient) -> None:
    text = text_of(client, "/changes/2030.2")
    assert "What changed from 2030.1 of 10 January 2030 to 2030.2 of 10 March 2030" in text
    assert "title: was “Opening”, is “Opening <of> & all”" in text
    assert "start: was Saturday 1 June 2030, is Sunday 2 June 2030" in text
    assert "1 session is new WS2 of 2030, “Second”" in text
    assert "Adah Test (adah) is now one with Ada Test (ada)" in text
    assert "bob, on 9 March 2030 (reason: take-down)" in text
    assert "Bob Sample" not in text


def test_what_is_here_has_a_link_and_what_is_gone_has_none(client: FlaskClient) -> None:
    page = client.get("/changes/2030.2").text
    assert '<a href="/doc/session/2030/ws2">' in page
    assert "Body X" in page
    assert "/doc/org/x" not in page


def test_the_difference_comes_as_data(client: FlaskClient) -> None:
    response = client.get("/changes/2030.2.ttl", buffered=True)
    assert (response.status_code, response.mimetype) == (200, "text/turtle")
    told = {quad.subject for quad in ox.parse(response.data, format=ox.RdfFormat.TURTLE)}
    assert told
    part = client.get("/changes/2030.2.ttl", headers={"Range": "bytes=0-9"}, buffered=True)
    assert (part.status_code, part.data) == (206, response.data[:10])


@pytest.mark.parametrize(
    "name", ["2031.1", "2030.2.pdf", "2030.2.ttl.ttl", "..%2f2030.2", "x" * 3000, "2031.1.atom"]
)
def test_a_release_that_there_is_not_is_a_404_that_leads_on(client: FlaskClient, name: str) -> None:
    response = client.get(f"/changes/{name}", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert "/changes" in response.text


def test_pages_that_there_are_not_are_refused(client: FlaskClient) -> None:
    assert client.get("/changes?page=2").status_code == 404
    assert client.get("/changes/2030.2?page=2").status_code == 404
    assert client.get("/changes/2030.2.atom?page=2").status_code == 404
    assert client.get("/changes/2030.2?page=x").status_code == 400


def test_before_the_first_release_the_pages_say_so(store: EmbeddedStore) -> None:
    bare = create_app(Settings(store=store)).test_client()
    assert "Nothing was released here yet" in text_of(bare, "/changes")
    assert bare.get("/changes/2030.1").status_code == 404


def test_a_package_that_is_away_is_a_fault_that_says_so(tmp_path: Path) -> None:
    releases, out = tmp_path / "releases", tmp_path / "build"
    keep(releases, "2030.1", "2030-01-10", FIRST)
    bag = keep(releases, "2030.2", "2030-03-10", SECOND)
    client = served(releases, out, SECOND)
    shutil.rmtree(bag / "data" / "changes")
    response = client.get("/changes/2030.2", headers={"Accept": "text/html"})
    assert response.status_code == 503
    assert "the package of release 2030.2 is not here, or not whole" in response.text
    assert "Its package is not on this server." in text_of(client, "/changes")


def test_lines_that_were_paged_are_put_together_again() -> None:
    rows = [
        ("Sessions", "2 sessions are new", Value("A"), ("x",)),
        ("Sessions", "2 sessions are new", Value("B"), ()),
        ("People", "Of 3 people only the documents that name them have changed", Value(""), ()),
    ]
    sessions, people = sections(rows)
    assert [(group.lead, [v.text for v, _ in group.items]) for group in sessions.groups] == [
        ("2 sessions are new", ["A", "B"])
    ]
    assert [(group.lead, group.items) for group in people.groups] == [(rows[2][1], ())]
