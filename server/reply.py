"""A response in its plainest shape, for those that are given thousands of times a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from flask import Response as FlaskResponse
from werkzeug import Response


def nothing() -> None:
    """There is nothing to give back."""


@dataclass(frozen=True, slots=True)
class Reply:
    """rest: what comes after the first piece, None where that is all. close: when it is sent."""

    status: int
    headers: list[tuple[str, str]]
    first: bytes
    rest: Iterator[bytes] | None = None
    close: Callable[[], None] = nothing

    @classmethod
    def of(cls, response: Response, environ: dict[str, Any]) -> Reply:
        """A response that is all in memory, as it would be sent to this request."""
        pieces, _, headers = response.get_wsgi_response(environ)
        return cls(response.status_code, headers, b"".join(pieces), None, response.close)

    def as_response(self) -> FlaskResponse:
        """The same for a server that wants it whole."""
        body = self.first if self.rest is None else self._pieces()
        response = FlaskResponse(body, self.status)
        # Not what a response begins with by itself: its length and type are among ours.
        response.headers.clear()
        response.headers.extend(self.headers)
        response.call_on_close(self.close)
        return response

    def _pieces(self) -> Iterator[bytes]:
        yield self.first
        yield from self.rest or ()
