"""Figures for Prometheus: a registry of its own, and labels from closed lists alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Histogram, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector

from server.observing.record import FAILED, OUTCOMES, Observed
from server.observing.routes import OTHER, TEMPLATES
from server.observing.standing import families
from server.observing.state import State

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
CLASSES = frozenset({"1xx", "2xx", "3xx", "4xx", "5xx"})
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Counts what it is shown; asks for the state of the rest when it is read."""

    def __init__(self, state: Callable[[], State]) -> None:
        mine = CollectorRegistry()
        self._registry = mine
        self._requests = Counter(
            "igf_http_requests",
            "Requests answered.",
            ("route", "method", "status"),
            registry=mine,
        )
        self._seconds = Histogram(
            "igf_http_request_seconds",
            "Time from a request's arrival to the end of its answer.",
            ("route",),
            buckets=SECONDS,
            registry=mine,
        )
        self._sent = Counter(
            "igf_http_sent_bytes", "Bytes of bodies sent.", ("route",), registry=mine
        )
        self._queries = Counter(
            "igf_queries", "SPARQL queries answered.", ("form", "outcome"), registry=mine
        )
        self._queued = Histogram(
            "igf_query_queue_seconds",
            "Time that a query waited for a worker.",
            buckets=SECONDS,
            registry=mine,
        )
        # The labels come from closed lists, so that these stay few.
        self._of_request = lru_cache(maxsize=None)(self._requests.labels)
        self._of_route = lru_cache(maxsize=None)(self._seconds.labels)
        self._of_bytes = lru_cache(maxsize=None)(self._sent.labels)
        self._of_query = lru_cache(maxsize=None)(self._queries.labels)
        mine.register(_Standing(state))

    def observe(self, seen: Observed) -> None:
        """Counts one answered request."""
        route = _known(seen.route, TEMPLATES)
        status = _known(f"{seen.status // 100}xx", CLASSES)
        self._of_request(route, _known(seen.method, METHODS), status).inc()
        self._of_route(route).observe(seen.seconds)
        self._of_bytes(route).inc(seen.sent)
        if seen.query is not None:
            outcome = seen.outcome if seen.outcome in OUTCOMES else FAILED
            self._of_query(_known(seen.form, FORMS), outcome).inc()
        if seen.queued is not None:
            self._queued.observe(seen.queued)

    def exposition(self) -> tuple[bytes, str]:
        """Everything in Prometheus's text form, and its content type."""
        return generate_latest(_WithoutBirthdays(self._registry)), CONTENT_TYPE_PLAIN_0_0_4


def _known(label: str | None, known: frozenset[str]) -> str:
    return OTHER if label is None or label not in known else label


class _Standing(Collector):
    """What is asked for at the moment of reading."""

    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state

    def collect(self) -> Iterable[Metric]:
        return families(self._state())

    def describe(self) -> Iterable[Metric]:
        # Else the registry would ask for the state while the server is still being put together.
        return families(State())


class _WithoutBirthdays(Collector):
    """The library tells of each figure when it was made, which doubles them and helps nobody."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    def collect(self) -> Iterable[Metric]:
        for metric in self._registry.collect():
            metric.samples = [one for one in metric.samples if not one.name.endswith("_created")]
            yield metric
