"""The difference between two dumps on the disk, whatever bases their addresses have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.releases.comparing import compare
from kg.releases.difference import Difference, Published
from kg.releases.dump_files import lines_of
from kg.releases.dump_lines import Dump


def difference_between(before: Path, was: Published, after: Path, now: Published) -> Difference:
    """What is different in the later dump; raises KgError for a file that is no dump.

    Where the base has moved, the addresses before are read as if they had moved by then.
    """
    old = lines_of(before)
    if was.base != now.base:
        old = _moved(old, was.base, now.base)
    return compare(old, lines_of(after), was, now)


def _moved(lines: Dump, base: str, target: str) -> Dump:
    """Sorted anew, and so held in memory: bases seldom move."""

    def moved() -> Iterator[str]:
        return iter(sorted(line.replace(f"<{base}", f"<{target}") for line in lines()))

    return moved
