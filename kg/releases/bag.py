"""Bags of RFC 8493: a folder with its payload in `data/`, and the sums of every file in it.

The same payload and the same description give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap

from kg.errors import StoreError

PAYLOAD = "data"
DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ALGORITHMS = ("sha256", "sha512")
VOUCHING = "tagmanifest-sha256.txt"
"""Its own SHA-256 vouches for the whole bag: it has the sums of the manifests."""
WIDTH = 79
CHUNK = 1 << 20

Info = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Summed:
    """A file in a bag by its path within it, with its length and its sums in hex."""

    path: str
    length: int
    sums: tuple[str, ...]


def seal(folder: Path, info: Info) -> str:
    """Writes the tag files of a bag around what is in `data/`, in place of those there are.

    info: labels and values of bag-info.txt, in their order; the Payload-Oxum is added. Returns the
    SHA-256 of the tag manifest. Raises OSError, and StoreError for a name that no manifest can
    hold.
    """
    for old in (*folder.glob("manifest-*.txt"), *folder.glob("tagmanifest-*.txt")):
        old.unlink()
    payload = tuple(summed(folder, path) for path in paths_in(folder / PAYLOAD, folder))
    oxum = f"{sum(file.length for file in payload)}.{len(payload)}"
    (folder / DECLARATION).write_text(DECLARED, "utf-8")
    (folder / INFO).write_text(_info((*info, ("Payload-Oxum", oxum))), "utf-8")
    _write_manifests(folder, "manifest", payload)
    _write_manifests(folder, "tagmanifest", [summed(folder, path) for path in tags_in(folder)])
    return vouched(folder)


def vouched(bag: Path) -> str:
    """The SHA-256 of a bag's tag manifest, which the list of releases holds; raises OSError."""
    return hashlib.sha256((bag / VOUCHING).read_bytes()).hexdigest()


def tags_in(folder: Path) -> tuple[str, ...]:
    """The tag files that tag manifests list, sorted."""
    found = (path.name for path in folder.iterdir() if path.is_file())
    return tuple(sorted(name for name in found if not name.startswith("tagmanifest-")))


def paths_in(payload: Path, folder: Path) -> tuple[str, ...]:
    """The files below a folder as manifests name them, sorted."""
    files = (path for path in payload.rglob("*") if path.is_file())
    return tuple(sorted(_writable(path.relative_to(folder).as_posix()) for path in files))


def summed(folder: Path, path: str) -> Summed:
    """A file with its sums, read once; raises OSError."""
    digests = [hashlib.new(name) for name in ALGORITHMS]
    length = 0
    with (folder / path).open("rb") as file:
        while chunk := file.read(CHUNK):
            length += len(chunk)
            for digest in digests:
                digest.update(chunk)
    return Summed(path, length, tuple(digest.hexdigest() for digest in digests))


def listed(manifest: Path) -> dict[str, str]:
    """The paths that a manifest lists, with their sums; raises OSError or UnicodeDecodeError."""
    lines = (line.partition(" ") for line in manifest.read_text("utf-8").splitlines())
    return {path.strip(): value.casefold() for value, _, path in lines}


def _write_manifests(folder: Path, name: str, files: Iterable[Summed]) -> None:
    every = tuple(files)
    for place, algorithm in enumerate(ALGORITHMS):
        lines = (f"{file.sums[place]}  {file.path}\n" for file in every)
        (folder / f"{name}-{algorithm}.txt").write_text("".join(lines), "utf-8")


def _info(info: Info) -> str:
    return "".join(line for label, value in info for line in _folded(label, value))


def _folded(label: str, value: str) -> Iterator[str]:
    """One element: a long value goes on in lines that begin with blanks (RFC 8493, 2.2.2)."""
    words = " ".join(value.split())
    lines = wrap(f"{label}: {words}", WIDTH, break_long_words=False, break_on_hyphens=False)
    yield f"{lines[0]}\n"
    yield from (f"  {line}\n" for line in lines[1:])


def _writable(path: str) -> str:
    """RFC 8493, 2.1.3, has these encoded, and its commonest reader does not read that."""
    if any(char in path for char in "\r\n%"):
        raise StoreError(
            "a name with % or a line break can't go into a bag; rename the file", document=path
        )
    return path
