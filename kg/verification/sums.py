"""A list of sums, as `sha256sum --check` reads it, whose last line is the sum of the list itself.

Two branches that are merged leave the lines of both: then a file has two sums, and either holds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.errors import SourceError

SUMS = "SHA256SUMS"
"""How the list is called in each folder that has one."""

_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")
_SEAL = re.compile(r"# this list: ([0-9a-f]{64})")
RESTORE = "restore the list, or look at each file and run `kg verify --seal`"


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of each file by its name below the folder; one but where branches were merged."""

    of: Mapping[str, frozenset[str]]


def sums_text(sums: Iterable[tuple[str, str]]) -> str:
    """The list as a file has it, of pairs of name and sum, in the order of the names."""
    lines = [f"{sha256}  {name}" for name, sha256 in sorted(sums)]
    return "".join(f"{line}\n" for line in (*lines, f"# this list: {_digest(lines)}"))


def parse_sums(content: bytes, shown: str) -> Sums:
    """Reads a list; raises SourceError, with the line, where it is not what was written."""
    lines: list[str] = []
    seals: list[tuple[int, str]] = []
    for number, line in enumerate(_rows(content), start=1):
        seal = _SEAL.fullmatch(line)
        if seal is not None:
            seals.append((number, seal[1]))
        elif _LINE.fullmatch(line) is None:
            raise SourceError(f"no sum and name; {RESTORE}", document=shown, line=number)
        else:
            lines.append(line)
    if not seals:
        raise SourceError(f"its last line is missing; {RESTORE}", document=shown)
    # Where branches were merged, no seal is that of all lines.
    if len(seals) == 1 and seals[0] != (len(lines) + 1, _digest(lines)):
        raise SourceError(
            f"the list itself was changed; {RESTORE}", document=shown, line=seals[0][0]
        )
    return Sums(_by_name(lines))


def _rows(content: bytes) -> list[str]:
    rows = content.decode(errors="replace").split("\n")
    return rows if rows[-1] else rows[:-1]


def _by_name(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        sha256, name = line.split("  ", 1)
        found.setdefault(name, set()).add(sha256)
    return {name: frozenset(sums) for name, sums in found.items()}


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def sealed_length(content: bytes, sums: frozenset[str]) -> int | None:
    """How many bytes from the start, up to the end of a line, have one of the sums, at most.

    None where none do: then a line that was there before is not what it was.
    """
    running, length = hashlib.sha256(), 0
    fits = 0 if running.hexdigest() in sums else None
    for line in re.findall(rb"[^\n]*\n|[^\n]+", content):
        # Whoever ended the file by hand may have left out the end of its last line.
        for part in (line[:-1], line[-1:]) if line.endswith(b"\n") else (line,):
            running.update(part)
            length += len(part)
            if running.hexdigest() in sums:
                fits = length
    return fits
