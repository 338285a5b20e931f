"""`python -m benchmarks.search`: what the search of the site takes, beside the filter of a list.

The filter asks the store for names that contain a text, as the lists do; the search looks at all
words of all kinds of things, ranks them, and counts every facet. Both are asked in this process,
one question at a time.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient
from rich.console import Console
from rich.table import Table

from benchmarks.timing import median_seconds, timed
from kg.builds import current
from kg.iris import DEFAULT_BASE
from kg.pipeline import build_into
from kg.search.catalogue import catalogue
from kg.search.database import FILE, write_index
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

ASKED = (
    *("yi", "wan yi", "jh kim", "drake", "crepin", "kisa", "microsoft korea", "itu", "unesco"),
    *("cybersecurity", "cyber security", "net neutrality", "access", "human rights", "youth"),
    *("internet governance", "dynamic coalition", "igf 2017", "ws15", "geneva", "workshop"),
    *("micorsoft", "rwanda bord", "zzzz", "a", "in", "open forum 2016", "best practice forum"),
)
LISTS = ("sessions", "people", "organizations", "series")
BUDGET = 0.2
"""Seconds for one question, after its first three answers."""


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
    console.print(compared(create_app(Settings(out=out)).test_client()))


def compared(client: FlaskClient) -> Table:
    """How long each way takes: the median question, and the slowest of a hundred."""
    table = Table("Asked", "Median, ms", "99 of 100, ms", "Median of the search: times")
    ways = {
        "/search.json": ("/search.json?q=",),
        "/search": ("/search?q=",),
        "/suggest": ("/suggest?q=",),
        "four lists": tuple(f"/{name}?q=" for name in LISTS),
    }
    taken = {name: sorted(_each(client, paths)) for name, paths in ways.items()}
    base = _at(taken["/search"], 0.5)
    for name, seconds in taken.items():
        middle, slow = _at(seconds, 0.5), _at(seconds, 0.99)
        table.add_row(name, f"{middle * 1000:.2f}", f"{slow * 1000:.2f}", f"{middle / base:.2f}")
    return table


def _each(client: FlaskClient, paths: tuple[str, ...]) -> list[float]:
    """The seconds of each question, as one who asks all of these paths waits for them."""
    return [median_seconds(partial(_ask, client, paths, asked), BUDGET) for asked in ASKED]


def _ask(client: FlaskClient, paths: tuple[str, ...], asked: str) -> None:
    for path in paths:
        response = client.get(path + asked.replace(" ", "+"))
        if response.status_code != 200:
            sys.exit(f"{path}{asked} answers {response.status_code}; see what the log says")


def _at(sorted_seconds: list[float], share: float) -> float:
    return sorted_seconds[min(len(sorted_seconds) - 1, int(share * len(sorted_seconds)))]


if __name__ == "__main__":
    main()
