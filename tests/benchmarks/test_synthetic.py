from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from benchmarks.servers.published import publish
from benchmarks.servers.synthetic import WARNING, Size, nquads, ntriples
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore

SIZE = Size.of(5_000)
SCHEMA = "https://schema.org/"


def test_the_same_size_gives_the_same_bytes() -> None:
    assert nquads(SIZE, DEFAULT_BASE) == nquads(SIZE, DEFAULT_BASE)


def test_a_graph_has_about_the_size_that_was_asked_for() -> None:
    for statements in (5_000, 100_000):
        made = len(set(ntriples(Size.of(statements), DEFAULT_BASE).splitlines()))
        assert 0.98 < made / statements < 1.02


def test_both_forms_say_the_same() -> None:
    quads = ox.parse(nquads(SIZE, DEFAULT_BASE), format=ox.RdfFormat.N_QUADS)
    triples = ox.parse(ntriples(SIZE, DEFAULT_BASE), format=ox.RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in quads} == {quad.triple for quad in triples}


def test_nobody_can_take_it_for_facts() -> None:
    store = EmbeddedStore.of(nquads(SIZE, DEFAULT_BASE), DEFAULT_BASE)
    names = store.query(f"SELECT ?name {{ ?x a <{SCHEMA}Person> ; <{SCHEMA}name> ?name }}")
    assert isinstance(names, ox.QuerySolutions)
    assert {row["name"].value.partition(" ")[0] for row in names} == {"Synthetic"}
    said = store.about(f"{DEFAULT_BASE}graph/curated")
    assert [quad.object.value for quad in said] == [WARNING]


def test_every_session_has_what_a_lookup_asks_for() -> None:
    store = EmbeddedStore.of(nquads(SIZE, DEFAULT_BASE), DEFAULT_BASE)
    found = Counter(
        any(
            quad.predicate.value == f"{SCHEMA}superEvent"
            for quad in store.about(f"{DEFAULT_BASE}{path}")
        )
        for path in SIZE.paths()
    )
    assert found == {True: SIZE.sessions}


def test_a_build_of_it_can_be_opened(tmp_path: Path) -> None:
    written = nquads(SIZE, DEFAULT_BASE)
    build = publish(tmp_path, written, DEFAULT_BASE)
    store = EmbeddedStore.open(build)
    assert (store.base, store.graphs) == (DEFAULT_BASE, (f"{DEFAULT_BASE}graph/curated",))
    assert (build / "dump.nq").read_bytes() == written
    assert json.loads((build / "build.json").read_text())["quads"] == written.count(b"\n")
