"""Requests as they stand, with no library that mends them on their way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

ENCODED = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
PROBLEM = "application/problem+json"
LONGEST_WAIT = 60


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, with its body whole."""

    status: int
    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type without its parameters."""
        return self.header("Content-Type").partition(";")[0].strip().lower()

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def text(self) -> str:
        """The body, read as UTF-8."""
        return self.body.decode()

    def header(self, name: str) -> str:
        """One header, or nothing."""
        return str(self.headers.get(name, ""))

    def listed(self, name: str) -> set[str]:
        """The members of a header that is a list, in small letters."""
        values = ",".join(self.headers.get_all(name) or [])
        return {member.strip().lower() for member in values.split(",") if member.strip()}


def send(
    address: str,
    method: str = "GET",
    *,
    query: str = "",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
) -> Reply:
    """Send one request; query: what stands after the question mark, as it stands."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    connection = HTTPConnection(parts.hostname, parts.port, timeout=LONGEST_WAIT)
    try:
        target = f"{parts.path}?{query}" if query else parts.path
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        return Reply(response.status, response.headers, response.read())
    finally:
        connection.close()


def ask(address: str, text: str, accept: str | None = None, **headers: str) -> Reply:
    """Send a query by GET."""
    return send(address, query=urlencode({"query": text}), headers=_headers(accept, headers))


def post(address: str, text: str, accept: str | None = None, *, query: str = "") -> Reply:
    """Send a query as the body of a POST."""
    headers = _headers(accept, {"Content-Type": DIRECT})
    return send(address, "POST", query=query, headers=headers, body=text.encode())


def submit(address: str, form: str, accept: str | None = None, *, query: str = "") -> Reply:
    """Send a form that is urlencoded already."""
    headers = _headers(accept, {"Content-Type": ENCODED})
    return send(address, "POST", query=query, headers=headers, body=form.encode())


def _headers(accept: str | None, more: Mapping[str, str]) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in more.items()}
    return named if accept is None else {"Accept": accept, **named}
