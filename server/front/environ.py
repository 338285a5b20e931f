"""A request of ASGI as one of WSGI (PEP 3333), with its whole body at hand."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

Scope = Mapping[str, Any]
Environ = dict[str, Any]
OWN_NAMES = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def environ(scope: Scope, prefix: str, *, proxied: bool = False) -> Environ:
    """The environment of WSGI, without a body. prefix: the path that all of the site is under."""
    path = path_of(scope)
    inside = path == prefix or path.startswith(f"{prefix}/")
    host, port = scope.get("server") or ("localhost", 80)
    made: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": prefix if inside else "",
        "PATH_INFO": path[len(prefix) :] if inside else path,
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    made.update(_headers(scope["headers"]))
    if proxied:
        made["REMOTE_ADDR"] = forwarded(made) or made["REMOTE_ADDR"]
    fill(made, b"")
    return made


def forwarded(made: Environ) -> str:
    """The client that the nearest proxy saw; what stands before it, anybody can have written."""
    told: str = made.get("HTTP_X_FORWARDED_FOR", "")
    return told.rpartition(",")[2].strip()


def fill(made: Environ, body: bytes) -> None:
    """Put the body in, with its true length, whatever was announced."""
    made["wsgi.input"] = io.BytesIO(body)
    made["CONTENT_LENGTH"] = str(len(body))
    made.pop("HTTP_TRANSFER_ENCODING", None)


def path_of(scope: Scope) -> str:
    """The path, decoded, a character a byte as WSGI wants it."""
    raw = scope.get("raw_path")
    if raw:
        return unquote_to_bytes(raw.partition(b"?")[0]).decode("latin-1")
    path: str = scope["path"]
    return path.encode("utf-8", "surrogateescape").decode("latin-1")


def head_bytes(scope: Scope) -> int:
    """The bytes of the address and the headers."""
    pairs = sum(len(name) + len(value) for name, value in scope["headers"])
    return pairs + len(scope["path"]) + len(scope["query_string"])


def header(scope: Scope, name: bytes) -> bytes:
    """The first value of a header, empty where it is not there."""
    return next((value for key, value in scope["headers"] if key.lower() == name), b"")


def _headers(pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in pairs:
        word = name.decode("latin-1").lower()
        # `X_Name` would look like `X-Name`, which a proxy may vouch for.
        if "_" in word:
            continue
        key = OWN_NAMES.get(word) or "HTTP_" + word.upper().replace("-", "_")
        text = value.decode("latin-1")
        found[key] = f"{found[key]},{text}" if key in found else text
    return found
