"""Broken off anywhere and run again, a load ends as if nothing had happened."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from engines import BrokenOffError, MemoryEngine

from kg.errors import StoreError
from kg.remote.bookkeeping import base_in, read_state
from kg.remote.contents import Content, contents
from kg.remote.faults import MovedError, SwappingError
from kg.remote.loading import Build, Loaded, load
from kg.remote.opening import open_remote, reopened

BASE = "https://igf.example/"
OTHERS = f"""\
<urn:theirs> <urn:p> "theirs" <urn:theirs> .
<urn:theirs> <urn:p> "under our base, but not loaded" <{BASE}graph/by-hand> .
<urn:theirs> <urn:p> "in no graph" .
""".encode()


def quad(graph: str, number: int, text: str) -> str:
    return f'<{BASE}id/{number}> <https://schema.org/name> "{text}" <{BASE}graph/{graph}> .\n'


def dump(**graphs: str) -> bytes:
    """Each graph with one statement a letter."""
    lines = [
        quad(graph, number, text)
        for graph, texts in graphs.items()
        for number, text in enumerate(texts)
    ]
    return "".join(sorted(lines)).encode()


OLD = dump(curated="abc", vocabulary="v", same="ss", gone="xy")
NEW = dump(curated="abde", vocabulary="v", same="ss", fresh="fg")
OTHER = dump(curated="z", vocabulary="w")


def build(nquads: bytes, loader: str) -> Build:
    return Build(BASE, f"digest-of-{len(nquads)}", contents(nquads), loader)


def holdings(engine: MemoryEngine) -> set[ox.Quad]:
    """All that the engine holds besides the bookkeeping."""
    state = ox.NamedNode(f"{BASE}load/state")
    return {found for found in engine.store if found.graph_name != state}


def expected(nquads: bytes) -> set[ox.Quad]:
    return {
        *ox.parse(nquads, format=ox.RdfFormat.N_QUADS),
        *ox.parse(OTHERS, format=ox.RdfFormat.N_QUADS),
    }


def names(engine: MemoryEngine) -> list[str]:
    """The curated names, as a reader gets them."""
    store = open_remote(engine.engine.url, transport=engine)
    answer = store.query("SELECT ?name { ?s <https://schema.org/name> ?name }")
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(row["name"].value for row in answer)


@pytest.fixture
def engine() -> MemoryEngine:
    """One that serves the old build, beside what others keep there."""
    made = MemoryEngine()
    made.store.load(OTHERS, ox.RdfFormat.N_QUADS)
    load(made.engine, build(OLD, "first"))
    made.seen.clear()
    return made


def copy(engine: MemoryEngine) -> MemoryEngine:
    made = MemoryEngine()
    made.store.extend(engine.store)
    return made


def test_a_build_is_loaded_graph_by_graph_and_what_is_not_ours_stays(engine: MemoryEngine) -> None:
    assert holdings(engine) == expected(OLD)
    assert names(engine) == ["a", "b", "c", "v"]


def test_only_what_has_changed_is_loaded_and_what_is_gone_is_dropped(engine: MemoryEngine) -> None:
    assert load(engine.engine, build(NEW, "second")) == Loaded(2, 2, 1, 6)
    assert holdings(engine) == expected(NEW)
    assert names(engine) == ["a", "b", "d", "e", "v"]
    assert engine.seen.count("PUT /store") == 2


def test_the_same_build_again_changes_nothing(engine: MemoryEngine) -> None:
    store = open_remote(engine.engine.url, transport=engine)
    assert load(engine.engine, build(OLD, "second")) == Loaded(0, 4, 0, 0)
    assert "PUT /store" not in engine.seen
    assert store.still_there()


def test_a_graph_that_lost_statements_is_loaded_again(engine: MemoryEngine) -> None:
    lost = next(
        iter(engine.store.quads_for_pattern(None, None, None, ox.NamedNode(f"{BASE}graph/same")))
    )
    engine.store.remove(lost)
    assert load(engine.engine, build(OLD, "second")) == Loaded(1, 3, 0, 2)
    assert holdings(engine) == expected(OLD)


def test_a_large_graph_goes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    def small(content: Content) -> Iterator[bytes]:
        return pieces(content, 100)

    pieces = Content.pieces
    monkeypatch.setattr(Content, "pieces", small)
    engine = MemoryEngine()
    load(engine.engine, build(dump(curated="abcdefg"), "first"))
    sent = [call for call in engine.seen if call.endswith("/store")]
    assert sent == ["PUT /store", "POST /store", "POST /store", "POST /store"]
    assert names(engine) == list("abcdefg")


def calls(engine: MemoryEngine) -> int:
    """How many calls the load of the new build takes."""
    whole = copy(engine)
    load(whole.engine, build(NEW, "second"))
    return len(whole.seen)


@pytest.mark.parametrize("done", [0.0, 0.5, 1.0], ids=["before", "halfway", "reply-lost"])
def test_broken_off_at_any_call_and_run_again_the_end_is_the_same(
    engine: MemoryEngine, done: float
) -> None:
    for number in range(1, calls(engine) + 1):
        broken = copy(engine)
        broken.fail_at, broken.done = number, done
        with pytest.raises(BrokenOffError):
            load(broken.engine, build(NEW, "second"))
        broken.fail_at = None
        assert seen_by_readers(broken) in ("old", "new", "refused")
        load(broken.engine, build(NEW, "third"))
        assert holdings(broken) == expected(NEW), number
        assert seen_by_readers(broken) == "new"
        assert read_state(broken.engine, BASE).begun == frozenset()


@pytest.mark.parametrize("done", [0.0, 0.5, 1.0], ids=["before", "halfway", "reply-lost"])
def test_after_a_load_that_broke_off_another_build_may_come(
    engine: MemoryEngine, done: float
) -> None:
    for number in range(1, calls(engine) + 1):
        broken = copy(engine)
        broken.fail_at, broken.done = number, done
        with pytest.raises(BrokenOffError):
            load(broken.engine, build(NEW, "second"))
        broken.fail_at = None
        load(broken.engine, build(OTHER, "third"))
        assert holdings(broken) == expected(OTHER), number
        assert names(broken) == ["w", "z"]


def seen_by_readers(engine: MemoryEngine) -> str:
    """Which build a reader gets; never one that is neither."""
    try:
        found = names(engine)
    except SwappingError:
        return "refused"
    return {"abcv": "old", "abdev": "new"}["".join(found)]


def test_a_reader_between_any_two_calls_sees_one_build_or_is_refused(engine: MemoryEngine) -> None:
    reader = MemoryEngine(store=engine.store)
    seen: list[str] = []
    engine.before = lambda _call: seen.append(seen_by_readers(reader))
    load(engine.engine, build(NEW, "second"))
    order = [one for number, one in enumerate(seen) if number == 0 or seen[number - 1] != one]
    assert order == ["old", "refused"]
    assert seen_by_readers(reader) == "new"


def test_an_answer_that_a_swap_overtook_is_thrown_away(engine: MemoryEngine) -> None:
    store = open_remote(engine.engine.url, transport=engine)
    writer = MemoryEngine(store=engine.store)
    engine.seen.clear()

    def swap_after_the_query(_call: object) -> None:
        if len(engine.seen) == 1:
            load(writer.engine, build(NEW, "second"))

    engine.before = swap_after_the_query
    with pytest.raises(MovedError):
        store.query("SELECT ?name { ?s <https://schema.org/name> ?name }")
    again = reopened(store)
    assert (again.digest, again.graphs) == (
        build(NEW, "").digest,
        tuple(f"{BASE}graph/{name}" for name in ("curated", "fresh", "same", "vocabulary")),
    )


def test_a_load_that_another_one_has_overtaken_stops_before_it_swaps(engine: MemoryEngine) -> None:
    writer = MemoryEngine(store=engine.store)

    def overtake(call: object) -> None:
        if getattr(call, "method", "") == "PUT" and "third" not in taken:
            taken.append("third")
            load(writer.engine, build(OTHER, "third"))

    taken: list[str] = []
    engine.before = overtake
    with pytest.raises(StoreError, match="another load"):
        load(engine.engine, build(NEW, "second"))
    assert names(engine) == ["w", "z"]


def test_an_engine_that_loses_statements_is_told_of_and_serves_the_old_build(
    engine: MemoryEngine,
) -> None:
    def lose(_call: object) -> None:
        for found in engine.store.quads_for_pattern(None, None, None, None):
            if "staging" in str(found.graph_name):
                engine.store.remove(found)

    engine.before = lose
    with pytest.raises(StoreError, match=r"of the 4 statements of .*curated.* it holds 0"):
        load(engine.engine, build(NEW, "second"))
    engine.before = lambda _call: None
    assert names(engine) == ["a", "b", "c", "v"]


def test_the_base_of_the_build_is_found_in_the_engine(engine: MemoryEngine) -> None:
    assert base_in(engine.engine) == BASE
    with pytest.raises(StoreError, match="run kg load"):
        base_in(MemoryEngine().engine)


def test_two_builds_under_two_bases_stand_beside_each_other(engine: MemoryEngine) -> None:
    second = OLD.replace(BASE.encode(), b"https://second.example/")
    load(engine.engine, Build("https://second.example/", "d2", contents(second), "other"))
    with pytest.raises(StoreError, match="choose one with --base-iri"):
        open_remote(engine.engine.url, transport=engine)
    store = open_remote(engine.engine.url, "https://second.example/", transport=engine)
    assert (store.base, store.digest) == ("https://second.example/", "d2")
    assert open_remote(engine.engine.url, BASE, transport=engine).digest == build(OLD, "").digest


def test_many_graphs_take_no_more_updates_than_few() -> None:
    few, many = MemoryEngine(), MemoryEngine()
    load(few.engine, build(dump(curated="a", vocabulary="b"), "first"))
    load(many.engine, build(dump(**{f"g{number}": "a" for number in range(15)}), "first"))
    assert many.seen.count("PUT /store") == 15
    assert many.seen.count("POST /update") == few.seen.count("POST /update")


def test_no_update_grows_without_bound() -> None:
    """Virtuoso takes no update of more than about a thousand operations."""
    engine = MemoryEngine()
    sizes: list[int] = []
    engine.before = lambda call: sizes.append(call.body.count(b"%3B%0A"))
    graphs = {f"g{number}": "a" for number in range(250)}
    load(engine.engine, build(dump(**graphs), "first"))
    load(engine.engine, build(dump(**dict.fromkeys(graphs, "b")), "second"))
    assert 100 < max(sizes) < 400
