"""The parts of a build in an SQLite database: what each states, and which lines several state."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.increments.difference import Difference, UnusableError
from kg.increments.dump import Lines, holds

TABLES = """
CREATE TABLE IF NOT EXISTS parts (key BLOB PRIMARY KEY, lines BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shared (line BLOB PRIMARY KEY, times INTEGER) WITHOUT ROWID;
"""
QUICKLY = 1


@dataclass(frozen=True, slots=True)
class Rows:
    """What was kept of a build, beside its dump."""

    connection: sqlite3.Connection
    dump: Lines

    def keys(self) -> frozenset[bytes]:
        """The parts that it was made of."""
        return frozenset(key for (key,) in self.connection.execute("SELECT key FROM parts"))

    def lines(self, key: bytes) -> tuple[bytes, ...]:
        """What one of them states."""
        found = self.connection.execute("SELECT lines FROM parts WHERE key = ?", (key,)).fetchone()
        if found is None:
            raise UnusableError(f"there is no part {key.hex()}")
        return tuple(zlib.decompress(found[0]).splitlines(keepends=True))

    def times(self, line: bytes) -> int:
        """How many of them state a line."""
        asked = "SELECT times FROM shared WHERE line = ?"
        found = self.connection.execute(asked, (line,)).fetchone()
        return int(found[0]) if found is not None else int(holds(self.dump, line))


@contextmanager
def opened_rows(path: Path) -> Iterator[sqlite3.Connection]:
    """The database of a build that is finished; nothing is changed in it."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def write_rows(path: Path, change: Difference) -> None:
    """Makes the change in a database that may be a copy of the one before, or not there yet."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # Half a database is known by its digest, so nothing need be kept for a crash.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(TABLES)
        connection.execute("BEGIN")
        gone = ((key,) for key in change.gone)
        connection.executemany("DELETE FROM parts WHERE key = ?", gone)
        fresh = ((key, _packed(lines)) for key, lines in sorted(change.fresh.items()))
        connection.executemany("INSERT INTO parts VALUES (?, ?)", fresh)
        times = sorted(change.times.items())
        once = ((line,) for line, number in times if number < 2)
        connection.executemany("DELETE FROM shared WHERE line = ?", once)
        often = ((line, number) for line, number in times if number > 1)
        connection.executemany("INSERT OR REPLACE INTO shared VALUES (?, ?)", often)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _packed(lines: tuple[bytes, ...]) -> bytes:
    return zlib.compress(b"".join(lines), QUICKLY)
