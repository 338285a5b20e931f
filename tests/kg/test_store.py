from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError
from kg.sparql.query import Dataset
from kg.store import EmbeddedStore, write_store

BASE = "http://127.0.0.1:8000/"
NQUADS = f"""\
<{BASE}id/a> <https://schema.org/name> "Curated"@en <{BASE}graph/curated> .
<{BASE}id/a> <https://schema.org/name> "As stated" <{BASE}graph/src-1> .
<{BASE}id/b> <https://schema.org/superEvent> <{BASE}id/a> <{BASE}graph/curated> .
<urn:term> <http://www.w3.org/2000/01/rdf-schema#label> "A term" <{BASE}graph/vocabulary> .
""".encode()
NAMES = "SELECT ?name { ?s <https://schema.org/name> ?name }"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    write_store(tmp_path / "store", NQUADS)
    (tmp_path / "build.json").write_text(json.dumps({"base": BASE, "digest": "d1"}))
    return tmp_path


@pytest.fixture
def store(build: Path) -> EmbeddedStore:
    return EmbeddedStore.open(build)


def names(store: EmbeddedStore, query: str, dataset: Dataset | None = None) -> list[str]:
    answer = store.query(query, dataset)
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(solution["name"].value for solution in answer)


def test_what_was_said_of_a_thing_is_at_hand_the_next_time(store: EmbeddedStore) -> None:
    first = store.about(f"{BASE}id/a")
    assert [quad.object.value for quad in first] == ["As stated", "Curated"]
    assert store.about(f"{BASE}id/a") is first
    assert EmbeddedStore.of(b"", BASE).about(f"{BASE}id/a") == ()


def test_what_was_written_is_what_is_opened(store: EmbeddedStore) -> None:
    assert (store.base, store.digest) == (BASE, "d1")
    assert store.graphs == tuple(f"{BASE}graph/{g}" for g in ("curated", "src-1", "vocabulary"))
    written = [quad for graph in store.graphs for quad in store.graph(graph)]
    assert set(written) == set(ox.parse(NQUADS, format=ox.RdfFormat.N_QUADS))


def test_the_default_graph_is_curated_and_vocabulary_and_not_the_union(
    store: EmbeddedStore,
) -> None:
    assert names(store, NAMES) == ["Curated"]
    label = "SELECT ?name { <urn:term> <http://www.w3.org/2000/01/rdf-schema#label> ?name }"
    assert names(store, label) == ["A term"]


def test_every_named_graph_can_be_asked(store: EmbeddedStore) -> None:
    query = "SELECT ?name { GRAPH ?g { ?s <https://schema.org/name> ?name } }"
    assert names(store, query) == ["As stated", "Curated"]


def test_from_names_the_default_graph_and_hides_the_named_ones(store: EmbeddedStore) -> None:
    assert names(store, NAMES.replace("{", "FROM <graph/src-1> {", 1)) == ["As stated"]
    assert names(store, "SELECT ?name FROM <graph/src-1> { GRAPH ?g { ?s ?p ?name } }") == []


def test_from_named_alone_leaves_the_default_graph_empty(store: EmbeddedStore) -> None:
    clause = "SELECT ?name FROM NAMED <graph/src-1>"
    assert names(store, f"{clause} {{ GRAPH ?g {{ ?s ?p ?name }} }}") == ["As stated"]
    assert names(store, f"{clause} {{ ?s ?p ?name }}") == []


def test_a_dataset_of_the_request_outranks_the_query(store: EmbeddedStore) -> None:
    query = NAMES.replace("{", "FROM <graph/curated> {", 1)
    assert names(store, query, Dataset((f"{BASE}graph/src-1",))) == ["As stated"]


def test_about_and_inverse_look_into_every_graph(store: EmbeddedStore) -> None:
    about = [(str(q.object), str(q.graph_name)) for q in store.about(f"{BASE}id/a")]
    assert about == [
        ('"As stated"', f"<{BASE}graph/src-1>"),
        ('"Curated"@en', f"<{BASE}graph/curated>"),
    ]
    assert [str(q.subject) for q in store.inverse(f"{BASE}id/a")] == [f"<{BASE}id/b>"]


def test_the_curated_name_is_the_label(store: EmbeddedStore) -> None:
    found = store.labels([f"{BASE}id/a", f"{BASE}id/b", "urn:term"])
    assert found == {f"{BASE}id/a": "Curated", "urn:term": "A term"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT",
        "SELECT * { ?s ?p }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://elsewhere/> { ?s ?p ?o }",
    ],
)
def test_a_wrong_or_refused_query_is_the_fault_of_who_asks(
    store: EmbeddedStore, query: str
) -> None:
    with pytest.raises(QueryError):
        store.query(query)


def test_what_is_no_iri_is_the_fault_of_who_asks(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="is no IRI"):
        store.about("not an iri")


def test_no_build_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no whole build"):
        EmbeddedStore.open(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[]", "\x00", '{"base": 1'])
def test_a_broken_description_of_a_build_is_one_clear_line(build: Path, text: str) -> None:
    (build / "build.json").write_text(text)
    with pytest.raises(StoreError, match="no whole build"):
        EmbeddedStore.open(build)


def test_what_is_no_nquads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        write_store(tmp_path / "store", b"<urn:a> <urn:b>")


def test_two_readers_may_open_one_build(build: Path) -> None:
    first, second = EmbeddedStore.open(build), EmbeddedStore.open(build)
    assert names(first, NAMES) == names(second, NAMES)
