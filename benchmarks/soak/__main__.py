"""`python -m benchmarks.soak`: traffic for a while, then what is left of it.

It ends with 1 where processes or descriptors are left, or memory grows from rest to rest.
"""

from __future__ import annotations

import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.servers.contestants import ours, running
from benchmarks.servers.processes import PROC, family
from benchmarks.servers.published import publish
from benchmarks.servers.synthetic import Size, nquads
from benchmarks.soak.traffic import Visitor, visit_until
from kg.iris import DEFAULT_BASE
from server.isolation.pool import WARM

MIB = 1 << 20
STATEMENTS = 20_000
VISITORS = 24
ROUNDS = 4
WORKERS = 4
MOST = 2 + WORKERS + WARM
"""Processes of a server: its front, what the workers come from, and they."""

REST = 6.0
"""Seconds without traffic, in which everything that was begun ends."""
LIMITS = (
    *("--query-seconds", "2", "--query-memory", "128", "--answer-size", "32"),
    *("--workers", str(WORKERS)),
    # Each visitor is a client of its own.
    "--behind-proxy",
)
GROWTH = 1.15
"""The memory of the front after the last round, by that after the second, is at most this."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What the server holds when nobody asks.

    spools: files without a name, as long answers have. front: bytes of its first process.
    """

    processes: int
    descriptors: int
    spools: int
    threads: int
    front: int


@click.command()
@click.option("--seconds", default=60.0, show_default=True, help="Seconds of traffic in all.")
@click.option("--seed", type=int, help="Of the visitors' choices; another one each time.")
def main(seconds: float, seed: int | None) -> None:
    """Make a graph, serve it, send the traffic in rounds, and tell what each leaves."""
    begin = random.randrange(1 << 32) if seed is None else seed  # noqa: S311 - no secret
    print(f"seed {begin}")
    with tempfile.TemporaryDirectory() as folder:
        publish(Path(folder), nquads(Size.of(STATEMENTS), DEFAULT_BASE), DEFAULT_BASE)
        with running(ours(Path(folder), LIMITS)) as server:
            rests = [at_rest(server.process)]
            show("start", rests[0])
            found: Counter[str] = Counter()
            for number in range(ROUNDS):
                traffic(server.port, seconds / ROUNDS, begin + number, found)
                time.sleep(REST)
                rests.append(at_rest(server.process))
                show(f"round {number + 1}", rests[-1])
    for kind, times in sorted(found.items()):
        print(f"{times:7,}  {kind}")
    sys.exit("\n".join(wrong(rests, found)) or 0)


def traffic(port: int, seconds: float, seed: int, found: Counter[str]) -> None:
    """Many visitors at once."""
    end = time.monotonic() + seconds
    counts: list[Counter[str]] = [Counter() for _ in range(VISITORS)]
    threads = [
        threading.Thread(
            target=visit_until,
            args=(end, Visitor(port, number, seed), counts[number]),
        )
        for number in range(VISITORS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for count in counts:
        found += count


def at_rest(process: int) -> Rest:
    """What there is now."""
    folder = PROC / str(process)
    links = [str(link.readlink()) for link in (folder / "fd").iterdir()]
    status = dict(
        line.split(":", 1) for line in (folder / "status").read_text().splitlines() if ":" in line
    )
    return Rest(
        processes=len(family(process)),
        descriptors=len(links),
        spools=sum(link.endswith(" (deleted)") for link in links),
        threads=int(status["Threads"]),
        front=int(status["VmRSS"].split()[0]) * 1024,
    )


def show(name: str, rest: Rest) -> None:
    """One line of figures."""
    print(
        f"{name:9}{rest.processes:4} processes{rest.descriptors:5} descriptors"
        f"{rest.spools:4} spools{rest.threads:4} threads{rest.front / MIB:8.1f} MiB in the front",
        flush=True,
    )


def wrong(rests: list[Rest], found: Counter[str]) -> list[str]:
    """What must not be: each as a line."""
    first, second, last = rests[0], rests[2], rests[-1]
    faults = [f"{kind}: {times}" for kind, times in found.items() if kind.endswith(" 500")]
    if last.processes > MOST:
        faults.append(f"processes are left: {last.processes - MOST}")
    # Two for each worker, which may be as many more.
    if last.descriptors > first.descriptors + 2 * (WORKERS + WARM):
        faults.append(f"descriptors are left: {last.descriptors - first.descriptors}")
    if last.spools > first.spools:
        faults.append(f"answers are left on the disk: {last.spools}")
    if last.front > GROWTH * second.front:
        faults.append(f"memory grows: {(last.front - second.front) / MIB:.1f} MiB in two rounds")
    return faults


if __name__ == "__main__":
    main()
