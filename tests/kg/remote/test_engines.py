"""The same graph gives the same rows in this process, in Virtuoso and in Oxigraph's server."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from engines import Server, oxigraph, virtuoso

from kg.errors import QueryError, StoreError
from kg.iris import DEFAULT_BASE
from kg.remote.contents import contents
from kg.remote.dialect import STANDARD
from kg.remote.faults import OverdueError, TooLargeError
from kg.remote.loading import Build, Loaded, load
from kg.remote.opening import open_remote
from kg.remote.store import RemoteStore
from kg.search.catalogue import catalogue
from kg.sparql.engine import Answer
from kg.store import EmbeddedStore

ROOT = Path(__file__).parents[3]
FENCED = re.compile(r"^```sparql\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ORDER = re.compile(r"\bORDER BY ((?:(?:(?:DESC|STR)\(\?\w+\)|\?\w+)\s*)+)")
DOCUMENTED = {
    f"docs-{number}": query
    for number, query in enumerate(FENCED.findall((ROOT / "docs/sparql.md").read_text("utf-8")), 1)
}
EXAMPLES = {
    path.stem: path.read_text("utf-8") for path in sorted((ROOT / "server/queries").glob("*.rq"))
}
SCHEMA = "PREFIX schema: <https://schema.org/> PREFIX igf: <https://w3id.org/igf-kg/ont#> "
CORNERS = {
    "all of the default graph": "SELECT ?s ?p ?o { ?s ?p ?o }",
    "graphs": "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "FROM hides named graphs": "SELECT ?g FROM <graph/curated> { GRAPH ?g { ?s ?p ?o } }",
    "FROM outranks the usual": "SELECT (COUNT(*) AS ?n) FROM <graph/judgements> { ?s ?p ?o }",
    "FROM NAMED empties the default": "SELECT ?s FROM NAMED <graph/curated> { ?s ?p ?o }",
    "a graph that is not in FROM NAMED": (
        "SELECT ?s FROM NAMED <graph/curated> { GRAPH <graph/judgements> { ?s ?p ?o } }"
    ),
    "truth": "ASK { ?s a <https://w3id.org/igf-kg/ont#Session> }",
    "untruth": "ASK { ?s a <urn:nothing> }",
    "booleans": SCHEMA + "SELECT ?o { ?s igf:includesOnline ?o }",
    "moments": SCHEMA + "SELECT ?s ?o { ?s schema:startDate ?o }",
    "years": SCHEMA + "SELECT (YEAR(?o) AS ?y) { ?s schema:startDate ?o }",
    "a template": SCHEMA + "CONSTRUCT { ?s schema:about ?n } { ?s schema:identifier ?n }",
    "a description": "DESCRIBE <id/session/2017/ws15> <id/meeting/2017>",
    "a relative IRI under a base": "BASE <id/session/> SELECT ?p { <2017/ws15> ?p ?o }",
    "no rows": "SELECT ?s { ?s a <urn:nothing> }",
}
QUERIES = {**DOCUMENTED, **EXAMPLES, **CORNERS}
WRONG = {
    ("virtuoso", "counting nothing"): (
        "Virtuoso counts one row where a graph is not in FROM NAMED; it gives no row without COUNT"
    ),
}
COUNTING = {
    "counting nothing": (
        "SELECT (COUNT(*) AS ?n) FROM NAMED <graph/curated>"
        " { GRAPH <graph/judgements> { ?s ?p ?o } }"
    )
}
ENGINES = {"virtuoso": virtuoso, "oxigraph": oxigraph}


@pytest.fixture(scope="module")
def here(built: Path) -> EmbeddedStore:
    return EmbeddedStore.open(built / "current")


@pytest.fixture(scope="module", params=ENGINES)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    name = str(request.param)
    with ENGINES[name](tmp_path_factory.mktemp(name)) as found:
        yield found


@pytest.fixture(scope="module")
def loaded(server: Server, built: Path) -> Loaded:
    """What loading the project's own build did."""
    folder = built / "current"
    told = json.loads((folder / "build.json").read_text("utf-8"))
    graphs = contents((folder / "dump.nq").read_bytes())
    return load(server.engine, Build(told["base"], told["digest"], graphs, "first"))


