"""`python -m benchmarks.servers`: speed, cold start and memory of three servers, side by side."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console

from benchmarks.servers import contestants, tables
from benchmarks.servers.agreement import compared
from benchmarks.servers.cases import Case, cases
from benchmarks.servers.contestants import Contestant, Running, running
from benchmarks.servers.isolation import isolation
from benchmarks.servers.load import Measured, measure
from benchmarks.servers.others import programs
from benchmarks.servers.processes import resident
from benchmarks.servers.published import publish
from benchmarks.servers.synthetic import Size, nquads, ntriples
from kg.iris import DEFAULT_BASE

SMALL, LARGE = 100_000, 1_000_000
CONNECTIONS = 8
DIFFERENT = 15_000
"""Requests a second that are made ready; none of the servers answers more."""


@click.command()
@click.option("--rounds", default=5, show_default=True, help="Rounds of each server.")
@click.option("--seconds", default=1.0, show_default=True, help="Seconds of a round.")
@click.option("--processes", default=1, show_default=True, help="Processes of rdflib-endpoint.")
@click.option("--serve", "more", default="", metavar="WORDS", help="More words for `kg serve`.")
@click.option("--small", is_flag=True, help="Leave out the graph of 1,000,000.")
@click.option("--isolation", "limit", type=float, metavar="SECONDS", help="Runaways; their limit.")
def main(
    rounds: int, seconds: float, processes: int, more: str, small: bool, limit: float | None
) -> None:
    """Start each server on the same graph, compare their answers, then their times."""
    console, begun = Console(soft_wrap=True, width=100), time.monotonic()
    words = tuple(more.split())
    starts: dict[str, list[float]] = {}
    memory: dict[str, list[int]] = {}
    for statements in (SMALL,) if small else (SMALL, LARGE):
        size = Size.of(statements)
        with prepared(size, words, processes) as entered, ExitStack() as stack:
            asked = cases(size, DEFAULT_BASE)
            servers = [stack.enter_context(running(one)) for one in entered]
            for server in servers:
                starts.setdefault(server.name, []).append(server.seconds)
            warmed = {case.name: compared(case, servers) for case in asked}
            if statements == SMALL:
                for case in asked:
                    found = interleaved(case, servers, rounds, seconds)
                    tables.speeds(case.name, warmed[case.name], found, console)
            for server in servers:
                memory.setdefault(server.name, []).append(resident(server.process))
            if statements == SMALL and limit is not None:
                tables.apart(isolation(servers[0], asked[1]), limit, console)
    tables.standing(starts, memory, console)
    console.print(f"Measured in {time.monotonic() - begun:.0f} s", highlight=False)


@contextmanager
def prepared(size: Size, more: tuple[str, ...], processes: int) -> Iterator[list[Contestant]]:
    """The graph in the form that each server takes, in a folder that goes at the end."""
    found = programs()
    with TemporaryDirectory() as name:
        folder = Path(name)
        triples = folder / "graph.nt"
        triples.write_bytes(ntriples(size, DEFAULT_BASE))
        publish(folder / "builds", nquads(size, DEFAULT_BASE), DEFAULT_BASE)
        contestants.load_oxigraph(found, triples, folder / "oxigraph")
        yield [
            contestants.ours(folder / "builds", more),
            contestants.rdflib_endpoint(found, triples, processes),
            contestants.oxigraph(found, folder / "oxigraph"),
        ]


def interleaved(
    case: Case, servers: list[Running], rounds: int, seconds: float
) -> dict[str, list[Measured]]:
    """Each server in turn, again and again, so that a slow spell of the machine hits them all."""
    found: dict[str, list[Measured]] = {server.name: [] for server in servers}
    each = int(DIFFERENT * seconds)
    requests = {server.name: case.requests(server, each * rounds) for server in servers}
    for number in range(rounds):
        for server in servers:
            mine = requests[server.name][number * each : (number + 1) * each]
            found[server.name].append(measure(server.port, mine, CONNECTIONS, seconds))
    return found


if __name__ == "__main__":
    sys.exit(main())
