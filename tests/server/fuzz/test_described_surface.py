"""Every operation of the description, asked with what it allows and with what it does not."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
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
from server.settings import Settings

EXAMPLES = int(os.environ.get("KG_FUZZ_EXAMPLES", "3"))


@pytest.fixture(scope="module")
def address(store: EmbeddedStore) -> Iterator[str]:
    """The running server."""
    with serving(create_app(Settings(store=store, limits=LIMITS))) as found:
        yield found


LIMITS = Limits(seconds=2, memory=128 * MIB, result_bytes=MIB)
surface = schemathesis.openapi.from_dict(document("1.0", "/", LIMITS))


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


@surface.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_operation_answers_as_it_is_described(case: schemathesis.Case, address: str) -> None:
    case.call_and_validate(base_url=address, checks=CHECKS)
