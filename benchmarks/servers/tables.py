"""What was measured, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.servers.isolation import Isolation
from benchmarks.servers.load import Measured

MEGABYTE = 1_000_000

Rounds = Mapping[str, Sequence[Measured]]
"""What each server did, round by round; the nth rounds of all were run one after another."""


def speeds(name: str, counts: Mapping[str, int], rounds: Rounds, console: Console) -> None:
    """One case: a row a server, and ours as a multiple of each other, round by round."""
    told = "/".join(str(count) for count in counts.values())
    table = Table(
        "Server", "Answers/s", "p50, ms", "p99, ms", "Ours is as fast", title=f"{name} ({told})"
    )
    for server, measured in rounds.items():
        table.add_row(
            server,
            f"{median(one.rate for one in measured):,.0f}",
            f"{median(one.p50 for one in measured):.2f}",
            f"{median(one.p99 for one in measured):.2f}",
            "" if server == "ours" else ratio(rounds["ours"], measured),
        )
    console.print(table)


def ratio(ours: Sequence[Measured], theirs: Sequence[Measured]) -> str:
    """The median of the ratios of the rounds, with the least and the greatest."""
    found = sorted(mine.rate / other.rate for mine, other in zip(ours, theirs, strict=True))
    return f"{median(found):.2f} times ({found[0]:.2f} to {found[-1]:.2f})"


def standing(
    starts: Mapping[str, Sequence[float]], memory: Mapping[str, Sequence[int]], console: Console
) -> None:
    """Cold start to the first answer and resident memory, a column a size."""
    table = Table("Server", "First answer, s", "Memory, MB", title="At 100,000 and 1,000,000")
    for server, seconds in starts.items():
        table.add_row(
            server,
            " / ".join(f"{one:.2f}" for one in seconds),
            " / ".join(f"{one / MEGABYTE:,.0f}" for one in memory[server]),
        )
    console.print(table)


def apart(found: Isolation, limit: float, console: Console) -> None:
    """What runaways did to others, and when they were gone."""
    idle, beside = found.idle, found.beside
    console.print(
        f"A lookup, idle: p50 {idle.p50:.2f} ms, p99 {idle.p99:.2f} ms;"
        f" beside two runaways: p50 {beside.p50:.2f} ms, p99 {beside.p99:.2f} ms"
        f" (aim: p99 at most {2 * idle.p99 + 50:.0f} ms)"
    )
    for one in found.ended:
        told = f"status {one.status}" if one.status else "no answer"
        late = (one.seconds - limit) * 1000
        console.print(f"A runaway: {told} after {one.seconds:.2f} s, {late:+.0f} ms to its limit")
    console.print(f"Afterwards the server uses {found.after:.0%} of a core")
