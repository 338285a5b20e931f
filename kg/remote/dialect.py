"""How an engine differs from SPARQL 1.1, told by its Server header."""

from __future__ import annotations

from dataclasses import dataclass

from kg.remote.engine import Engine
from kg.remote.exchange import MOST
from kg.remote.question import question
from kg.remote.replies import CUT_AT, MALFORMED

SURE = 1_000_000
PROBE = f"SELECT (1 AS ?one) {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {SURE + 1}"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What to add to a query.

    describe: goes before DESCRIBE. stops_at_timeout: whether `timeout` (ms) ends a query.
    sure_rows: an engine that cuts statements without a word surely gives so many rows; else None.
    """

    describe: str = ""
    stops_at_timeout: bool = False
    sure_rows: int | None = None


STANDARD = Dialect()


def dialect_of(engine: Engine) -> Dialect:
    """Asks the engine who it is; raises StoreError where it is gone."""
    call = question(engine.url, "ASK {}", "*/*", seconds=engine.seconds)
    with engine.transport.send(call) as reply:
        server = reply.headers.get("server", "")
        for _ in reply.chunks:
            pass
    if not server.startswith("Virtuoso"):
        return STANDARD
    return Dialect('DEFINE sql:describe-mode "CBD" ', True, _sure_rows(engine))


def _sure_rows(engine: Engine) -> int:
    """The limit that Virtuoso has for rows, or what it has shown to give."""
    call = question(engine.url, PROBE, "text/csv", seconds=engine.seconds, most=MOST)
    with engine.transport.send(call) as reply:
        for _ in reply.chunks:
            pass
        if reply.status >= MALFORMED:
            return 0
        return int(reply.headers.get(CUT_AT, SURE))
