"""Writes the history of all things over the releases that are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from kg.releases.history import FORM
from kg.releases.kept import Kept

TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE release (
  number INTEGER PRIMARY KEY, version TEXT NOT NULL, date TEXT NOT NULL,
  base TEXT NOT NULL, content TEXT NOT NULL
);
CREATE TABLE state (
  iri TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, digest BLOB NOT NULL,
  PRIMARY KEY (iri, first)
) WITHOUT ROWID;
"""
Run = tuple[str, int, int, str]


def write_history(
    path: Path, releases: Sequence[Kept], described: Callable[[Kept], Mapping[str, str]]
) -> None:
    """Writes the file anew; described: the digests of a release, one after the other."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript(TABLES)
        connection.execute("INSERT INTO about VALUES ('form', ?)", (FORM,))
        connection.executemany(
            "INSERT INTO release VALUES (?, ?, ?, ?, ?)",
            (
                (number, kept.version, kept.date.isoformat(), kept.base, kept.content)
                for number, kept in enumerate(releases)
            ),
        )
        connection.executemany(
            "INSERT INTO state VALUES (?, ?, ?, ?)",
            (
                (iri, first, last, bytes.fromhex(digest))
                for iri, first, last, digest in runs(described(kept) for kept in releases)
            ),
        )
        connection.commit()
    finally:
        connection.close()


def runs(releases: Iterator[Mapping[str, str]]) -> Iterator[Run]:
    """What stands unchanged from a release to another: an IRI, the two numbers, the digest."""
    standing: dict[str, tuple[int, str]] = {}
    number = -1
    for number, found in enumerate(releases):
        for iri, (first, digest) in standing.items():
            if found.get(iri) != digest:
                yield iri, first, number - 1, digest
        standing = {
            iri: held if (held := standing.get(iri)) and held[1] == digest else (number, digest)
            for iri, digest in found.items()
        }
    for iri, (first, digest) in standing.items():
        yield iri, first, number, digest
