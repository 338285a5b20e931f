from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from kg.iris import DEFAULT_BASE as BASE
from server.memento.asked import moment_asked
from server.memento.mementos import http_date
from server.memento.originals import Original, original
from server.problems import RequestError


@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0, tzinfo=dt.UTC)))
def test_a_moment_is_read_as_it_is_written(moment: dt.datetime) -> None:
    assert moment_asked(http_date(moment)) == moment


@pytest.mark.parametrize(
    "header",
    [
        "",
        "yesterday",
        "2030-01-10",
        "2030-01-10T00:00:00Z",
        "10 Jan 2030 00:00:00 GMT",
        "Thu, 10 Jan 2030 00:00:00 CET",
        "Thu, 10 Jan 2030 00:00:00 +0000",
        "Thu, 10 Jän 2030 00:00:00 GMT",
        "Thu, 32 Jan 2030 00:00:00 GMT",
        "Thu, 30 Feb 2030 00:00:00 GMT",
        "Thu, 10 Jan 2030 24:00:00 GMT",
        "Thu, 10 Jan 0000 00:00:00 GMT",
        "Thu, 10 Jan 99999 00:00:00 GMT",
        "Thursday, 10-Jan-30 00:00:00 GMT",
        "Thu, \u0661\u0660 Jan 2030 00:00:00 GMT",
        "Thu, 10 Jan 2030 00:00:00 GMT, Fri, 11 Jan 2030 00:00:00 GMT",
        "9" * 10_000,
    ],
)
def test_what_is_no_date_is_refused_with_one_that_would_do(header: str) -> None:
    with pytest.raises(RequestError, match="write it as `Thu, 31 May 2007") as refused:
        moment_asked(header)
    assert refused.value.status == 400


@given(st.text(max_size=100))
def test_any_header_is_a_date_or_is_refused(header: str) -> None:
    with suppress(RequestError):
        assert moment_asked(header) is not None


def test_a_timegate_that_cannot_read_the_date_says_so(client: FlaskClient) -> None:
    for date in ("yesterday", "9" * 10_000):
        response = client.get(f"/timegate/{BASE}doc/org/x", headers={"Accept-Datetime": date})
        assert response.status_code == 400
        assert "Accept-Datetime is no date" in response.json["detail"]
        assert "accept-datetime" in response.headers["Vary"].lower()


@pytest.mark.parametrize(
    "uri",
    [
        f"{BASE}doc/org/x",
        # As a proxy writes it that knows one slash alone.
        f"{BASE}doc/org/x".replace("://", ":/"),
        "doc/org/x",
    ],
)
def test_an_address_is_asked_for_whole_or_by_its_path(uri: str, client: FlaskClient) -> None:
    response = client.get(f"/timegate/{uri}")
    assert response.headers["Location"] == f"{BASE}release/2030.3/doc/org/x"


@pytest.mark.parametrize(
    "uri",
    [
        "http://example.org/",
        "https://example.org/doc/org/x",
        f"http://example.org/{BASE}doc/org/x",
        BASE.replace("http:", "https:") + "doc/org/x",
        BASE.replace("8000", "80000") + "doc/org/x",
        f"{BASE}../doc/org/x",
        f"{BASE}doc/../doc/org/x",
        f"{BASE}doc/%2e%2e/org/x",
        f"{BASE}static/style.css",
        f"{BASE}sparql",
        f"{BASE}releases",
        f"{BASE}release/2030.1/doc/org/x",
        f"{BASE}timegate/{BASE}doc/org/x",
        f"{BASE}doc/",
        f"{BASE}doc/{'x' * 3_000}",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("lead", ["timegate", "timemap/link", "timemap/json"])
def test_any_other_address_has_no_states_here(uri: str, lead: str, client: FlaskClient) -> None:
    response = client.get(f"/{lead}/{uri}")
    assert response.status_code == 404
    assert "Location" not in response.headers
    assert response.json["detail"]


def test_a_query_that_no_page_has_is_no_address_with_states(client: FlaskClient) -> None:
    for query in ('x=">', "x=" + "y" * 1_000, "a%0d%0ab=<"):
        assert original(BASE, "sessions", query) is None
    assert client.get(f"/timegate/{BASE}sessions?q=<").status_code == 404


@given(st.text(max_size=60), st.text(max_size=20))
def test_an_address_with_states_can_stand_in_a_header(path: str, query: str) -> None:
    found = original(BASE, path, query)
    if found is not None:
        assert found.address.isascii()
        assert not set(found.address) & set('<>"\r\n\t ')


@pytest.mark.parametrize(
    ("path", "things"),
    [
        ("id/session/2017/ws15", (f"{BASE}id/session/2017/ws15",)),
        ("doc/session/2017/a b", (f"{BASE}id/session/2017/a%20b",)),
        ("data/session/2017/ws15.ttl", (f"{BASE}id/session/2017/ws15",)),
        ("whole/slots/meeting/2017", (f"{BASE}id/meeting/2017",)),
        ("programme/2017", (f"{BASE}id/meeting/2017",)),
        ("graph/curated.nq", (f"{BASE}graph/curated.nq", f"{BASE}graph/curated")),
        ("voc/role", ("https://w3id.org/igf-kg/voc/role",)),
        ("ontology/Session", ("https://w3id.org/igf-kg/ont#Session",)),
        ("people", ()),
    ],
)
def test_what_has_to_be_there_for_an_address(path: str, things: tuple[str, ...]) -> None:
    found = original(BASE, path)
    assert isinstance(found, Original)
    assert found.things == things
