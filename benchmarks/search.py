"""`python -m benchmarks.search`: what the search of the site takes, beside the filter of a list.

The filter asks the store for names that contain a text, as the lists do; the search looks at all
words of all kinds of things, ranks them, and counts every facet. All are asked in this process,
one question at a time, and nothing is kept in between.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient
from rich.console import Console
from rich.table import Table

from benchmarks.timing import timed
from kg.builds import current
from kg.iris import DEFAULT_BASE
from kg.pipeline import build_into
from kg.search.catalogue import catalogue
from kg.search.database import FILE, write_index
from kg.store import EmbeddedStore
from server.app import create_app
from server.overview import select
from server.settings import Settings

ASKED = (
    *("yi", "wan yi", "jh kim", "drake", "crepin", "kisa", "microsoft korea", "itu", "unesco"),
    *("cybersecurity", "cyber security", "net neutrality", "access", "human rights", "youth"),
    *("internet governance", "dynamic coalition", "igf 2017", "ws15", "geneva", "workshop"),
    *("micorsoft", "rwanda bord", "zzzz", "a", "in", "open forum 2016", "best practice forum"),
)
LISTS = ("sessions", "people", "organizations", "series")
CLASSES = ("igf:Session", "schema:Person", "schema:Organization", "igf:SessionSeries")
FILTER = """
SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a {kind} ; schema:name ?name .
  FILTER(CONTAINS(LCASE(?name), "{asked}") || EXISTS {{ ?x schema:alternateName ?other
    FILTER(CONTAINS(LCASE(?other), "{asked}")) }}) }}
"""
REPEATS = 5
Ask = Callable[[str], None]


def main() -> None:
    """Build, then measure."""
    console = Console(soft_wrap=True)
    with TemporaryDirectory() as folder:
        out = Path(folder)
        if build_into(out, base=DEFAULT_BASE).build is None:
            sys.exit("the data does not conform, so nothing is measured; run kg validate")
        report(out, console)


def report(out: Path, console: Console) -> None:
    """What the index of a build takes, then a row for each way to ask."""
    build = current(out)
    if build is None:
        sys.exit("there is no build here; make one with kg build")
    store = EmbeddedStore.open(build)
    seconds, entries = timed(lambda: catalogue(store))
    written, _ = timed(lambda: write_index(out / "again.sqlite", entries))
    size = (build / FILE).stat().st_size
    console.print(
        f"Search: {len(entries):,} things are read in {seconds:.2f} s and indexed in"
        f" {written:.2f} s; {size / 1_000_000:.1f} MB"
    )
    client = create_app(Settings(out=out)).test_client()
    console.print(
        compared(
            {
                "/search": _of_pages(client, "/search"),
                "/search.json": _of_pages(client, "/search.json"),
                "/suggest": _of_pages(client, "/suggest"),
                "the filter alone": _of_filter(store),
                "the four lists": _of_pages(client, *(f"/{name}" for name in LISTS)),
            }
        )
    )


def compared(ways: dict[str, Ask]) -> Table:
    """How long each way takes in the middle and at worst, and as a multiple of the first."""
    table = Table("Asked", "Median, ms", "99th of 100, ms", "Median of the first: times")
    first = 0.0
    for name, ask in ways.items():
        ask(ASKED[0])
        seconds = sorted(timed(partial(ask, asked))[0] for asked in ASKED for _ in range(REPEATS))
        middle, slow = _at(seconds, 0.5), _at(seconds, 0.99)
        first = first or middle
        table.add_row(name, f"{middle * 1000:.2f}", f"{slow * 1000:.2f}", f"{middle / first:.2f}")
    return table


def _of_pages(client: FlaskClient, *paths: str) -> Ask:
    """Asks these addresses, one after the other."""

    def ask(asked: str) -> None:
        for path in paths:
            response = client.get(path, query_string={"q": asked})
            if response.status_code != 200:
                sys.exit(f"{path}?q={asked} answers {response.status_code}; look into the log")

    return ask


def _of_filter(store: EmbeddedStore) -> Ask:
    """Asks the store as the lists do, and no more of it than a number."""

    def ask(asked: str) -> None:
        for kind in CLASSES:
            select(store, FILTER.format(kind=kind, asked=asked))

    return ask


def _at(sorted_seconds: list[float], share: float) -> float:
    return sorted_seconds[min(len(sorted_seconds) - 1, int(share * len(sorted_seconds)))]


if __name__ == "__main__":
    main()
