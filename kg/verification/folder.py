"""A folder held against its list of sums."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError
from kg.verification.flaws import Flaw
from kg.verification.sums import SUMS, Sums, parse_sums

UNREADABLE = "look at the disk and its rights"


@dataclass(frozen=True, slots=True)
class Mends:
    """What to do about each kind of flaw in a folder."""

    changed: str
    missing: str
    extra: str


def files_in(folder: Path) -> tuple[str, ...]:
    """The names below the folder of all files that count.

    That is not its list, nothing whose name begins with a dot, and no folder with its own list.
    """
    found = []
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if _counts(here / name)]
        below = here.relative_to(folder)
        found += [(below / name).as_posix() for name in files if not name.startswith(".")]
    return tuple(sorted(name for name in found if name != SUMS))


def _counts(folder: Path) -> bool:
    return not folder.name.startswith(".") and not (folder / SUMS).is_file()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sums_of(folder: Path, names: Iterable[str] | None = None) -> dict[str, str]:
    """The sum of each of the files, or of all that count; raises OSError."""
    chosen = files_in(folder) if names is None else names
    return {name: digest_of(folder / name) for name in chosen}


def differing(folder: Path, sums: Sums, shown: str, mends: Mends) -> Iterator[Flaw]:
    """What is changed, missing or extra, in the order of the names."""
    there = frozenset(files_in(folder))
    for name in sorted(there | sums.of.keys()):
        path = f"{shown}/{name}"
        if name not in there:
            yield Flaw(path, "is missing", mends.missing)
        elif name not in sums.of:
            yield Flaw(path, "is in no list of sums", mends.extra)
        else:
            yield from _changed(folder / name, sums.of[name], path, mends)


def is_whole(folder: Path) -> bool:
    """Whether a folder that nothing changes any more has its sums, and is just as they say."""
    try:
        sums = parse_sums((folder / SUMS).read_bytes(), SUMS)
        return not any(differing(folder, sums, "", Mends("", "", "")))
    except (OSError, SourceError):
        return False


def _changed(file: Path, sums: frozenset[str], path: str, mends: Mends) -> Iterator[Flaw]:
    try:
        if digest_of(file) not in sums:
            empty = "is empty" if file.stat().st_size == 0 else "is not what was written"
            yield Flaw(path, empty, mends.changed)
    except OSError as error:
        yield Flaw(path, f"can't be read: {error.strerror}", UNREADABLE)
