"""What a request asks of the endpoint: SPARQL 1.1 Protocol, section 2.1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from werkzeug import Request
from werkzeug.http import parse_options_header

from kg.sparql.query import Dataset
from server.problems import RequestError

ENCODED = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
NO_UPDATE = "this endpoint only reads; send a SELECT, ASK, CONSTRUCT or DESCRIBE query"
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
MOST_PARAMETERS = 1_000
BROKEN = re.compile(rb"%(?![0-9A-Fa-f]{2}).{0,2}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Asked:
    """query: its text. dataset: the graphs that the request names. form: a suffix, where named."""

    query: str
    dataset: Dataset
    form: str | None


def asked(request: Request, most: int) -> Asked | None:
    """What is asked, None for a bare GET; raises RequestError for what is not of the protocol.

    most: the characters that a query may have.
    """
    if request.method not in METHODS:
        allowed = ", ".join(METHODS)
        raise RequestError(405, f"use one of {allowed}", allow=allowed)
    direct, pairs = _parts(request)
    if any(name == "update" for name, _ in pairs):
        raise RequestError(400, NO_UPDATE)
    queries = [value for name, value in pairs if name == "query"]
    if direct is not None:
        queries.append(direct)
    if not pairs and request.method != "POST":
        return None
    if len(queries) != 1:
        raise RequestError(400, f"there are {len(queries)} queries here; send exactly one")
    if len(queries[0]) > most:
        raise RequestError(
            413, f"the query has {len(queries[0])} characters; write it in at most {most}"
        )
    return Asked(queries[0], _dataset(pairs), next((v for n, v in pairs if n == "format"), None))


def _parts(request: Request) -> tuple[str | None, list[tuple[str, str]]]:
    """A query that is the body itself, and the parameters of the address and of a form."""
    pairs = _parameters(request.query_string, "address")
    if request.method != "POST":
        return None, pairs
    if any(name == "query" for name, _ in pairs):
        raise RequestError(400, "send one query, and with POST in the body, not in the address")
    kind, options = parse_options_header(request.headers.get("Content-Type"))
    kind = kind.lower()
    if kind == UPDATE:
        raise RequestError(415, NO_UPDATE)
    if kind not in (DIRECT, ENCODED):
        raise RequestError(415, f"send the query as {DIRECT}, or in a form as {ENCODED}")
    if options.get("charset", "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
        raise RequestError(415, f"{options['charset']} is not read here; send UTF-8")
    body = request.get_data()
    if kind == ENCODED:
        return None, pairs + _parameters(body, "body")
    try:
        return body.decode(), pairs
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1} of the body is not UTF-8; send it as UTF-8"
        raise RequestError(400, what) from error


def _parameters(encoded: bytes, where: str) -> list[tuple[str, str]]:
    broken = BROKEN.search(encoded)
    if broken is not None:
        what = f"{broken.group().decode('latin-1')} in the {where} is no percent-encoding"
        raise RequestError(400, f"{what}; write % itself as %25")
    try:
        return parse_qsl(
            encoded.decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_PARAMETERS,
        )
    except UnicodeDecodeError as error:
        what = f"a parameter in the {where} is not UTF-8; percent-encode it as UTF-8"
        raise RequestError(400, what) from error
    except ValueError as error:
        what = f"there are too many parameters in the {where}; send at most {MOST_PARAMETERS}"
        raise RequestError(400, what) from error


def _dataset(pairs: list[tuple[str, str]]) -> Dataset:
    return Dataset(
        _each(pairs, "default-graph-uri"),
        _each(pairs, "named-graph-uri"),
    )


def _each(pairs: list[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    # A graph that is named twice is still in the dataset once; the engine would double its rows.
    return tuple(dict.fromkeys(value for name, value in pairs if name == wanted))
