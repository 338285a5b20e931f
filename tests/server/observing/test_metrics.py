from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from server.observing.metrics import CLASSES, FORMS, METHODS, SECONDS, Metrics
from server.observing.record import OUTCOMES, TIMEOUT, Observed
from server.observing.routes import TEMPLATES
from server.observing.state import BuildState, CacheState, PoolState, State

SINCE = datetime(2026, 11, 24, tzinfo=UTC)
STATE = State(
    build=BuildState("abc", "2026.1", "http://127.0.0.1:8000/", 34_814, SINCE),
    pool=PoolState(ready=True, waiting=3, busy=2, idle=1, started=9, killed=4),
    cache=CacheState(hits=5, misses=6, held=7_000),
)
LOOKUP = Observed("GET", "/sparql", 200, 0.004, 120, query="a" * 16, form="SELECT", queued=0.0004)

Samples = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def samples(metrics: Metrics) -> Samples:
    text, _ = metrics.exposition()
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def test_an_idle_server_tells_its_state_and_nothing_else() -> None:
    told = {
        key: value
        for key, value in samples(Metrics(lambda: STATE)).items()
        if not key[0].startswith("igf_query_queue_seconds")
    }
    assert told == {
        (
            "igf_build_info",
            (("base", "http://127.0.0.1:8000/"), ("digest", "abc"), ("version", "2026.1")),
        ): 1,
        ("igf_build_quads", ()): 34_814,
        ("igf_build_since_seconds", ()): SINCE.timestamp(),
        ("igf_workers", (("state", "busy"),)): 2,
        ("igf_workers", (("state", "idle"),)): 1,
        ("igf_workers_started_total", ()): 9,
        ("igf_workers_killed_total", ()): 4,
        ("igf_queue_length", ()): 3,
        ("igf_cache_hits_total", ()): 5,
        ("igf_cache_misses_total", ()): 6,
        ("igf_cache_bytes", ()): 7_000,
    }


def test_parts_that_are_not_there_are_not_told() -> None:
    told = samples(Metrics(State))
    assert {name for name, _ in told if not name.startswith("igf_query_queue_seconds")} == set()


def test_a_query_is_counted_by_route_form_and_outcome() -> None:
    metrics = Metrics(State)
    metrics.observe(LOOKUP)
    metrics.observe(LOOKUP)
    metrics.observe(Observed("GET", "/id/*", 303, 0.002, 30))
    told = samples(metrics)
    method, status = ("method", "GET"), ("status", "2xx")
    assert told["igf_http_requests_total", (method, ("route", "/sparql"), status)] == 2
    moved = (method, ("route", "/id/*"), ("status", "3xx"))
    assert told["igf_http_requests_total", moved] == 1
    assert told["igf_queries_total", (("form", "SELECT"), ("outcome", "ok"))] == 2
    assert told["igf_http_sent_bytes_total", (("route", "/sparql"),)] == 240
    assert told["igf_query_queue_seconds_count", ()] == 2
    buckets = {
        le: told["igf_http_request_seconds_bucket", (("le", le), ("route", "/sparql"))]
        for le in ("0.0025", "0.005", "+Inf")
    }
    assert buckets == {"0.0025": 0, "0.005": 2, "+Inf": 2}


def test_a_killed_query_is_counted_as_one() -> None:
    metrics = Metrics(State)
    metrics.observe(Observed("POST", "/sparql", 504, 5.0, 90, TIMEOUT, "b" * 16, "CONSTRUCT", 0.1))
    told = samples(metrics)
    assert told["igf_queries_total", (("form", "CONSTRUCT"), ("outcome", "timeout"))] == 1


words = st.text(max_size=20)


@given(st.lists(st.tuples(words, words, st.integers(0, 10_000), words, words), max_size=30))
def test_a_client_makes_no_labels(asked: list[tuple[str, str, int, str, str]]) -> None:
    metrics = Metrics(State)
    for method, route, status, outcome, form in asked:
        metrics.observe(Observed(method, route, status, 0.1, 1, outcome, "c" * 16, form))
    found: dict[str, set[str]] = {}
    for _, labels in samples(metrics):
        for name, value in labels:
            found.setdefault(name, set()).add(value)
    assert found.pop("le", set()) <= {*map(str, SECONDS), "+Inf"}
    known = {
        "method": METHODS | {"other"},
        "route": TEMPLATES,
        "status": CLASSES | {"other"},
        "outcome": set(OUTCOMES),
        "form": FORMS | {"other"},
    }
    assert all(values <= known[name] for name, values in found.items())


def test_two_servers_in_a_process_count_apart_and_leave_the_library_alone() -> None:
    before = {family.name for family in REGISTRY.collect()}
    one, other = Metrics(State), Metrics(State)
    one.observe(LOOKUP)
    assert any(name == "igf_queries_total" for name, _ in samples(one))
    assert not any(name == "igf_queries_total" for name, _ in samples(other))
    assert {family.name for family in REGISTRY.collect()} == before


def test_it_is_the_text_form_that_every_prometheus_reads() -> None:
    text, content_type = Metrics(lambda: STATE).exposition()
    assert content_type == "text/plain; version=0.0.4; charset=utf-8"
    assert b"# TYPE igf_workers_killed_total counter\n" in text
    assert b"_created" not in text
