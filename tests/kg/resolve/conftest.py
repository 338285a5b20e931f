"""The factories as fixtures."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factories import a_party, a_reading, a_session

from kg.records import PartyRecord, Reading, SessionRecord


@pytest.fixture
def party() -> Callable[..., PartyRecord]:
    return a_party


@pytest.fixture
def session() -> Callable[..., SessionRecord]:
    return a_session


@pytest.fixture
def reading() -> Callable[..., Reading]:
    return a_reading
