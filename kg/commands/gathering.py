"""The documents that a command names: files, all files of a folder, and addresses to fetch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from kg.errors import KgError, SourceError, StoreError
from kg.fetch import Fetcher


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file to read; address, retrieved: where and when it was fetched, if it was."""

    path: Path
    address: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Unfetched:
    """An address that gave no document, and why."""

    path: Path
    error: KgError


def gathered(named: Iterable[str], fetched: Fetch) -> Iterator[Gathered | Unfetched]:
    """Every document named, in order: a file, all files of a folder, an address."""
    for name in named:
        if name.startswith(("http://", "https://")):
            yield fetched(name)
        elif Path(name).is_dir():
            yield from map(Gathered, files_in(Path(name)))
        else:
            yield Gathered(Path(name))


def unasked(address: str) -> Gathered | Unfetched:
    """For a run that may not fetch: an address among the files is refused."""
    raise SourceError("an address; give --fetch to fetch it", document=address)


def fetching(folder: Path, fetcher: Fetcher) -> Fetch:
    """For a run that may: each address is fetched into the folder; a failure costs no other."""

    def fetched(address: str) -> Gathered | Unfetched:
        try:
            found = fetcher.fetch(address, dt.datetime.now(dt.UTC))
        except (SourceError, StoreError) as error:
            return Unfetched(Path(address), error)
        name = PurePosixPath(unquote(urlsplit(found.final_address).path)).name or "page"
        saved = folder / found.sha256[:16] / name.replace("\0", "")[:100]
        saved.parent.mkdir(exist_ok=True)
        saved.write_bytes(found.content)
        return Gathered(saved, found.final_address, found.retrieved)

    return fetched


Fetch = Callable[[str], Gathered | Unfetched]


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
