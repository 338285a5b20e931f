from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask, Response
from on_loopback import another_site

from benchmarks.crawl.__main__ import Times
from benchmarks.crawl.visits import JSONLD, PAGE, Visit, once_more, walk
from kg.iris import DEFAULT_BASE

FIRST = f"""<!doctype html><title>x</title>
<link rel="alternate" type="{JSONLD}" href="{DEFAULT_BASE}data/first.jsonld">
<script type="{JSONLD}">{{}}</script>
<a href="/id/thing#part">a thing</a> <a href="/doc/thing">the same</a>
<a href="/list?page=2">more</a>
<a href="/list?q=x">asked</a> <a href="/all.csv">a table</a> <a href="http://example.org/">away</a>"""


@pytest.fixture
def port() -> Iterator[int]:
    app = Flask(__name__)
    app.add_url_rule("/", "first", lambda: FIRST)
    app.add_url_rule("/doc/thing", "thing", lambda: '<a href="/">back</a>')
    app.add_url_rule("/list", "list", lambda: "<p>page")
    app.add_url_rule("/data/first.jsonld", "data", lambda: Response("{}", mimetype=JSONLD))
    app.add_url_rule("/id/thing", "id", lambda: Response("", 303, {"Location": "/doc/thing"}))
    with another_site(app) as address:
        found = urlsplit(address).port
        assert found is not None
        yield found


def test_a_crawler_fetches_each_page_once_and_the_data_beside_it(port: int) -> None:
    first = tuple(walk(port))
    assert [(visit.address, visit.accept, visit.status) for visit in first] == [
        ("/", PAGE, 200),
        ("/data/first.jsonld", JSONLD, 200),
        ("/sitemap.xml", PAGE, 404),
        ("/doc/thing", PAGE, 200),
        ("/list?page=2", PAGE, 200),
    ]
    assert [visit.within for visit in first] == [True, False, False, False, False]
    again = tuple(once_more(port, first))
    assert [visit.address for visit in again] == [visit.address for visit in first]


@pytest.mark.parametrize(
    ("address", "accept", "kind"),
    [
        ("/", PAGE, "home"),
        ("/doc/session/2017/ws15", PAGE, "doc/session"),
        ("/people?page=2", PAGE, "people?"),
        ("/data/session/2017/ws15.jsonld", JSONLD, "JSON-LD of data/session"),
    ],
)
def test_pages_are_told_apart_by_kind(address: str, accept: str, kind: str) -> None:
    assert visit(0, address, accept).kind == kind


def test_times_are_the_middle_the_99th_of_100_and_the_worst() -> None:
    assert Times.of(visit(number) for number in range(1, 102)) == Times(101, 51, 100, 101)


def visit(seconds: float, address: str = "/", accept: str = PAGE) -> Visit:
    return Visit(address, accept, 200, accept, seconds, 0)
