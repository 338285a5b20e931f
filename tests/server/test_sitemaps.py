"""Search engines find every page that they may list, and when what it tells changed last."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from flask.testing import FlaskClient
from lxml import etree

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.sitemap import MOST, Entry, sitemaps, urlset

SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# What the protocol allows inside an entry, in this order.
ENTRY = [["loc"], ["loc", "lastmod"]]
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")


def entries(text: str, root: str, element: str) -> dict[str, str | None]:
    """The addresses of a file with their days; fails where it is not as the protocol has it."""
    document = etree.fromstring(text.encode())
    assert document.tag == f"{SITEMAPS}{root}"
    found: dict[str, str | None] = {}
    for entry in document:
        assert entry.tag == f"{SITEMAPS}{element}"
        assert [child.tag.removeprefix(SITEMAPS) for child in entry] in ENTRY
        address, *changed = [child.text or "" for child in entry]
        assert all(MOMENT.fullmatch(day) for day in changed)
        assert address.startswith(DEFAULT_BASE)
        assert address not in found
        found[address] = changed[0] if changed else None
    return found


def files(client: FlaskClient) -> dict[str, dict[str, str | None]]:
    index = entries(client.get("/sitemap.xml").text, "sitemapindex", "sitemap")
    return {
        address.rpartition("/")[2]: entries(
            client.get(urlsplit(address).path).text, "urlset", "url"
        )
        for address in index
    }


def test_each_page_of_a_sitemap_is_there_and_canonical_and_may_be_listed(
    client: FlaskClient,
) -> None:
    found = [address for file in files(client).values() for address in file]
    for path in ("", "doc/session/2017/ws15", "voc/role/speaker", "ontology/Session", "pictures"):
        assert f"{DEFAULT_BASE}{path}" in found
    for address in found:
        page = client.get(address.removeprefix(DEFAULT_BASE.rstrip("/")))
        assert page.status_code == 200, address
        assert page.mimetype == "text/html"
        assert f'<link rel="canonical" href="{address}">' in page.text
        assert 'content="noindex"' not in page.text


def test_the_day_is_the_one_that_the_page_says(client: FlaskClient) -> None:
    for address, day in files(client)["sessions-1.xml"].items():
        page = client.get(address.removeprefix(DEFAULT_BASE.rstrip("/")))
        assert page.last_modified is not None
        assert day is not None
        assert f"{page.last_modified:%Y-%m-%d}" == day[:10]


def test_the_index_tells_the_newest_day_of_each_file(client: FlaskClient) -> None:
    index = entries(client.get("/sitemap.xml").text, "sitemapindex", "sitemap")
    told = {address.rpartition("/")[2]: day for address, day in index.items()}
    assert told == {
        name: max(filter(None, file.values()), default=None) for name, file in files(client).items()
    }


@pytest.mark.parametrize(
    "path",
    [
        "participation/t1",
        "statement/sa1",
        "judgement/j0001",
        "address/2017/unog",
        # Merged into another, and so moved for good.
        "person/pgone1",
        # Named once.
        "person/p2j5hn",
    ],
)
def test_what_nobody_looks_for_is_not_listed(client: FlaskClient, path: str) -> None:
    found = {address for file in files(client).values() for address in file}
    assert f"{DEFAULT_BASE}doc/{path}" not in found
    page = client.get(f"/doc/{path}")
    assert page.status_code == 301 or '<meta name="robots" content="noindex">' in page.text


def test_a_person_named_more_than_once_is_listed(client: FlaskClient) -> None:
    assert f"{DEFAULT_BASE}doc/person/p7k3m9" in files(client)["people-1.xml"]


def test_crawlers_are_led_to_it_and_away_from_the_endpoint(client: FlaskClient) -> None:
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").text.splitlines())
    assert robots.site_maps() == [f"{DEFAULT_BASE}sitemap.xml"]
    assert robots.can_fetch("*", "/doc/session/2017/ws15")
    assert robots.can_fetch("*", "/data/session/2017/ws15.jsonld")
    assert not robots.can_fetch("*", "/sparql?query=ASK%7B%7D")


def test_a_file_that_is_not_there_is_a_clear_404(client: FlaskClient) -> None:
    missing = client.get("/sitemaps/x-1.xml")
    assert (missing.status_code, "/sitemap.xml" in missing.text) == (404, True)


def test_more_addresses_than_a_file_may_hold_make_several() -> None:
    lines = "".join(
        f"<{DEFAULT_BASE}id/place/{n}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        f" <https://schema.org/Place> <{DEFAULT_BASE}graph/curated> .\n"
        for n in range(MOST + 1)
    )
    found = sitemaps(EmbeddedStore.of(lines.encode(), DEFAULT_BASE), (), lambda _: None)
    assert {name: len(file) for name, file in found.items()} == {"places-1": MOST, "places-2": 1}


def test_an_address_is_written_as_xml() -> None:
    text = urlset([Entry("http://127.0.0.1:8000/doc/a&b", None)])
    assert entries(text, "urlset", "url") == {"http://127.0.0.1:8000/doc/a&b": None}
