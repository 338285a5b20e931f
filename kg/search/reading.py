"""The index of a build, read: one connection for each thread, closed when the index goes.

The file never changes, so SQLite is told not to look for locks; a build that is taken away while a
thread has it open stays readable to that thread.
"""

from __future__ import annotations

import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from kg.errors import StoreError
from kg.search.database import FORM

SECONDS = 2.0
"""The longest that one question may take."""

STEPS = 2_000
"""Instructions of SQLite's between two looks at the clock."""

Row = tuple[object, ...]


class Reader:
    """Asks the database of an index; any thread may."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], place: str) -> None:
        self._connect = connect
        self._place = place
        self._own = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self.close = weakref.finalize(self, _close, self._opened)
        # One is open as long as this is, so that a file which is taken away can be read on.
        self.rows("SELECT value FROM about WHERE name = 'form'")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a question; raises StoreError where it takes too long, or cannot be read."""
        connection = self._connection()
        until = time.monotonic() + SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupt" in str(error):
                raise StoreError("the search took too long; ask for longer words") from error
            raise self._unreadable(error) from error
        except sqlite3.DatabaseError as error:
            raise self._unreadable(error) from error

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if held is None:
            held = self._own.connection = self._another()
            with self._lock:
                self._opened.append(held)
        return held

    def _another(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.Error as error:
            if not self._opened:
                raise self._unreadable(error) from error
            # The build was taken away meanwhile: what the first one still reads is copied.
            return _in_memory(self._opened[0].serialize())

    def _unreadable(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{error}; build again", document=self._place)


def of_file(path: Path) -> Reader | None:
    """The index in a file; None where it was made by other code, in another form."""
    address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    reader = Reader(connect, str(path))
    if reader.rows("SELECT value FROM about WHERE name = 'form'") == [(FORM,)]:
        return reader
    reader.close()
    return None


def of_bytes(content: bytes) -> Reader:
    """An index in memory; each thread has a copy."""
    return Reader(partial(_in_memory, content), "the index in memory")


def _in_memory(content: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(content)
    return connection


def _close(opened: list[sqlite3.Connection]) -> None:
    for connection in opened:
        with suppress(sqlite3.Error):
            connection.close()
