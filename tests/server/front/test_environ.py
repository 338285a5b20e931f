from __future__ import annotations

from typing import Any

import pytest

from server.front.environ import environ, fill


def scope(path: str = "/", *headers: tuple[bytes, bytes], **more: Any) -> dict[str, Any]:
    return {
        "type": "http",
        "method": "GET",
        "http_version": "1.1",
        "path": path,
        "query_string": b"a=%C3%BC&b=\xff",
        "headers": list(headers),
        "client": ("192.0.2.1", 5),
        "server": ("127.0.0.1", 8000),
        "scheme": "http",
        **more,
    }


@pytest.mark.parametrize(
    ("path", "prefix", "script", "inside"),
    [
        ("/id/x", "", "", "/id/x"),
        ("/igf/id/x", "/igf", "/igf", "/id/x"),
        ("/igf", "/igf", "/igf", ""),
        ("/igfx/id", "/igf", "", "/igfx/id"),
        ("/", "/igf", "", "/"),
    ],
)
def test_the_site_may_stand_under_a_path(path: str, prefix: str, script: str, inside: str) -> None:
    made = environ(scope(path), prefix)
    assert (made["SCRIPT_NAME"], made["PATH_INFO"]) == (script, inside)


def test_a_path_is_given_byte_by_byte() -> None:
    assert environ(scope("/ü"), "")["PATH_INFO"] == "/Ã¼"
    raw = environ(scope("/x", raw_path=b"/%FF%2Fa?b=1"), "")["PATH_INFO"]
    assert raw == "/\xff/a"


def test_a_header_with_an_underscore_cannot_pass_for_another() -> None:
    made = environ(
        scope(
            "/",
            (b"x-forwarded-for", b"192.0.2.9"),
            (b"x_forwarded_for", b"198.51.100.1"),
            (b"accept", b"text/csv"),
            (b"Accept", b"text/html"),
            (b"content-type", b"text/plain"),
        ),
        "",
    )
    assert made["HTTP_X_FORWARDED_FOR"] == "192.0.2.9"
    assert made["HTTP_ACCEPT"] == "text/csv,text/html"
    assert made["CONTENT_TYPE"] == "text/plain"


def test_a_body_has_its_true_length_whatever_was_announced() -> None:
    made = environ(scope("/", (b"content-length", b"9"), (b"transfer-encoding", b"chunked")), "")
    fill(made, b"four")
    assert (made["CONTENT_LENGTH"], made["wsgi.input"].read()) == ("4", b"four")
    assert "HTTP_TRANSFER_ENCODING" not in made


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        (b"203.0.113.5", "203.0.113.5"),
        (b"10.0.0.1, 203.0.113.5", "203.0.113.5"),
        (b"", "192.0.2.1"),
    ],
)
def test_only_the_nearest_proxy_is_believed_and_only_where_there_is_one(
    forwarded: bytes, client: str
) -> None:
    sent = scope("/", (b"x-forwarded-for", forwarded))
    assert environ(sent, "", proxied=True)["REMOTE_ADDR"] == client
    assert environ(sent, "")["REMOTE_ADDR"] == "192.0.2.1"