@pytest.fixture(scope="module")
def there(server: Server, loaded: Loaded) -> RemoteStore:
    assert loaded.changed
    # Without a login: whoever reads needs none.
    return open_remote(server.url, seconds=30)


@dataclass(frozen=True)
class Table:
    """An answer to compare: its rows in any order, and what they are ordered by in theirs."""

    rows: Counter[tuple[str, ...]]
    keys: list[tuple[str, ...]]


@pytest.fixture(scope="module")
def expected(here: EmbeddedStore) -> Callable[[str], Table]:
    """What the store in this process answers, asked once."""
    return cache(lambda query: table(here.query(query), query))


def same(term: object) -> str:
    """Engines spell a moment in UTC as they like."""
    return str(term).replace('+00:00"^^', 'Z"^^')


def table(answer: Answer, query: str) -> Table:
    if not isinstance(answer, ox.QuerySolutions):
        return Table(Counter(rows(answer)), [])
    names = [variable.value for variable in answer.variables]
    ordered = re.findall(r"\?(\w+)", "".join(ORDER.findall(query)[-1:]))
    found = rows(answer)
    if "GROUP_CONCAT" in query:
        # In which order it joins is left to the engine.
        found = [tuple(", ".join(sorted(term[1:-1].split(", "))) for term in row) for row in found]
    shown = [names.index(name) for name in ordered if name in names]
    return Table(Counter(found), [tuple(row[place] for place in shown) for row in found])


def rows(answer: Answer) -> list[tuple[str, ...]]:
    if isinstance(answer, ox.QueryBoolean):
        return [(str(bool(answer)),)]
    if isinstance(answer, ox.QueryTriples):
        return [(triple,) for triple in sorted({same(triple) for triple in answer})]
    return [tuple(map(same, row)) for row in answer]


def test_there_are_queries() -> None:
    assert len(DOCUMENTED) >= 12
    assert len(EXAMPLES) >= 12


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_has_the_same_rows(
    name: str, there: RemoteStore, expected: Callable[[str], Table]
) -> None:
    query = QUERIES[name]
    assert table(there.query(query), query) == expected(query)


@pytest.mark.parametrize("name", COUNTING)
def test_a_query_that_an_engine_gets_wrong(
    name: str, request: pytest.FixtureRequest, there: RemoteStore, here: EmbeddedStore
) -> None:
    engine = "oxigraph" if there.dialect == STANDARD else "virtuoso"
    if reason := WRONG.get((engine, name)):
        request.applymarker(pytest.mark.xfail(strict=True, reason=reason))
    assert rows(there.query(COUNTING[name])) == rows(here.query(COUNTING[name]))


def test_everything_that_a_page_asks_for_is_the_same(
    there: RemoteStore, here: EmbeddedStore
) -> None:
    assert (there.base, there.digest, there.graphs) == (here.base, here.digest, here.graphs)
    for iri in (f"{DEFAULT_BASE}id/session/2017/ws15", f"{DEFAULT_BASE}id/meeting/2017"):
        assert [*map(same, there.about(iri))] == [*map(same, here.about(iri))]
        assert [*map(same, there.inverse(iri))] == [*map(same, here.inverse(iri))]
    curated = f"{DEFAULT_BASE}graph/curated"
    assert {*map(same, there.graph(curated))} == {*map(same, here.graph(curated))}
    names = {quad.subject.value for quad in here.graph(curated)}
    assert there.labels(names) == here.labels(names)
    assert Counter(map(str, there.names(names))) == Counter(map(str, here.names(names)))
    assert there.size() == here.size()


def test_what_can_be_searched_is_the_same(there: RemoteStore, here: EmbeddedStore) -> None:
    assert catalogue(there) == catalogue(here)


@pytest.mark.parametrize(
    "media_type", ["application/sparql-results+json", "text/csv", "text/tab-separated-values"]
)
def test_rows_in_any_form_are_those_of_the_store_here(
    media_type: str, there: RemoteStore, here: EmbeddedStore
) -> None:
    query = SCHEMA + "SELECT ?o ?b { ?s igf:includesOnline ?b ; igf:asStated ?o } ORDER BY ?o ?b ?s"
    form = ox.QueryResultsFormat.from_media_type(media_type)
    answer = here.query(query)
    assert form is not None
    assert not isinstance(answer, ox.QueryTriples)
    expected = answer.serialize(format=form)
    assert b"".join(there.raw(query, None, media_type).chunks) == expected


