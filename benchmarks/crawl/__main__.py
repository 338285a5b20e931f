"""`python -m benchmarks.crawl`: how long a crawler waits for the pages of the real server.

Each page is fetched with the JSON-LD in its text and, where it names it, the JSON-LD beside it:
first on a server that has made none of them, then all once more. The aim is that no page takes
over 100 ms at p99.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from benchmarks.crawl.visits import JSONLD, PAGE, Visit, once_more, walk
from benchmarks.servers.contestants import ours, running
from kg.iris import DEFAULT_BASE
from kg.pipeline import build_into

AIM = 0.100
"""Seconds that no page may take at p99."""

SLOWEST = 10


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds at the middle, at 99 of 100, and at the worst."""

    count: int
    median: float
    p99: float
    worst: float

    @classmethod
    def of(cls, visits: Iterable[Visit]) -> Times:
        """Those of the visits, of which there is at least one."""
        found = sorted(visit.seconds for visit in visits)
        last = len(found) - 1
        return cls(len(found), median(found), found[round(last * 0.99)], found[last])


@click.command()
@click.option("--store", type=click.Path(path_type=Path), help="A folder of builds to serve.")
def main(store: Path | None) -> None:
    """Serve a build, walk through it, and fetch all once more."""
    with TemporaryDirectory() as folder:
        if store is None:
            build_into(Path(folder), base=DEFAULT_BASE)
        with running(ours(store or Path(folder))) as server:
            first = tuple(walk(server.port))
            again = tuple(once_more(server.port, first))
    console = Console(soft_wrap=True)
    faces(console, first, again)
    kinds(console, first, again)
    slowest(console, first)
    verdict(console, first)


def faces(console: Console, first: Sequence[Visit], again: Sequence[Visit]) -> None:
    """How many a second, of pages and of the JSON-LD beside them."""
    table = Table("", "Fetched", "a second, first", "a second, again", "ratio")
    for name, accept in (("pages", PAGE), ("JSON-LD beside", JSONLD)):
        cold = [visit.seconds for visit in first if visit.accept == accept]
        warm = [visit.seconds for visit in again if visit.accept == accept]
        if cold:
            rates = (len(cold) / sum(cold), len(warm) / sum(warm))
            table.add_row(
                name,
                f"{len(cold):,}",
                *(f"{rate:,.0f}" for rate in rates),
                f"{rates[1] / rates[0]:.1f}",
            )
    console.print(table)
    within = sum(visit.within for visit in first)
    console.print(f"{within:,} pages have JSON-LD in their text")


def kinds(console: Console, first: Sequence[Visit], again: Sequence[Visit]) -> None:
    """A row a kind of page, those that take longest first."""
    cold, warm = by_kind(first), by_kind(again)
    table = Table("Kind", "Number", "p50, ms", "p99, ms", "max, ms", "again, p50", "ratio")
    for kind, times in sorted(cold.items(), key=lambda pair: -pair[1].p99):
        shown = (times.median, times.p99, times.worst, warm[kind].median)
        ratio = times.median / warm[kind].median
        table.add_row(
            kind, f"{times.count:,}", *(f"{one * 1000:.1f}" for one in shown), f"{ratio:.1f}"
        )
    console.print(table)


def by_kind(visits: Iterable[Visit]) -> dict[str, Times]:
    """The times of each kind of page."""
    found: defaultdict[str, list[Visit]] = defaultdict(list)
    for visit in visits:
        found[visit.kind].append(visit)
    return {kind: Times.of(some) for kind, some in found.items()}


def slowest(console: Console, visits: Sequence[Visit]) -> None:
    """The addresses that took longest."""
    console.print("The slowest:")
    for visit in sorted(visits, key=lambda visit: -visit.seconds)[:SLOWEST]:
        console.print(f"  {visit.seconds * 1000:6.0f} ms  {visit.address}", highlight=False)


def verdict(console: Console, visits: Sequence[Visit]) -> None:
    """Whether the aim is met over all, in which kinds it is not, and what did not come at all."""
    whole = Times.of(visits)
    over = [kind for kind, times in by_kind(visits).items() if times.p99 > AIM]
    met = "met" if whole.p99 <= AIM else "not met"
    console.print(
        f"{whole.count:,} fetched: p50 {whole.median * 1000:.1f} ms, p99 {whole.p99 * 1000:.1f} ms,"
        f" at most {whole.worst * 1000:.0f} ms; the aim of {AIM * 1000:.0f} ms at p99 is {met}"
        + (f", but not for {', '.join(sorted(over))}" if over else ", for each kind too")
    )
    lost = [visit for visit in visits if visit.status != 200]
    for visit in lost:
        console.print(f"  {visit.status}  {visit.address}", highlight=False)
    console.print(f"{len(lost)} answered with a fault")


if __name__ == "__main__":
    main()
