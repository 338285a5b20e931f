"""`make bench`: build throughput, eight queries on our store and on rdflib's, readers, identity."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from statistics import geometric_mean
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import identity, reading
from benchmarks.engines import Engine, embedded, memory
from benchmarks.timing import median_seconds, timed
from kg.described import DUMP
from kg.iris import DEFAULT_BASE
from kg.pipeline import build_into
from kg.store import write_store

QUERIES = Path(__file__).parent / "queries"
BUDGET = 2.0
"""Seconds for one query on one engine, after its first run."""


def main() -> None:
    """Build, load, compare, measure."""
    console = Console(soft_wrap=True)
    with TemporaryDirectory() as folder:
        out = Path(folder)
        seconds, summary = timed(lambda: build_into(out, base=DEFAULT_BASE))
        if summary.build is None:
            sys.exit("the data does not conform, so nothing is measured; run kg validate")
        dump = summary.build / DUMP
        console.print(
            f"Build: {summary.quads:,} triples in {seconds:.1f} s, from documents to a validated"
            f" store: {summary.quads / seconds:,.0f} triples/s"
        )
        load, _ = timed(lambda: write_store(out / "again", dump.read_bytes()))
        parse, theirs = timed(lambda: memory(dump, DEFAULT_BASE))
        console.print(
            f"Load of the dump: embedded {summary.quads / load:,.0f} triples/s,"
            f" rdflib {summary.quads / parse:,.0f} triples/s, ratio {parse / load:.1f}"
        )
        compare(embedded(summary.build), theirs, console)
    reading.report(console)
    identity.report(console)


def compare(ours: Engine, theirs: Engine, console: Console) -> None:
    """A row per query, once both have given the same rows; then the mean ratio."""
    table = Table("Query", "Rows", "Embedded, ms", "rdflib, ms", "Ratio")
    ratios = []
    for path in sorted(QUERIES.glob("*.rq")):
        query = path.read_text("utf-8")
        rows = ours(query)
        if rows != theirs(query):
            sys.exit(f"{path.name}: the two stores answer differently, so no time is comparable")
        mine = median_seconds(partial(ours, query), BUDGET)
        other = median_seconds(partial(theirs, query), BUDGET)
        ratios.append(other / mine)
        figures = (f"{mine * 1000:.2f}", f"{other * 1000:.2f}", f"{ratios[-1]:.1f}")
        table.add_row(path.stem, str(rows.total()), *figures)
    console.print(table)
    console.print(f"rdflib takes {geometric_mean(ratios):.1f} times as long (geometric mean)")


if __name__ == "__main__":
    main()
