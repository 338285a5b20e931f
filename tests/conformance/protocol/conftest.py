from __future__ import annotations

import pytest
from conformance.protocol.sample import EMPTY, NQUADS
from served import Endpoint


@pytest.fixture(scope="session")
def sample(endpoint: Endpoint) -> str:
    """The address of an endpoint on the sample."""
    return endpoint(NQUADS, (EMPTY,))
