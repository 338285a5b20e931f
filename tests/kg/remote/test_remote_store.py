"""The store in an engine gives what the store in this process gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from engines import URL, MemoryEngine

from kg.errors import QueryError, StoreError
from kg.iris import DEFAULT_BASE
from kg.remote.contents import contents
from kg.remote.dialect import Dialect
from kg.remote.faults import SwappingError, TooLargeError
from kg.remote.loading import Build, load
from kg.remote.memory import Memory
from kg.remote.opening import open_remote
from kg.remote.store import RemoteStore
from kg.remote.strictness import hold_to_sparql
from kg.sparql.query import Dataset
from kg.store import EmbeddedStore

GRAPH = Path(__file__).parents[2] / "server" / "graph.trig"
SESSION = f"{DEFAULT_BASE}id/session/2017/ws15"
CURATED, JUDGEMENTS = f"{DEFAULT_BASE}graph/curated", f"{DEFAULT_BASE}graph/judgements"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
THEIRS = f'<{SESSION}> <https://schema.org/name> "theirs" <urn:theirs> .'.encode()


@pytest.fixture(scope="module")
def nquads() -> bytes:
    written = ox.serialize(ox.parse(path=GRAPH), format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return b"".join(sorted(set(written.splitlines(keepends=True))))


@pytest.fixture(scope="module")
def here(nquads: bytes) -> EmbeddedStore:
    return EmbeddedStore.of(nquads, DEFAULT_BASE)


@pytest.fixture
def engine(nquads: bytes) -> MemoryEngine:
    """It holds the graph, and one of somebody else about the same session."""
    made = MemoryEngine()
    load(made.engine, Build(DEFAULT_BASE, "d1", contents(nquads), "first"))
    made.store.load(THEIRS, ox.RdfFormat.N_QUADS)
    return made


@pytest.fixture
def there(engine: MemoryEngine) -> RemoteStore:
    return open_remote(URL, transport=engine)


def number(store: RemoteStore | EmbeddedStore, query: str, dataset: Dataset | None = None) -> int:
    answer = store.query(query, dataset)
    assert isinstance(answer, ox.QuerySolutions)
    (row,) = answer
    return int(row["n"].value)


def test_it_says_what_it_holds(there: RemoteStore, here: EmbeddedStore) -> None:
    assert (there.base, there.digest, there.graphs) == (here.base, "d1", here.graphs)


def test_everything_about_every_node_is_the_same(there: RemoteStore, here: EmbeddedStore) -> None:
    quads = [quad for graph in here.graphs for quad in here.graph(graph)]
    nodes = {n.value for q in quads for n in (q.subject, q.object) if isinstance(n, ox.NamedNode)}
    assert SESSION in nodes
    for iri in sorted(nodes):
        assert there.about(iri) == here.about(iri)
        assert there.inverse(iri) == here.inverse(iri)
    assert there.labels(nodes) == here.labels(nodes)
    assert sorted(map(str, there.names(nodes))) == sorted(map(str, here.names(nodes)))
    assert there.size() == here.size()
    assert there.labels([]) == {}


def test_every_graph_is_the_same(there: RemoteStore, here: EmbeddedStore) -> None:
    for graph in here.graphs:
        assert set(there.graph(graph)) == set(here.graph(graph))
    assert list(there.graph("urn:theirs")) == []


@pytest.mark.parametrize(
    "query",
    [
        COUNT,
        COUNT.replace("{", "{ GRAPH ?g {", 1).replace("}", "} }"),
        COUNT.replace("{", f"FROM <{JUDGEMENTS}> {{", 1),
        COUNT.replace("{", "FROM <graph/judgements> {", 1),
        COUNT.replace("{", f"FROM NAMED <{JUDGEMENTS}> {{", 1),
        COUNT.replace("{ ?s ?p ?o }", f"FROM <{CURATED}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"),
        f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{JUDGEMENTS}> {{ ?s ?p ?o }} }}",
        "SELECT (COUNT(*) AS ?n) { <id/session/2017/ws15> ?p ?o }",
        "# GRAPH, FROM <urn:x>\nSELECT (COUNT(*) AS ?n) # {\n{ ?s ?p ?o } # end",
        'SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER (STR(?o) != "FROM <urn:x> {") }',
    ],
)
def test_a_query_asks_the_same_graphs(query: str, there: RemoteStore, here: EmbeddedStore) -> None:
    assert number(there, query) == number(here, query)


def test_a_dataset_of_the_request_outranks_the_query(
    there: RemoteStore, here: EmbeddedStore
) -> None:
    query = COUNT.replace("{", f"FROM <{CURATED}> {{", 1)
    dataset = Dataset((JUDGEMENTS,))
    assert number(there, query, dataset) == number(here, query, dataset)
    assert number(there, query, dataset) != number(there, query)


def test_truth_and_statements_are_answered_too(there: RemoteStore, here: EmbeddedStore) -> None:
    ask = "ASK { ?s a <urn:nothing> }"
    assert (bool(there.query(ask)), bool(here.query(ask))) == (False, False)
    for query in (
        f"DESCRIBE <{SESSION}>",
        "CONSTRUCT { ?s a ?class } WHERE { ?s a ?class }",
        "CONSTRUCT WHERE { ?s a ?class }",
    ):
        answers = (there.query(query), here.query(query))
        assert all(isinstance(answer, ox.QueryTriples) for answer in answers)
        assert set(map(str, answers[0])) == set(map(str, answers[1])) != set()


@pytest.mark.parametrize(
    ("query", "what"),
    [
        ("SELECT * { ?s ?p }", "line 1, column 18"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "only reads"),
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", "no graph"),
        ("DEFINE get:soft 'replace' SELECT * { ?s ?p ?o }", "DEFINE may not stand here"),
        ("PREFIX bif: <bif:> SELECT (bif:file_to_string('x') AS ?x) {}", "not supported"),
        ("SELECT * { ?s ?p ?o OPTION (TRANSITIVE) }", "OPTION may not stand here"),
    ],
)
def test_what_is_no_harmless_query_of_sparql_never_reaches_the_engine(
    query: str, what: str, engine: MemoryEngine, there: RemoteStore
) -> None:
    engine.seen.clear()
    with pytest.raises(QueryError, match=what):
        there.query(query)
    assert engine.seen == []


def test_a_query_is_checked_without_being_run() -> None:
    """Run, this one would take longer than anybody lives."""
    many = " ".join(map(str, range(1000)))
    joined = " ".join(f"VALUES ?v{n} {{ {many} }}" for n in range(6))
    hold_to_sparql(f"ASK {{ {joined} FILTER (?v0 + ?v5 < 0) }}", DEFAULT_BASE)
    hold_to_sparql(f"SELECT (COUNT(*) AS ?unasked) {{ {joined} }}", DEFAULT_BASE)


@pytest.mark.parametrize(
    ("media_type", "first"),
    [
        ("application/sparql-results+json", b'{"head":{"vars":["o"]}'),
        ("application/sparql-results+xml", b'<?xml version="1.0"?><sparql'),
        ("text/csv", b"o\r\nWS15\r\n"),
        ("text/tab-separated-values", b'?o\n"WS15"\n'),
    ],
)
def test_rows_come_in_the_form_that_is_asked_for(
    media_type: str, first: bytes, there: RemoteStore
) -> None:
    query = f"SELECT ?o {{ <{SESSION}> <https://schema.org/identifier> ?o }}"
    answer = there.raw(query, None, media_type)
    content = b"".join(answer.chunks)
    assert (answer.media_type, content[: len(first)]) == (media_type, first)


def test_statements_come_in_the_form_that_is_asked_for(there: RemoteStore) -> None:
    query = f"CONSTRUCT {{ <{SESSION}> ?p ?o }} {{ <{SESSION}> ?p ?o }}"
    as_it_is = set(map(str, there.query(query)))
    for form in (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML):
        content = b"".join(there.raw(query, None, form.media_type).chunks)
        assert {str(quad.triple) for quad in ox.parse(content, format=form)} == as_it_is
    with pytest.raises(QueryError, match="text/csv is no form for statements"):
        there.raw(query, None, "text/csv")
    with pytest.raises(QueryError, match="text/turtle is no form for rows"):
        there.raw(COUNT, None, "text/turtle")


def test_nothing_is_answered_while_a_build_is_being_swapped_in(
    engine: MemoryEngine, there: RemoteStore
) -> None:
    state = f"{DEFAULT_BASE}load/state"
    phase = "<https://w3id.org/igf-kg/load#phase>"
    engine.store.update(
        f"DELETE {{ GRAPH <{state}> {{ ?s {phase} ?o }} }}"
        f' INSERT {{ GRAPH <{state}> {{ ?s {phase} "swapping" }} }}'
        f" WHERE {{ GRAPH <{state}> {{ ?s {phase} ?o }} }}"
    )
    for ask in (
        lambda: there.query(COUNT),
        lambda: there.raw(COUNT, None, "text/csv"),
        lambda: there.about(SESSION),
        lambda: there.labels([SESSION]),
        lambda: open_remote(URL, transport=engine),
    ):
        with pytest.raises(SwappingError) as caught:
            ask()
        assert caught.value.retry_after > 0


def test_what_is_known_of_a_build_is_not_asked_for_again(
    engine: MemoryEngine, there: RemoteStore
) -> None:
    def ask() -> tuple[object, ...]:
        return there.about(SESSION), there.inverse(SESSION), there.labels([SESSION, CURATED])

    first = ask()
    engine.seen.clear()
    assert ask() == first
    assert engine.seen == []
    engine.fail_at = 1
    with pytest.raises(StoreError):
        there.about(CURATED)
    assert there.about(CURATED) == ()


def test_a_memory_forgets_what_was_asked_for_longest_ago() -> None:
    memory, asked = Memory[str](most=2), []
    for about in ("a", "b", "a", "c", "a", "b"):
        memory.answer("x", about, lambda about=about: asked.append(about) or about)
    assert asked == ["a", "b", "c", "b"]


def test_an_engine_without_a_build_says_what_to_do() -> None:
    with pytest.raises(StoreError, match="run kg load"):
        open_remote(URL, DEFAULT_BASE, transport=MemoryEngine())


def test_an_iri_that_is_none_is_refused(there: RemoteStore) -> None:
    for ask in (there.about, there.inverse, there.graph, lambda iri: there.labels([iri])):
        with pytest.raises(QueryError, match="is no IRI"):
            ask("urn:x> ?p ?o } } #")


def test_statements_that_an_engine_cuts_without_a_word_are_refused(engine: MemoryEngine) -> None:
    whole = open_remote(URL, transport=engine)
    cutting = replace(whole, dialect=Dialect(sure_rows=20))
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    with pytest.raises(TooLargeError, match="no more than 20 rows"):
        cutting.query(query)
    assert len(list(cutting.query(f"{query} LIMIT 20"))) == 20
    assert len(
        list(cutting.query("CONSTRUCT WHERE { ?s a <https://w3id.org/igf-kg/ont#Session> }"))
    )
