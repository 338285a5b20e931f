"""Releases as clients meet them: through the gate, which keeps pages that were made before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from on_loopback import serving
from raw_bytes import exchange, get, status
from small_releases import JANUARY, keep, three_releases

from kg.iris import DEFAULT_BASE as BASE
from kg.releases.opening import open_releases
from server.app import create_app


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(create_app(three_releases(tmp_path_factory.mktemp("released")))) as found:
        yield found


def fetched(address: str, target: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=20)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", target, headers=named)
        response = connection.getresponse()
        return response, response.read()


def test_a_memento_that_was_kept_has_the_same_headers(address: str) -> None:
    first, once = fetched(address, "/release/2030.1/doc/org/x")
    second, again = fetched(address, "/release/2030.1/doc/org/x")
    assert first.headers["Memento-Datetime"] == "Thu, 10 Jan 2030 00:00:00 GMT"
    assert {**first.headers, "date": ""} == {**second.headers, "date": ""}
    assert once == again
    other, _ = fetched(address, "/release/2030.2/doc/org/x")
    assert other.headers["Memento-Datetime"] == "Sun, 10 Feb 2030 00:00:00 GMT"


def test_a_timegate_answers_each_date_by_itself(address: str) -> None:
    gate = f"/timegate/{BASE}doc/org/x"
    dates = ("Sat, 12 Jan 2030 00:00:00 GMT", "Sat, 12 Jan 2031 00:00:00 GMT", "yesterday")
    for _ in range(2):
        found = [fetched(address, gate, Accept_Datetime=date)[0] for date in dates]
        assert [response.status for response in found] == [302, 302, 400]
        assert found[0].headers["Location"] == f"{BASE}release/2030.1/doc/org/x"
        assert found[1].headers["Location"] == f"{BASE}release/2030.3/doc/org/x"


def test_a_part_of_a_small_file_is_a_part_whether_the_whole_was_kept_or_not(address: str) -> None:
    target = "/releases/2030.1/bagit.txt"
    _, whole = fetched(address, target)
    for _ in range(2):
        part, content = fetched(address, target, Range="bytes=0-4")
        assert (part.status, content) == (206, whole[:5])
        assert fetched(address, target)[1] == whole


def test_a_release_that_comes_while_pages_are_kept_shows_on_them(tmp_path: Path) -> None:
    settings = three_releases(tmp_path)
    assert settings.releases is not None
    assert settings.out is not None
    with serving(create_app(settings)) as address:
        for target in ("/releases", "/doc/org/x", "/release/2030.3/doc/org/x"):
            assert b"2030.4" not in fetched(address, target)[1]
        keep(settings.releases, "2030.4", "2030-04-10", JANUARY)
        open_releases(settings.releases, settings.out, pytest.fail)
        for target in ("/releases", "/doc/org/x"):
            assert b"2030.4" in fetched(address, target)[1]
        later, _ = fetched(address, "/release/2030.3/doc/org/x")
        assert "release/2030.4/doc/org/x" in later.headers["Link"]


@pytest.mark.parametrize(
    "target",
    [
        "/release/../releases/2030.1/bagit.txt",
        "/release/2030.1/../../etc/passwd",
        "/release/%2e%2e/%2e%2e/etc/passwd",
        "/release/2030.1%2f..%2f..",
        "/releases/2030.1/%2e%2e/%2e%2e/build/releases/history.sqlite",
        "/releases/2030.1/..%2f..%2fbuild",
        f"/release/{'9' * 9_000}/",
        f"/release/2030.1/{'a/' * 4_000}",
        f"/timegate/{'x' * 9_000}",
        f"/timegate/{BASE}doc/%00",
        f"/timegate/{BASE}doc/%ff%fe",
        f"/timemap/link/{BASE}doc/%0d%0aX-Evil:%20yes",
        "/timegate/",
        "/timemap/xml/doc/org/x",
    ],
)
def test_what_is_no_address_is_a_plain_404(target: str, address: str) -> None:
    answer = exchange(address, get(target))
    assert status(answer) == 404
    assert b"X-Evil" not in answer.partition(b"\r\n\r\n")[0]


def test_a_site_below_a_path_keeps_its_releases_below_it(tmp_path: Path) -> None:
    from werkzeug.test import create_environ, run_wsgi_app

    base = "http://127.0.0.1:8000/igf/"
    app = create_app(three_releases(tmp_path, base))
    environ = create_environ("/release/2030.1/id/org/x", "http://127.0.0.1:8000/igf")
    _, told, headers = run_wsgi_app(app, environ)
    assert told.startswith("303")
    assert headers["Location"] == "/igf/release/2030.1/doc/org/x"
    assert f'<{base}id/org/x>; rel="original"' in headers["Link"]
    environ = create_environ("/release/2030.1/doc/org/x", "http://127.0.0.1:8000/igf")
    content = b"".join(run_wsgi_app(app, environ)[0]).decode()
    assert 'href="/igf/doc/org/x">The same page today</a>' in content
    assert 'href="/igf/release/2030.1/meetings"' in content
