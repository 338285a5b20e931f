"""Pages that were made before, as clients see them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from on_loopback import serving
from small_builds import publish

from server.app import create_app
from server.settings import Settings

DATA = "/data/x/0.nt"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    publish(tmp_path, "first")
    with serving(create_app(Settings(out=tmp_path))) as found:
        yield found


def fetched(
    address: str, target: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=20)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers=named)
        response = connection.getresponse()
        return response, response.read()


def test_a_second_request_gets_the_same_headers_and_bytes(address: str) -> None:
    first, once = fetched(address, DATA)
    second, again = fetched(address, DATA)
    drop = {"date"}
    assert [h for h in first.getheaders() if h[0] not in drop] == [
        h for h in second.getheaders() if h[0] not in drop
    ]
    assert once == again != b""


def test_who_has_it_is_told_so_whether_it_was_kept_or_not(address: str) -> None:
    response, _ = fetched(address, DATA)
    tag = response.headers["ETag"]
    for target in (DATA, f"{DATA}?unheard-of"):
        for tags in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            found, body = fetched(address, target, If_None_Match=tags)
            assert (found.status, found.headers["ETag"], body) == (304, tag, b"")
        assert fetched(address, target, If_None_Match='"other"')[0].status == 200


def test_forms_of_one_address_are_kept_apart(address: str) -> None:
    page, _ = fetched(address, "/id/x/0", Accept="text/html")
    data, _ = fetched(address, "/id/x/0", Accept="text/turtle")
    again, _ = fetched(address, "/id/x/0", Accept="text/html")
    places = [response.headers["Location"] for response in (page, data, again)]
    assert places == ["/doc/x/0", "/data/x/0.ttl", "/doc/x/0"]


def test_a_head_has_the_length_and_no_body(address: str) -> None:
    whole, body = fetched(address, DATA)
    for _ in range(2):
        head, nothing = fetched(address, DATA, "HEAD")
        assert (head.status, nothing) == (200, b"")
        assert head.headers["Content-Length"] == whole.headers["Content-Length"] == str(len(body))


def test_a_page_of_the_old_build_is_not_given_for_the_new(tmp_path: Path) -> None:
    publish(tmp_path, "first")
    with serving(create_app(Settings(out=tmp_path))) as address:
        assert b"first" in fetched(address, DATA)[1]
        publish(tmp_path, "second")
        assert b"second" in fetched(address, DATA)[1]


def test_a_page_made_while_another_build_came_is_not_kept(tmp_path: Path) -> None:
    publish(tmp_path, "first")
    app = create_app(Settings(out=tmp_path))
    made: list[str] = []

    def page() -> str:
        if not made:
            publish(tmp_path, "second")
        made.append("page")
        return str(len(made))

    app.add_url_rule("/made", view_func=page)
    with serving(app) as address:
        assert fetched(address, "/made")[1] == b"1"
        publish(tmp_path, "first")
        assert [fetched(address, "/made")[1] for _ in range(2)] == [b"2", b"2"]


def test_the_manifest_depends_on_the_host_and_is_made_anew(address: str) -> None:
    one = fetched(address, "/reconcile", Host="one.example")[1]
    other = fetched(address, "/reconcile", Host="other.example")[1]
    assert b"one.example" in one
    assert b"other.example" in other


def test_a_large_file_comes_whole(address: str, tmp_path: Path) -> None:
    publish(tmp_path, "large", 20_000)
    response, body = fetched(address, "/dump.nq")
    assert response.status == 200
    assert body.count(b"\n") == 20_000
