"""Whatever query comes, by each way and in each form, it is answered whole or refused."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from effort import effort
from hypothesis import given
from hypothesis import strategies as st
from on_loopback import serving
from sparql_queries import queries

from kg.store import EmbeddedStore
from server.app import create_app
from server.forms import GRAPHS, HTML, ROWS
from server.isolation.limits import MIB, Limits
from server.settings import Settings

MEANT = {200, 400, 406, 503, 504}
FORMS = (*ROWS.values(), *GRAPHS.values())
TYPES = (*(form.media_type for form in FORMS), HTML)
# Alone, and as what is liked best, since half of the forms can hold no answer to a given query.
KINDS = (*TYPES, *(f"{kind}, */*;q=0.1" for kind in TYPES), "*/*", "image/png")
LONG = 3_000
"""Characters up to which a query goes into an address."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one request brought."""

    status: int
    kind: str
    tag: str | None
    body: bytes


@pytest.fixture(scope="module")
def line(store: EmbeddedStore) -> Iterator[HTTPConnection]:
    limits = Limits(seconds=2, memory=128 * MIB, result_bytes=MIB)
    with serving(create_app(Settings(store=store, limits=limits))) as found:
        connection = HTTPConnection(urlsplit(found).netloc, timeout=30)
        yield connection
        connection.close()


def ask(line: HTTPConnection, way: str, query: str, accept: str) -> Told:
    form = urlencode({"query": query}, errors="surrogatepass")
    headers = {"Accept": accept}
    if way in ("GET", "HEAD"):
        line.request(way, f"/sparql?{form}", headers=headers)
    elif way == "form":
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", "/sparql", form.encode(), headers | kind)
    else:
        kind = {"Content-Type": "application/sparql-query"}
        line.request("POST", "/sparql", query.encode(), headers | kind)
    response = line.getresponse()
    kind_of_answer = response.headers["Content-Type"].partition(";")[0]
    return Told(response.status, kind_of_answer, response.headers["ETag"], response.read())


def read(told: Told) -> None:
    """Raise unless the body is what its media type says."""
    if told.kind in ("application/json", "application/sparql-results+json"):
        assert {"head"} <= json.loads(told.body).keys()
    elif told.kind == "application/sparql-results+xml":
        ET.fromstring(told.body)  # noqa: S314 - our own server's
        ox.parse_query_results(told.body, ox.QueryResultsFormat.XML)
    elif told.kind == "text/csv":
        list(csv.reader(io.StringIO(told.body.decode(), newline=""), strict=True))
    elif told.kind == "text/tab-separated-values":
        if told.body not in (b"true", b"false"):
            list(ox.parse_query_results(told.body, ox.QueryResultsFormat.TSV))
    elif told.kind == HTML:
        assert told.body.rstrip().endswith(b"</html>")
    else:
        (form,) = (form for form in GRAPHS.values() if form.media_type == told.kind)
        list(ox.parse(told.body, form.rdf, base_iri="http://example.org/"))


@effort(80)
@given(queries(), st.sampled_from(KINDS))
def test_any_query_is_answered_whole_or_refused_and_by_each_way_alike(
    line: HTTPConnection, query: str, accept: str
) -> None:
    ways = ("GET", "form", "body") if len(query) < LONG else ("form", "body")
    answers = [ask(line, way, query, accept) for way in ways]
    for told in answers:
        assert told.status in MEANT, told
        if told.status == 200:
            read(told)
        else:
            assert told.kind in ("application/problem+json", HTML)
            assert b"unforeseen" not in told.body
            assert b"report this query" not in told.body, told
    if answers[0].tag is not None:
        bodies = {told.body for told in answers if told.kind != HTML}
        assert len(bodies) <= 1
    assert len({told.status for told in answers} - {503, 504}) <= 1
    if len(query) < LONG:
        head = ask(line, "HEAD", query, accept)
        assert head.body == b""
        assert {head.status, answers[0].status} <= {answers[0].status, 503, 504}
