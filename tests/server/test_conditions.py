"""Conditional requests, against RFC 9110, section 13: the rules by themselves, and as served."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Response
from flask.testing import FlaskClient
from on_loopback import serving

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.conditions import Conditions
from server.settings import Settings

TAG, DAY = '"abc"', "Tue, 24 Nov 2026 00:00:00 GMT"
BEFORE, AFTER = "Mon, 23 Nov 2026 23:59:59 GMT", "Tue, 24 Nov 2026 00:00:01 GMT"

RULES = [
    (Conditions(), 200),
    (Conditions(none_match=TAG), 304),
    (Conditions(none_match=f"W/{TAG}"), 304),
    (Conditions(none_match=f'"x", "y,z" , {TAG}'), 304),
    (Conditions(none_match="*"), 304),
    (Conditions(none_match='"ab"'), 200),
    (Conditions(none_match='"ABC"'), 200),
    (Conditions(none_match=""), 200),
    (Conditions(modified_since=DAY), 304),
    (Conditions(modified_since=AFTER), 304),
    (Conditions(modified_since=BEFORE), 200),
    (Conditions(modified_since="Tuesday, 24-Nov-26 00:00:00 GMT"), 304),
    (Conditions(modified_since="yesterday"), 200),
    # A tag outranks a date, both ways.
    (Conditions(none_match='"x"', modified_since=AFTER), 200),
    (Conditions(none_match=TAG, modified_since=BEFORE), 304),
    (Conditions(match=TAG), 200),
    (Conditions(match=f'"x", {TAG}'), 200),
    (Conditions(match="*"), 200),
    (Conditions(match='"x"'), 412),
    # A weak tag vouches for no byte.
    (Conditions(match=f"W/{TAG}"), 412),
    (Conditions(unmodified_since=DAY), 200),
    (Conditions(unmodified_since=BEFORE), 412),
    (Conditions(unmodified_since="yesterday"), 200),
    (Conditions(match=TAG, unmodified_since=BEFORE), 200),
    (Conditions(match='"x"', unmodified_since=DAY), 412),
    # What may not go on is not looked at further.
    (Conditions(match=TAG, none_match=TAG), 304),
    (Conditions(match='"x"', none_match=TAG), 412),
]


@pytest.mark.parametrize(("conditions", "status"), RULES)
def test_conditions_are_weighed_in_their_order(conditions: Conditions, status: int) -> None:
    assert conditions.weighed(TAG, DAY) == status


@pytest.mark.parametrize(
    "conditions", [Conditions(modified_since=AFTER), Conditions(none_match=TAG)]
)
def test_what_has_neither_a_tag_nor_a_date_is_given(conditions: Conditions) -> None:
    assert conditions.weighed(None, None) == 200


FACES = [
    ("/doc/session/2017/ws15", "text/html"),
    ("/doc/session/2017/ws15", "text/turtle"),
    ("/data/session/2017/ws15.jsonld", "*/*"),
    ("/ontology", "text/turtle"),
    ("/ontology/Session", "text/html"),
    ("/voc/role", "application/rdf+xml"),
    ("/void", "text/html"),
    ("/graph/curated", "application/trig"),
    ("/linkset/doc/session/2017/ws15", "*/*"),
    ("/dump.nq", "*/*"),
]


@pytest.mark.parametrize(("address", "accept"), FACES)
def test_who_has_it_is_told_so_with_what_a_cache_goes_by(
    client: FlaskClient, address: str, accept: str
) -> None:
    whole = client.get(address, headers={"Accept": accept})
    assert not whole.headers["ETag"].startswith("W/")
    for condition in (
        {"If-None-Match": f'"x", {whole.headers["ETag"]}'},
        {"If-Modified-Since": whole.headers["Last-Modified"]},
    ):
        for method in ("GET", "HEAD"):
            told = client.open(address, method=method, headers={"Accept": accept, **condition})
            assert (told.status_code, told.data) == (304, b"")
            for name in ("ETag", "Vary", "Cache-Control", "Content-Location"):
                assert told.headers.get(name) == whole.headers.get(name)
            assert "Content-Type" not in told.headers
    other = {"Accept": accept, "If-None-Match": '"x"', "If-Modified-Since": AFTER}
    assert client.get(address, headers=other).status_code == 200
    assert client.get(address, headers={"Accept": accept, "If-Match": '"x"'}).status_code == 412


def test_each_form_of_each_thing_has_a_tag_of_its_own(client: FlaskClient) -> None:
    forms = ("text/html", "text/turtle", "application/ld+json", "application/rdf+xml")
    addresses = ("/doc/session/2017/ws15", "/doc/meeting/2017", "/voc/role", "/void")
    tags = {
        (address, form): client.get(address, headers={"Accept": form}).headers["ETag"]
        for address in addresses
        for form in forms
    }
    assert len(set(tags.values())) == len(tags)


def test_the_same_bytes_under_another_type_are_another_thing() -> None:
    app = create_app(Settings(store=EmbeddedStore.of(b"", DEFAULT_BASE)))
    for kind in ("plain", "csv"):
        app.add_url_rule(
            f"/{kind}", kind, lambda kind=kind: Response(b"a", content_type=f"text/{kind}")
        )
    client = app.test_client()
    assert client.get("/plain").headers["ETag"] != client.get("/csv").headers["ETag"]


def test_a_tag_and_a_date_are_the_same_in_another_process_of_the_same_build(
    client: FlaskClient, nquads: bytes, beside: Path
) -> None:
    store = EmbeddedStore.of(nquads, DEFAULT_BASE)
    other = create_app(Settings(out=beside, store=store)).test_client()
    for address, accept in [*FACES, ("/shapes", "text/turtle")]:
        told = [c.get(address, headers={"Accept": accept}).headers for c in (client, other)]
        assert told[0] == told[1]


def test_the_date_is_that_of_what_is_told(client: FlaskClient) -> None:
    days = {
        address: client.get(address).headers["Last-Modified"]
        for address in ("/doc/judgement/j0001", "/doc/judgement/j0003", "/ontology")
    }
    assert days == {
        "/doc/judgement/j0001": "Tue, 24 Nov 2026 00:00:00 GMT",
        "/doc/judgement/j0003": "Mon, 23 Nov 2026 00:00:00 GMT",
        "/ontology": "Fri, 27 Nov 2026 00:00:00 GMT",
    }
    # The rules come with the code, which has no date.
    assert "Last-Modified" not in client.get("/shapes").headers


def test_a_page_and_the_site_map_tell_the_same_day(client: FlaskClient) -> None:
    names = re.findall(r"/sitemaps/([a-z-]+[0-9]+)\.xml", client.get("/sitemap.xml").text)
    told = {
        address: changed
        for name in names
        for address, changed in re.findall(
            r"<loc>([^<]+/doc/[^<]+)</loc><lastmod>([^<]+)</lastmod>",
            client.get(f"/sitemaps/{name}.xml").text,
        )
    }
    assert len(told) > 5
    for address, changed in told.items():
        header = client.head(address.removeprefix(DEFAULT_BASE[:-1])).headers["Last-Modified"]
        assert f"{parsedate_to_datetime(header):%Y-%m-%d}" == changed[:10]


def test_nothing_was_changed_in_the_future() -> None:
    line = (
        f'<{DEFAULT_BASE}id/source/a> <https://w3id.org/igf-kg/ont#retrieved> "2999-01-01"'
        f" <{DEFAULT_BASE}graph/provenance> .\n"
    )
    client = create_app(Settings(store=EmbeddedStore.of(line.encode(), DEFAULT_BASE))).test_client()
    response = client.get("/data/source/a.ttl")
    assert response.status_code == 200
    assert "Last-Modified" not in response.headers


def test_the_gate_weighs_conditions_as_the_application_does(store: EmbeddedStore) -> None:
    # Twice: once for a page that is made, and once for one that was kept.
    with serving(create_app(Settings(store=store))) as address:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=20)

        def asked(method: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, "/voc/role.ttl", headers=named)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()

        for method in ("GET", "HEAD"):
            for _ in range(2):
                status, told, body = asked(method)
                assert (status, bool(body)) == (200, method == "GET")
                tag, day = told["etag"], told["last-modified"]
                assert asked(method, If_Modified_Since=day)[::2] == (304, b"")
                assert asked(method, If_None_Match=f"W/{tag}")[1]["etag"] == tag
                assert asked(method, If_None_Match='"x"', If_Modified_Since=day)[0] == 200
                assert asked(method, If_Match='"x"')[::2] == (412, b"")
                assert asked(method, If_Match=tag)[0] == 200
        connection.close()
