"""Keeps the sums of a data folder: whoever writes to it writes them too, and an editor seals.

A folder without a list is nobody's concern until `kg verify --seal` makes one. Whoever calls these
keeps other writers away meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from kg.verification.folder import digest_of, files_in, sums_of
from kg.verification.sums import SUMS, Sums, parse_sums, sealed_length, sums_text
from kg.whole_files import clear_unfinished, put_whole

GROWING = ("judgements/*.jsonl", "links/*.jsonl", "register/*.tsv", "releases.tsv")
"""Files whose lines stay for good: more lines are no damage."""


def grows(name: str) -> bool:
    """Whether lines are only ever added to this file of the data folder."""
    return any(fnmatchcase(name, form) for form in GROWING)


def sealed(data: Path) -> Sums | None:
    """The list of the data folder, None where it has none; raises SourceError, OSError."""
    path = data / SUMS
    return parse_sums(path.read_bytes(), f"data/{SUMS}") if path.exists() else None


def keep_sealed(data: Path, *paths: Path) -> None:
    """Takes note of files that are new, or that lines were added to; raises SourceError, OSError.

    Where what was there before is not what its sum says, the sum stays, so that it is still found.
    """
    sums = sealed(data)
    if sums is None:
        return
    names = [path.relative_to(data).as_posix() for path in paths if path.exists()]
    sound = [name for name in names if _is_sound(data / name, name, sums)]
    _write(data, sums, sums_of(data, sound))


def unsealed(data: Path, folder: str) -> tuple[Path, ...]:
    """The files in and below a folder of the data that have no sum; raises SourceError, OSError."""
    sums = sealed(data)
    names = (f"{folder}/{name}" for name in files_in(data / folder))
    return () if sums is None else tuple(data / name for name in names if name not in sums.of)


def reseal(data: Path, *paths: Path) -> None:
    """Takes note of files as they are now, or that they are gone, whatever they were before."""
    sums = sealed(data)
    if sums is None:
        return
    names = {path.relative_to(data).as_posix(): path for path in paths}
    kept = {name: found for name, found in sums.of.items() if name not in names}
    there = [name for name, path in names.items() if path.exists()]
    put_whole(data / SUMS, _text(kept, sums_of(data, there)))


def seal(data: Path) -> int:
    """Makes the list anew, of all files as they are now; returns how many those are."""
    clear_unfinished(data)
    found = sums_of(data)
    put_whole(data / SUMS, sums_text(found.items()).encode())
    return len(found)


def _is_sound(path: Path, name: str, sums: Sums) -> bool:
    if name not in sums.of:
        return True
    if grows(name):
        return sealed_length(path.read_bytes(), sums.of[name]) is not None
    return digest_of(path) in sums.of[name]


def _write(data: Path, sums: Sums, fresh: dict[str, str]) -> None:
    clear_unfinished(data)
    if all(sums.of.get(name) == frozenset([found]) for name, found in fresh.items()):
        return
    kept = {name: found for name, found in sums.of.items() if name not in fresh}
    put_whole(data / SUMS, _text(kept, fresh))


def _text(kept: Mapping[str, frozenset[str]], fresh: Mapping[str, str]) -> bytes:
    before = ((name, one) for name, found in kept.items() for one in found)
    return sums_text((*before, *fresh.items())).encode()
