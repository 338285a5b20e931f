"""Every operation of the description, asked with what it allows and with what it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from zlib import crc32

import pytest
import schemathesis
from effort import effort
from on_loopback import serving
from schemathesis.checks import CheckContext
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from kg.store import EmbeddedStore
from server.app import create_app
from server.isolation.limits import MIB, Limits
from server.self_description.openapi import document
from server.self_description.protocol import ANSWERS
from server.settings import Settings


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    """The running server."""
    with serving(create_app(Settings(store=store, limits=LIMITS))) as found:
        yield found


LIMITS = Limits(seconds=2, memory=128 * MIB, result_bytes=MIB)
DOCUMENT: dict[str, Any] = document("1.0", "2030.1", "/", LIMITS)
surface = schemathesis.openapi.from_dict(DOCUMENT)


def a_server_error_is_meant(
    _ctx: CheckContext, response: Response, _case: schemathesis.Case
) -> None:
    if response.status_code >= 500:
        assert response.status_code in {503, 504}, response.text
        assert response.headers["content-type"] == ["application/problem+json"]
        assert response.json()["detail"]


@schemathesis.serializer("application/sparql-query")
def as_it_is(_context: schemathesis.SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")


CHECKS = [
    a_server_error_is_meant,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
    allow_header_conformance,
]


# What is liked best; anything else will do, so that a status is not 406 each time.
ACCEPTS = ("*/*", *(f"{kind}, */*;q=0.1" for kind in ANSWERS), "application/problem+json", "a/b")


def accept_of(case: schemathesis.Case) -> str:
    """One of them by what else is asked, since a test that also draws it gets no examples."""
    asked = repr((case.path_parameters, case.query, case.body))
    return ACCEPTS[crc32(asked.encode(errors="backslashreplace")) % len(ACCEPTS)]


def described(name: str) -> Callable[..., None]:
    """The test of one operation."""

    @surface.include(operation_id=name).parametrize()
    @effort(4)
    def answers(case: schemathesis.Case, address: str) -> None:
        headers = {"Accept": accept_of(case)}
        case.call_and_validate(base_url=address, headers=headers, checks=CHECKS)

    return answers


# A function each: with a name in common, they would have one id for pytest, and xdist runs an id
# once.
globals().update(
    {
        f"test_{operation['operationId']}_answers_as_it_is_described": described(
            operation["operationId"]
        )
        for operations in DOCUMENT["paths"].values()
        for operation in operations.values()
    }
)


def test_every_operation_has_a_test_of_its_own() -> None:
    tests = [name for name in globals() if name.endswith("_answers_as_it_is_described")]
    assert len(tests) == sum(len(operations) for operations in DOCUMENT["paths"].values()) > 40
