"""A file is sent whole or in part, as RFC 9110 has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, Response, request

from server.files import PIECE, sent
from server.problems import register

CONTENT = bytes(range(256)) * 1024 + b"the end"
SIZE = len(CONTENT)
CHANGED = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
LAST_MODIFIED = "Tue, 24 Nov 2026 00:00:00 GMT"
Ask = Callable[..., Response]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Asks for the file with these headers."""
    path = tmp_path / "file.bin"
    path.write_bytes(CONTENT)
    app = Flask(__name__)
    register(app)

    @app.get("/dumps/file")
    def file() -> Response:
        return sent(path, "application/gzip", request.environ, "abc", CHANGED)

    client = app.test_client()

    def asked(method: str = "GET", **headers: str) -> Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.open("/dumps/file", method=method, headers=named, buffered=True)

    return asked


def test_the_whole_says_what_it_is_and_that_there_are_parts(ask: Ask) -> None:
    response = ask()
    assert (response.status_code, response.data) == (200, CONTENT)
    assert {name: response.headers[name] for name, _ in response.headers} == {
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-cache",
        "Content-Length": str(SIZE),
        "Content-Type": "application/gzip",
        "ETag": '"abc"',
        "Last-Modified": LAST_MODIFIED,
    }


def test_a_head_has_the_headers_of_the_whole_and_no_body(ask: Ask) -> None:
    response = ask("HEAD", Range="bytes=0-9")
    assert (response.status_code, response.data) == (200, b"")
    assert response.headers["Content-Length"] == str(SIZE)


@pytest.mark.parametrize(
    ("asked", "first", "after"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=5-9", 5, 10),
        ("BYTES= 5-9 ", 5, 10),
        (f"bytes={PIECE - 3}-{2 * PIECE + 3}", PIECE - 3, 2 * PIECE + 4),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        (f"bytes=7-{10 * SIZE}", 7, SIZE),
        ("bytes=-7", SIZE - 7, SIZE),
        (f"bytes=-{10 * SIZE}", 0, SIZE),
    ],
)
def test_a_part_is_what_range_asks_for(ask: Ask, asked: str, first: int, after: int) -> None:
    response = ask(Range=asked)
    assert response.data == CONTENT[first:after]
    whole = (first, after) == (0, SIZE)
    assert response.status_code == (200 if whole else 206)
    told = None if whole else f"bytes {first}-{after - 1}/{SIZE}"
    assert response.headers.get("Content-Range") == told
    assert response.headers["Content-Length"] == str(after - first)


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", f"bytes={SIZE + 5}-{SIZE + 9}", "bytes=-0"])
def test_a_part_that_there_is_not_is_a_416_that_tells_the_size(ask: Ask, asked: str) -> None:
    response = ask(Range=asked)
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{SIZE}"
    assert response.json is not None
    assert response.json["detail"] == f"the file has {SIZE:,} bytes; ask for some of these"


@pytest.mark.parametrize(
    "asked",
    [
        *("bytes=0-1,5-6", "bytes=9-5", "bytes=-", "bytes=x-9", "lines=0-9", "bytes 0-9", ""),
        f"bytes={'9' * 400}-",
    ],
)
def test_what_is_not_understood_gets_the_whole(ask: Ask, asked: str) -> None:
    response = ask(Range=asked)
    assert (response.status_code, response.data) == (200, CONTENT)


@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ('"abc"', 206),
        (LAST_MODIFIED, 206),
        ('"other"', 200),
        ('W/"abc"', 200),
        ("Mon, 23 Nov 2026 00:00:00 GMT", 200),
    ],
)
def test_a_part_of_another_state_of_the_file_is_not_given(
    ask: Ask, condition: str, status: int
) -> None:
    assert ask(Range="bytes=0-9", If_Range=condition).status_code == status


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("If_None_Match", '"abc"', 304),
        ("If_Modified_Since", LAST_MODIFIED, 304),
        ("If_Match", '"other"', 412),
        ("If_Unmodified_Since", "Mon, 23 Nov 2026 00:00:00 GMT", 412),
    ],
)
@pytest.mark.parametrize("part", ["", "bytes=0-9"])
def test_conditions_come_before_parts(
    ask: Ask, name: str, value: str, status: int, part: str
) -> None:
    response = ask(**{name: value}, **({"Range": part} if part else {}))
    assert (response.status_code, response.data) == (status, b"")
    assert response.headers["ETag"] == '"abc"'


def test_an_empty_file_is_whole(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    environ = {"REQUEST_METHOD": "GET", "HTTP_RANGE": ""}
    response = sent(tmp_path / "empty", "text/plain", environ, "e", None)
    assert (response.status_code, b"".join(response.iter_encoded())) == (200, b"")
    response.close()
