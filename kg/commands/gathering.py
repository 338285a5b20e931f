"""The documents that a command names: files, all files of a folder, and addresses to fetch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceError


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file to read; address, retrieved: where and when it was fetched, if it was."""

    path: Path
    address: str | None = None
    retrieved: str | None = None


Fetch = Callable[[str], Gathered]


def gathered(named: Iterable[str], fetch: Fetch | None) -> Iterator[Gathered]:
    """Every document named, in order; an address needs the right to fetch."""
    for name in named:
        if name.startswith(("http://", "https://")):
            if fetch is None:
                raise SourceError("an address; give --fetch to fetch it", document=name)
            yield fetch(name)
        elif Path(name).is_dir():
            yield from map(Gathered, files_in(Path(name)))
        else:
            yield Gathered(Path(name))


def files_in(folder: Path) -> tuple[Path, ...]:
    """All files in a folder and below, but hidden ones, in the order of their paths."""
    found = tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    if not found:
        raise SourceError("a folder without files; name another", document=str(folder))
    return found
