"""The state of the server as families of Prometheus figures."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from server.observing.state import BuildState, CacheState, PoolState, State


def families(state: State) -> Iterator[Metric]:
    """A family for each figure; none for a part that there is none of."""
    if state.build is not None:
        yield from _build(state.build)
    if state.pool is not None:
        yield from _pool(state.pool)
    if state.cache is not None:
        yield from _cache(state.cache)


def _build(build: BuildState) -> Iterator[Metric]:
    served = GaugeMetricFamily(
        "igf_build_info", "The build that is served.", labels=("digest", "version", "base")
    )
    served.add_metric((build.digest, build.version, build.base), 1)
    yield served
    yield GaugeMetricFamily("igf_build_quads", "Statements in the build.", build.quads)
    yield GaugeMetricFamily(
        "igf_build_since_seconds",
        "When this process began to serve the build, in seconds since 1970.",
        build.since.timestamp(),
    )


def _pool(pool: PoolState) -> Iterator[Metric]:
    workers = GaugeMetricFamily("igf_workers", "Worker processes for queries.", labels=("state",))
    workers.add_metric(("busy",), pool.busy)
    workers.add_metric(("idle",), pool.idle)
    yield workers
    yield CounterMetricFamily("igf_workers_started", "Workers started.", pool.started)
    yield CounterMetricFamily(
        "igf_workers_killed", "Workers killed for overrunning a limit.", pool.killed
    )
    yield GaugeMetricFamily("igf_queue_length", "Queries that wait for a worker.", pool.waiting)


def _cache(cache: CacheState) -> Iterator[Metric]:
    yield CounterMetricFamily("igf_cache_hits", "Answers taken from the cache.", cache.hits)
    yield CounterMetricFamily("igf_cache_misses", "Answers that had to be made.", cache.misses)
    yield GaugeMetricFamily("igf_cache_bytes", "Bytes of answers in the cache.", cache.held)
