from __future__ import annotations

import pytest

from kg.store import EmbeddedStore
from server.pages.values import Lens


@pytest.fixture
def lens(store: EmbeddedStore) -> Lens:
    return Lens(store, "")
