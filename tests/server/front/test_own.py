"""What the gate answers by itself, asked by every method."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from on_loopback import serving
from raw_bytes import exchange, get, head, status

from kg.store import EmbeddedStore
from server.app import create_app
from server.front.own import PATHS
from server.settings import Settings


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    with serving(create_app(Settings(store=store))) as found:
        # Ready is who has workers.
        exchange(found, get("/sparql?query=ASK%7B%7D"))
        yield found


@pytest.mark.parametrize("path", sorted(PATHS))
def test_it_says_which_methods_it_takes(address: str, path: str) -> None:
    answer = exchange(address, head("OPTIONS", path, "Connection: close"))
    assert status(answer) == 204
    assert b"\r\nallow: GET, HEAD, OPTIONS\r\n" in answer
    assert b"\r\naccess-control-allow-origin: *\r\n" in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PURGE"])
@pytest.mark.parametrize("path", sorted(PATHS))
def test_any_other_method_is_refused(address: str, path: str, method: str) -> None:
    accept = "Accept: application/problem+json"
    answer = exchange(address, head(method, path, accept, "Connection: close"))
    told, _, body = answer.partition(b"\r\n\r\n")
    assert status(answer) == 405
    assert b"\r\nallow: GET, HEAD, OPTIONS\r\n" in told + b"\r\n"
    assert json.loads(body)["detail"] == "use one of GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_head_has_the_headers_of_a_get_and_no_body(address: str, path: str) -> None:
    answer = exchange(address, head("HEAD", path, "Connection: close"))
    assert status(answer) == 200
    assert answer.endswith(b"\r\n\r\n")
    assert b"\r\ncontent-length: " in answer