def test_a_query_that_takes_too_long_is_given_up(there: RemoteStore) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?c > ?f) }"
    with pytest.raises(OverdueError):
        there.raw(endless, None, "text/csv", seconds=0.5)
    assert rows(there.query("ASK {}")) == [("True",)]


def test_an_answer_that_is_too_large_is_given_up(there: RemoteStore) -> None:
    with pytest.raises(TooLargeError, match="more than 10,000 bytes"):
        there.raw("SELECT * { ?s ?p ?o }", None, "text/csv", max_bytes=10_000)


def test_what_the_engine_does_not_understand_is_the_fault_of_the_query(
    server: Server, there: RemoteStore
) -> None:
    with (
        pytest.raises(QueryError, match="the engine says"),
        server.engine.spooled("SELECT", "SELECT * { ?s ?p }", 10, 1000),
    ):
        pass
    with pytest.raises(QueryError, match="line 1, column 18"):
        there.query("SELECT * { ?s ?p }")


SMALL = f"""\
<{DEFAULT_BASE}id/k-a> <https://schema.org/name> "one"@en <{DEFAULT_BASE}graph/curated> .
<{DEFAULT_BASE}id/k-b> <https://schema.org/name> "two\\u00E9"@en <{DEFAULT_BASE}graph/curated> .
<{DEFAULT_BASE}id/k-c> <https://schema.org/name> "gone" <{DEFAULT_BASE}graph/gone> .
""".encode()
LATER = SMALL.replace(b"one", b"three").replace(b"graph/gone", b"graph/came")
LARGE = b"".join(
    b'<%sid/%d> <https://schema.org/name> "x" <%sgraph/curated> .\n'
    % (DEFAULT_BASE.encode(), number, DEFAULT_BASE.encode())
    for number in range(14_000)
)


def quads_in(server: Server) -> list[str]:
    ours = f'FILTER (STRSTARTS(STR(?s), "{DEFAULT_BASE}id/k-"))'
    found = server.engine.rows(f"SELECT ?s ?p ?o ?g {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}")
    return sorted(" ".join(str(row[name]) for name in "spog") + " ." for row in found)


def lines(nquads: bytes) -> list[str]:
    return sorted(f"{quad} ." for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Virtuoso, killed at once after two loads and begun again, now with a low limit of rows."""
    folder = tmp_path_factory.mktemp("replayed")
    with virtuoso(folder) as server:
        for digest, nquads in (("d1", SMALL + LARGE), ("d2", LATER + LARGE)):
            load(server.engine, Build(DEFAULT_BASE, digest, contents(nquads), digest))
    with virtuoso(folder, rows=100) as server:
        yield server


def test_a_build_that_virtuoso_serves_outlives_its_being_killed(replayed: Server) -> None:
    count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{DEFAULT_BASE}graph/curated> {{ ?s ?p ?o }} }}"
    assert replayed.engine.texts(count) == ({"n": "14002"},)
    assert quads_in(replayed) == lines(LATER)
    assert open_remote(replayed.url).digest == "d2"


def test_statements_that_virtuoso_cuts_without_a_word_are_refused(replayed: Server) -> None:
    store = open_remote(replayed.url)
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"):
        with pytest.raises(TooLargeError, match="no more than 100 rows"):
            store.query(query)
    assert len(rows(store.query("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 99"))) == 99


def test_loading_needs_a_login_where_reading_does_not(replayed: Server) -> None:
    stranger = Server(replayed.url).engine
    assert stranger.texts("SELECT (1 AS ?n) {}") == ({"n": "1"},)
    for change in (
        lambda: stranger.update("DROP SILENT GRAPH <urn:x>"),
        lambda: stranger.put("urn:x", b""),
    ):
        with pytest.raises(StoreError, match="KG_ENDPOINT_USER"):
            change()
