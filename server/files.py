"""A file from the disk, whole or in part, a piece at a time and never all of it in memory.

RFC 9110, sections 13 and 14: conditions are weighed before Range is looked at; a Range that is not
understood, has several parts, or is of another state of the file (If-Range) gets the whole.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from flask import Response
from werkzeug.http import http_date, quote_etag

from server.conditions import Conditions
from server.problems import RequestError, answer

PIECE = 1 << 16
RANGE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.IGNORECASE)


def sent(
    path: Path, media_type: str, environ: Mapping[str, Any], tag: str, changed: dt.datetime | None
) -> Response:
    """The response to a GET or HEAD. tag: names the bytes. changed: when they last did."""
    headers = {"Accept-Ranges": "bytes", "Cache-Control": "no-cache", "ETag": quote_etag(tag)}
    if changed is not None:
        headers["Last-Modified"] = http_date(changed)
    told = Conditions.of(environ).weighed(headers["ETag"], headers.get("Last-Modified"))
    if told != 200:
        return Response(status=told, headers=headers)
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise RequestError(404, "this file has gone with its build; look for it again") from error
    size = file.seek(0, 2)
    first, after = _wanted(environ, headers, size)
    if first >= after and size:
        file.close()
        return _unsatisfied(size)
    pieces = _pieces(file, first, after - first)
    if environ["REQUEST_METHOD"] == "HEAD":
        # It never begins with the pieces, and so never comes to their end.
        file.close()
        pieces = iter(())
    response = Response(pieces, headers=headers, mimetype=media_type)
    response.content_length = after - first
    response.call_on_close(file.close)
    if (first, after) != (0, size):
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{after - 1}/{size}"
    return response


def _wanted(environ: Mapping[str, Any], headers: Mapping[str, str], size: int) -> tuple[int, int]:
    """The first byte that is wanted and the one after the last; no bytes where there are none."""
    found = RANGE.fullmatch(environ.get("HTTP_RANGE", ""))
    condition = environ.get("HTTP_IF_RANGE")
    as_it_was = condition in (None, headers["ETag"], headers.get("Last-Modified"))
    if found is None or not as_it_was or environ["REQUEST_METHOD"] != "GET":
        return 0, size
    first, last = found.groups()
    if first:
        if last and int(last) < int(first):
            return 0, size
        return int(first), min(int(last) + 1, size) if last else size
    return (max(0, size - int(last)), size) if last else (0, size)


def _pieces(file: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    file.seek(first)
    while length > 0 and (piece := file.read(min(PIECE, length))):
        length -= len(piece)
        yield piece


def _unsatisfied(size: int) -> Response:
    response = answer(RequestError(416, f"the file has {size:,} bytes; ask for some of these"))
    response.headers["Content-Range"] = f"bytes */{size}"
    return response
