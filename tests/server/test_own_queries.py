"""No query of our own has a form that the engine is slow at; docs/slow-queries.md lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
from slow_forms import slow_forms

from benchmarks.forms.pairs import PAIRS, Pair, prefixes
from kg.iris import DEFAULT_BASE
from kg.sparql.query import Dataset
from kg.store import Answer, EmbeddedStore
from server.app import create_app
from server.examples import examples
from server.settings import Settings

ROOT = Path(__file__).parent.parent.parent
PAGES = (
    "/",
    "/meetings",
    *(
        f"/{kind}{asked}"
        for kind in ("people", "organizations", "sessions", "series")
        for asked in ("", "?q=a&year=2017", "?page=2")
    ),
    "/reconcile/suggest/entity?prefix=wan",
    "/doc/session/2017/ws15",
    "/doc/person/p7k3m9",
    "/graph/",
    "/figures",
    "/pictures",
    "/pictures/timeline/series/dc-core-internet-values.svg",
)
BY_TEXT = {
    pair.name: pair
    for pair in PAIRS
    if pair.name.startswith(("UNION with", "UNION: FILTER", "subselect", "joined by"))
    or "<iri>" in pair.name
    or '"iri"' in pair.name
}
"""Pairs whose slow form can be told from the text alone, whatever the graph."""


class Listening:
    """A store that keeps the text of every query that it is asked."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        self.asked.add(text)
        return self._store.query(text, dataset)


@pytest.mark.parametrize("pair", BY_TEXT.values(), ids=BY_TEXT.keys())
def test_the_check_sees_the_slow_form_and_passes_the_better_one(pair: Pair) -> None:
    assert slow_forms(f"{prefixes()}\n{pair.common}") != []
    assert slow_forms(f"{prefixes()}\n{pair.better}") == []


def test_there_are_slow_forms_that_the_check_sees() -> None:
    assert len(BY_TEXT) >= 6


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { VALUES ?s { <a:b> } { ?s ?p ?o } UNION { ?o ?p ?s } }",
        "SELECT * { ?s ?p ?o FILTER(?s = 1) FILTER(?s != <a:b>) FILTER(STR(?o) = 'http') }",
        "SELECT * { ?s ?p 'FILTER(?s = <a:b>)' }  # FILTER(?s = <a:b>)",
        "SELECT * { { ?s ?p ?o OPTIONAL { ?s ?q ?r } } UNION { ?o ?p ?s } }",
    ],
)
def test_the_check_lets_pass_what_is_not_slow(query: str) -> None:
    assert slow_forms(query) == []


@pytest.mark.parametrize("key", [example.key for example in examples()])
def test_no_example_has_a_slow_form(key: str) -> None:
    (found,) = [example for example in examples() if example.key == key]
    assert slow_forms(found.query) == []


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks" / "queries").glob("*.rq")), ids=str)
def test_no_query_of_the_benchmark_has_a_slow_form(path: Path) -> None:
    assert slow_forms(path.read_text("utf-8")) == []


def test_no_page_asks_in_a_slow_form(nquads: bytes) -> None:
    store = Listening(EmbeddedStore.of(nquads, DEFAULT_BASE))
    client = create_app(Settings(store=store)).test_client()
    for page in PAGES:
        assert client.get(page, headers={"Accept": "text/html"}).status_code == 200, page
    assert len(store.asked) > 40
    assert {query: found for query in store.asked if (found := slow_forms(query))} == {}
