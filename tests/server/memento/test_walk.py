"""RFC 7089 by hand: pattern 2.1, from an original by its TimeGate to a memento and back."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kg.iris import DEFAULT_BASE as BASE

ORG = f"{BASE}doc/org/x"
JANUARY, FEBRUARY, MARCH = (
    "Thu, 10 Jan 2030 00:00:00 GMT",
    "Sun, 10 Feb 2030 00:00:00 GMT",
    "Sun, 10 Feb 2030 00:00:01 GMT",
)
LINK = re.compile(r'<(?P<target>[^>]*)>; rel="(?P<rel>[^"]*)"(?P<more>(?:; [a-z]+="[^"]*")*)')
OURS = {"original", "timegate", "timemap", "memento", "first", "last", "prev", "next"}


def path(address: str) -> str:
    """An address of the site as the test client asks for it."""
    assert address.startswith(BASE)
    return "/" + address.removeprefix(BASE)


def links(response: TestResponse) -> dict[str, tuple[str, str]]:
    """The links of RFC 7089 in a header: by their relation the target, and what else is said."""
    found = LINK.finditer(response.headers["Link"])
    return {
        match["rel"]: (match["target"], match["more"])
        for match in found
        if OURS & set(match["rel"].split())
    }


def ask(client: FlaskClient, address: str, date: str | None = None) -> TestResponse:
    return client.get(path(address), headers={} if date is None else {"Accept-Datetime": date})


@pytest.mark.parametrize(
    "place", ["id/org/x", "doc/org/x", "data/org/x.ttl", "graph/curated", "graph/curated.nq", ""]
)
def test_a_resource_names_its_timegate_and_its_timemap(place: str, client: FlaskClient) -> None:
    response = client.get(f"/{place}")
    assert links(response) == {
        "original": (f"{BASE}{place}", ""),
        "timegate": (f"{BASE}timegate/{BASE}{place}", ""),
        "timemap": (f"{BASE}timemap/link/{BASE}{place}", '; type="application/link-format"'),
    }
    assert "Memento-Datetime" not in response.headers
    assert "accept-datetime" not in response.headers.get("Vary", "").lower()


def test_a_timegate_leads_to_the_release_that_was_the_last_then(client: FlaskClient) -> None:
    gate = links(ask(client, ORG))["timegate"][0]
    response = ask(client, gate, "Fri, 01 Feb 2030 12:00:00 GMT")
    assert response.status_code == 302
    assert response.headers["Location"] == f"{BASE}release/2030.1/doc/org/x"
    assert response.headers["Vary"] == "accept-datetime"
    assert "Memento-Datetime" not in response.headers
    assert links(response) == {
        "original": (ORG, ""),
        "timemap": (f"{BASE}timemap/link/{ORG}", '; type="application/link-format"'),
        "first memento": (f"{BASE}release/2030.1/doc/org/x", f'; datetime="{JANUARY}"'),
        "next memento": (f"{BASE}release/2030.2/doc/org/x", f'; datetime="{FEBRUARY}"'),
        "last memento": (f"{BASE}release/2030.3/doc/org/x", f'; datetime="{MARCH}"'),
    }


@pytest.mark.parametrize(
    ("date", "version"),
    [
        (None, "2030.3"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", "2030.1"),
        (JANUARY, "2030.1"),
        ("Sat, 09 Feb 2030 23:59:59 GMT", "2030.1"),
        (FEBRUARY, "2030.2"),
        (MARCH, "2030.3"),
        ("Fri, 31 Dec 9999 23:59:59 GMT", "2030.3"),
    ],
)
def test_the_moment_asked_for_decides_which_release_it_is(
    date: str | None, version: str, client: FlaskClient
) -> None:
    response = ask(client, f"{BASE}timegate/{ORG}", date)
    assert response.headers["Location"] == f"{BASE}release/{version}/doc/org/x"


def test_a_memento_says_of_when_it_is_and_what_is_around_it(client: FlaskClient) -> None:
    response = ask(client, f"{BASE}release/2030.2/doc/org/x")
    assert response.status_code == 200
    assert response.headers["Memento-Datetime"] == FEBRUARY
    assert "accept-datetime" not in response.headers["Vary"].lower()
    assert links(response) == {
        "original": (ORG, ""),
        "timegate": (f"{BASE}timegate/{ORG}", ""),
        "timemap": (f"{BASE}timemap/link/{ORG}", '; type="application/link-format"'),
        "first prev memento": (f"{BASE}release/2030.1/doc/org/x", f'; datetime="{JANUARY}"'),
        "memento": (f"{BASE}release/2030.2/doc/org/x", f'; datetime="{FEBRUARY}"'),
        "last next memento": (f"{BASE}release/2030.3/doc/org/x", f'; datetime="{MARCH}"'),
    }
    assert "Body X, corrected" in response.text
    assert "Body X, anew" not in response.text


def test_a_memento_of_a_redirect_is_a_redirect_to_a_memento(client: FlaskClient) -> None:
    response = client.get(
        "/release/2030.1/id/org/x", headers={"Accept": "text/turtle"}, follow_redirects=False
    )
    assert response.status_code == 303
    assert response.headers["Memento-Datetime"] == JANUARY
    assert links(response)["original"][0] == f"{BASE}id/org/x"
    assert response.headers["Location"] == "/release/2030.1/data/org/x.ttl"
    then = client.get(response.headers["Location"])
    assert then.headers["Memento-Datetime"] == JANUARY
    assert '"Body X"' in then.text


def test_a_page_of_a_list_has_its_own_states(client: FlaskClient) -> None:
    response = client.get(f"/timegate/{BASE}sessions?year=2030")
    assert response.headers["Location"] == f"{BASE}release/2030.3/sessions?year=2030"
    there = client.get(path(response.headers["Location"]))
    assert there.headers["Memento-Datetime"] == MARCH
    assert links(there)["original"][0] == f"{BASE}sessions?year=2030"


def test_a_timemap_lists_every_state_in_order(client: FlaskClient) -> None:
    response = client.get(f"/timemap/link/{ORG}")
    assert response.content_type == "application/link-format"
    assert response.text == (
        f'<{ORG}>;rel="original",\n'
        f'<{BASE}timemap/link/{ORG}>;rel="self";type="application/link-format"'
        f';from="{JANUARY}";until="{MARCH}",\n'
        f'<{BASE}timegate/{ORG}>;rel="timegate",\n'
        f'<{BASE}release/2030.1/doc/org/x>;rel="first memento";datetime="{JANUARY}",\n'
        f'<{BASE}release/2030.2/doc/org/x>;rel="memento";datetime="{FEBRUARY}",\n'
        f'<{BASE}release/2030.3/doc/org/x>;rel="last memento";datetime="{MARCH}"\n'
    )


def test_the_timemap_in_json_lists_the_same(client: FlaskClient) -> None:
    place = f"{BASE}doc/place/1"
    first, last = (f"{BASE}release/2030.{n}/doc/place/1" for n in (1, 3))
    told = client.get(f"/timemap/json/{place}").json
    assert told == {
        "original_uri": place,
        "timegate_uri": f"{BASE}timegate/{place}",
        "timemap_uri": {
            "link_format": f"{BASE}timemap/link/{place}",
            "json_format": f"{BASE}timemap/json/{place}",
        },
        "mementos": {
            "first": {"datetime": "2030-01-10T00:00:00Z", "uri": [first]},
            "last": {"datetime": "2030-02-10T00:00:01Z", "uri": [last]},
            "list": [
                {"datetime": "2030-01-10T00:00:00Z", "uri": first, "release": "2030.1"},
                {"datetime": "2030-02-10T00:00:01Z", "uri": last, "release": "2030.3"},
            ],
        },
    }


def test_every_memento_that_a_timemap_lists_is_one_at_the_moment_it_says(
    client: FlaskClient,
) -> None:
    places = ("id/org/x", "doc/org/x", "data/org/x.jsonld", "graph/curated", "meetings", "")
    listed = re.compile(r'<([^>]*)>;rel="(?:first |last )*memento";datetime="([^"]*)"')
    for place in places:
        found = listed.findall(client.get(f"/timemap/link/{BASE}{place}").text)
        assert len(found) == 3
        for address, date in found:
            response = client.get(path(address))
            assert response.status_code in (200, 303)
            assert response.headers["Memento-Datetime"] == date
            assert links(response)["original"][0] == f"{BASE}{place}"


def test_what_is_not_here_any_more_has_its_states_and_its_page_leads_to_them(
    client: FlaskClient,
) -> None:
    gone = client.get("/doc/place/1")
    assert gone.status_code == 404
    assert "/release/2030.3/doc/place/1" in gone.text
    assert links(gone)["timemap"][0] == f"{BASE}timemap/link/{BASE}doc/place/1"
    assert "Hall" in client.get("/release/2030.3/doc/place/1").text


def test_what_is_in_no_release_yet_has_no_states_and_it_is_said_so(client: FlaskClient) -> None:
    assert "In no release yet" in client.get("/doc/org/new").text
    for place in (f"timemap/link/{BASE}doc/org/new", f"timegate/{BASE}doc/org/new"):
        response = client.get(f"/{place}")
        assert response.status_code == 404
        assert "no release has" in response.json["detail"]
    assert client.get("/release/2030.3/doc/org/new").status_code == 404
    assert "Memento-Datetime" not in client.get("/release/2030.3/doc/org/new").headers


@pytest.mark.parametrize(
    "place",
    [
        "doc/person/ada",
        f"timegate/{BASE}doc/person/ada",
        f"timemap/link/{BASE}id/person/ada",
        f"timemap/json/{BASE}data/person/ada.ttl",
        "release/2030.1/doc/person/ada",
        "release/2030.1/id/person/ada",
        "release/2030.1/data/person/ada.nt",
        "release/2030.1/whole/parts/person/ada",
    ],
)
def test_of_a_person_who_was_withdrawn_no_state_is_shown(place: str, client: FlaskClient) -> None:
    response = client.get(f"/{place}")
    assert response.status_code == 410
    assert "Ada" not in response.text
    assert "Memento-Datetime" not in response.headers
    assert "memento" not in response.headers.get("Link", "")


def test_a_site_without_releases_says_nothing_of_states(app_without: FlaskClient) -> None:
    response = app_without.get("/doc/session/2017/ws15")
    assert "timegate" not in response.headers["Link"]
    assert 'id="history"' not in response.text
    assert app_without.get("/timegate/doc/session/2017/ws15").status_code == 404


@pytest.fixture
def app_without(app: object) -> FlaskClient:
    from flask import Flask

    assert isinstance(app, Flask)
    return app.test_client()
