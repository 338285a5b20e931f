"""Lists of a thing in full, where its page has only their beginning."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

SESSIONS = 250
ROOM = f"{DEFAULT_BASE}id/place/2031/hall"


@pytest.fixture(scope="module")
def crowded() -> FlaskClient:
    """A room of a building, with more sessions than one sheet holds."""
    schema, igf = "https://schema.org/", "https://w3id.org/igf-kg/ont#"
    a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    curated = f"<{DEFAULT_BASE}graph/curated> ."
    lines = [
        f"<{ROOM}> {a} <{schema}Place> {curated}",
        f'<{ROOM}> <{schema}name> "Hall" {curated}',
        f"<{ROOM}> <{schema}containedInPlace> <{DEFAULT_BASE}id/place/2031/quay> {curated}",
        f'<{DEFAULT_BASE}id/place/2031/quay> <{schema}name> "Quay" {curated}',
    ]
    for number in range(SESSIONS):
        session = f"<{DEFAULT_BASE}id/session/2031/s{number:03}>"
        lines += [
            f"{session} {a} <{igf}Session> {curated}",
            f'{session} <{schema}name> "Session {number:03}" {curated}',
            f"{session} <{schema}location> <{ROOM}> {curated}",
        ]
    store = EmbeddedStore.of("\n".join(lines).encode(), DEFAULT_BASE)
    return create_app(Settings(store=store)).test_client()


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]+">(Session \d+)</a>', page)


def test_a_page_begins_a_long_list_and_leads_to_all_of_it(crowded: FlaskClient) -> None:
    page = crowded.get("/doc/place/2031/hall").text
    assert names(page) == [f"Session {number:03}" for number in range(100)]
    assert "These are the first 100 of 250." in page
    assert 'href="/whole/slots/place/2031/hall">See all 250 sessions</a>' in page


def test_the_sheets_together_have_all_of_it_and_lead_on(crowded: FlaskClient) -> None:
    found: list[str] = []
    address: str | None = "/whole/slots/place/2031/hall"
    while address is not None:
        page = crowded.get(address).text
        found += names(page)
        onward = re.search(r'<a rel="next" href="([^"]+)"', page)
        address = html.unescape(onward.group(1)) if onward else None
    assert found == [f"Session {number:03}" for number in range(SESSIONS)]


def test_a_sheet_says_which_it_is_and_is_not_for_search_engines(crowded: FlaskClient) -> None:
    page = crowded.get("/whole/slots/place/2031/hall?page=2").text
    assert "<title>Sessions, page 2: Hall (Quay) · IGF knowledge graph</title>" in page
    canonical = f"{DEFAULT_BASE}whole/slots/place/2031/hall?page=2"
    assert f'<link rel="canonical" href="{canonical}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Page 2 of 3</span>" in page
    assert "These are the first" not in page


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/whole/slots/place/2031/hall?page=4", 404, "there are 3 sheets of this list"),
        ("/whole/slots/place/2031/hall?page=0", 400, "give a number from 1"),
        ("/whole/slots/place/2031/hall?page=²", 400, "give a number from 1"),
        ("/whole/facts/place/2031/hall", 404, "there are /whole/slots/place/2031/hall"),
        ("/whole/companions/place/2031/hall", 404, "there is no list 'companions' of “Hall”"),
        ("/whole/slots/place/2031/no-such", 404, "nothing is known of"),
        ("/whole/slots/voc/tag/2031/no-such", 404, "nothing is known of"),
    ],
)
def test_a_sheet_that_is_not_there_says_what_is(
    crowded: FlaskClient, address: str, status: int, words: str
) -> None:
    response = crowded.get(address, headers={"Accept": "text/html"})
    assert response.status_code == status
    assert words in html.unescape(response.text)


def test_what_was_merged_or_withdrawn_has_its_lists_where_it_went(client: FlaskClient) -> None:
    moved = client.get("/whole/parts/person/pgone1")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/whole/parts/person/p7k3m9")
    assert client.get("/whole/parts/person/pgone3").status_code == 410


@pytest.mark.parametrize(
    "address",
    [
        "/whole/participants/session/2017/ws15",
        "/whole/parts/person/p7k3m9",
        "/whole/companions/person/p7k3m9",
        "/whole/identity/person/p7k3m9",
        "/whole/documents/session/2017/ws15",
        "/whole/source/source/aaaa000000000001",
        "/whole/statements/participation/t1",
        "/whole/rooms/place/2017/unog",
        "/whole/slots/voc/tag/2017/cybersecurity",
    ],
)
def test_each_list_has_a_page_of_its_own_that_leads_back(client: FlaskClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    path = address.split("/", 3)[3]
    back = f"/{path}" if path.startswith("voc/") else f"/doc/{path}"
    assert f'<h1>{page.text.split("<h1>")[1].partition(":")[0]}: <a href="{back}">' in page.text
