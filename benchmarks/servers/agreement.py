"""Whether the servers say the same, looked at before any time counts."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from urllib.request import Request, urlopen

import pyoxigraph as ox

from benchmarks.servers.cases import TURTLE, Case
from benchmarks.servers.contestants import Running

LOOKED_AT = 12
"""Requests of each case that are compared."""

Rows = Counter[str]


def compared(case: Case, servers: Sequence[Running]) -> dict[str, int]:
    """How many rows or statements each server gave; exits where they had to agree and do not."""
    given = {server.name: _answers(case, server) for server in servers}
    counts = {name: sum(map(Counter.total, answers)) for name, answers in given.items()}
    first = next(iter(given.values()))
    if case.same_rows and any(answers != first for answers in given.values()):
        sys.exit(f"{case.name}: the servers answer differently ({counts}), so no time counts")
    if not all(map(bool, counts.values())):
        sys.exit(f"{case.name}: a server answers nothing ({counts}), so no time counts")
    return counts


def _answers(case: Case, server: Running) -> list[Rows]:
    found = []
    for target in islice(case.targets(server), LOOKED_AT):
        asked = Request(f"http://127.0.0.1:{server.port}{target}", headers={"Accept": case.accept})
        with urlopen(asked, timeout=30) as response:  # noqa: S310
            found.append(rows(response.read(), case.accept))
    return found


def rows(body: bytes, media_type: str) -> Rows:
    """The rows of a result, or the statements of a graph, as often as they come."""
    if media_type == TURTLE:
        return Counter(str(quad.triple) for quad in ox.parse(body, format=ox.RdfFormat.TURTLE))
    told = json.loads(body)["results"]["bindings"]
    return Counter(json.dumps(_plain(row), sort_keys=True) for row in told)


def _plain(row: dict[str, dict[str, str]]) -> dict[str, str]:
    # Servers differ in whether they write xsd:string; the value and the variable are the row.
    return {name: cell["value"] for name, cell in row.items()}
