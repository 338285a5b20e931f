"""What a server and the processes it started hold and use, as Linux tells."""

from __future__ import annotations

import os
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


def family(process: int) -> set[int]:
    """A process and all that it started, and they."""
    parents: dict[int, int] = {}
    for folder in PROC.iterdir():
        if folder.name.isdecimal() and (fields := _fields(folder)):
            parents[int(folder.name)] = int(fields[1])
    found, before = {process}, set[int]()
    while found != before:
        before = set(found)
        found |= {child for child, parent in parents.items() if parent in before}
    return found


def resident(process: int) -> int:
    """Bytes of memory of the family; a page that several share is counted once, in parts."""
    return sum(_proportional(one) for one in family(process))


def busy(process: int) -> float:
    """Seconds of processor time that the family has used so far."""
    used = (_fields(PROC / str(one)) for one in family(process))
    return sum(int(fields[11]) + int(fields[12]) for fields in used if fields) / TICKS


def _proportional(process: int) -> int:
    try:
        text = (PROC / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0
    lines = [line.split() for line in text.splitlines()]
    return sum(int(words[1]) * 1024 for words in lines if words[0] == "Pss:")


def _fields(folder: Path) -> list[str]:
    """The fields of `stat` from the state on, none for a process that has just gone."""
    try:
        # The name before them is the process's own choice, and may hold anything.
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
