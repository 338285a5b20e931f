"""What two runaway queries do to the lookups of others, and how soon they are gone."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.servers.cases import JSON, Case
from benchmarks.servers.contestants import Running
from benchmarks.servers.load import Measured, measure
from benchmarks.servers.processes import busy

RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} LIMIT {number}"
"""Made different by a number, so that no answer of one serves for the other."""

RUNAWAYS = 2
LOOKUPS = 2.0
"""Seconds of lookups, idle and beside the runaways."""

PATIENCE = 20.0
STILL = 0.5
"""Seconds over which processor time is watched once the runaways have been answered."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How one runaway was answered: seconds from its start, and the status; 0 for no answer."""

    seconds: float
    status: int


@dataclass(frozen=True, slots=True)
class Isolation:
    """idle, beside: lookups on one connection. after: share of a core used when all is over."""

    idle: Measured
    beside: Measured
    ended: tuple[Ended, ...]
    after: float


def isolation(server: Running, lookup: Case) -> Isolation:
    """Measures lookups alone, then beside the runaways, then waits for the runaways' end."""
    requests = lookup.requests(server, 20_000)
    idle = measure(server.port, requests[:10_000], 1, LOOKUPS)
    ended: list[Ended] = []
    asking = [
        threading.Thread(target=lambda n=number: ended.append(_runaway(server, n)))
        for number in range(1, RUNAWAYS + 1)
    ]
    for thread in asking:
        thread.start()
    time.sleep(0.2)
    beside = measure(server.port, requests[10_000:], 1, LOOKUPS)
    for thread in asking:
        thread.join()
    before, begun = busy(server.process), time.perf_counter()
    time.sleep(STILL)
    after = (busy(server.process) - before) / (time.perf_counter() - begun)
    return Isolation(idle, beside, tuple(ended), max(0.0, after))


def _runaway(server: Running, number: int) -> Ended:
    query = urlencode({"query": RUNAWAY.format(number=number)})
    asked = urllib.request.Request(
        f"http://127.0.0.1:{server.port}{server.path}?{query}", headers={"Accept": JSON}
    )
    begun, status = time.perf_counter(), 0
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE) as response:  # noqa: S310
            response.read()
            status = response.status
    except urllib.error.HTTPError as error:
        error.read()
        status = error.code
    except OSError:
        pass
    return Ended(time.perf_counter() - begun, status)
