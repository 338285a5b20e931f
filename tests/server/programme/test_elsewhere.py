"""A programme is the same where the graph stands in an engine elsewhere, and few calls fetch it."""

from __future__ import annotations

import pytest
from engines import URL, MemoryEngine

from kg.iris import DEFAULT_BASE
from kg.remote.contents import contents
from kg.remote.loading import Build, load
from kg.remote.opening import open_remote
from kg.store import EmbeddedStore
from server.app import create_app
from server.programme.reading import programme
from server.settings import Settings

CALLS = 13
"""Six questions, each followed by a look at the bookkeeping, whatever the number of sessions."""


@pytest.fixture(scope="module")
def engine(nquads: bytes) -> MemoryEngine:
    made = MemoryEngine()
    load(made.engine, Build(DEFAULT_BASE, "d1", contents(nquads), "first"))
    return made


@pytest.mark.parametrize("year", ["2017", "2020"])
def test_it_is_the_same(year: str, store: EmbeddedStore, engine: MemoryEngine) -> None:
    there = open_remote(URL, transport=engine)
    before = len(engine.seen)
    found = programme(there, year)
    assert len(engine.seen) - before <= CALLS
    assert found == programme(store, year)


def test_every_session_of_a_calendar_is_stamped_at_one_cost(engine: MemoryEngine) -> None:
    client = create_app(Settings(store=open_remote(URL, transport=engine))).test_client()
    one = client.get("/picked.ics?s=2017/ws15")
    assert "DTSTAMP:2026" in one.text
    before = len(engine.seen)
    both = client.get("/picked.ics?s=2017/dc-civ,ws15")
    assert both.text.count("DTSTAMP:2026") == 2
    assert len(engine.seen) - before <= 2
