"""What became of a thing from release to release: where it was there, and where it changed.

Kept in one file of SQLite beside the opened releases. A row is a run of neighbouring releases in
which the description is the same, so that what never changes takes one row however many there are.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.releases.kept import Kept
from kg.releases.moments import moments

FILE = "history.sqlite"
FORM = "1"
"""Of the file; one of another form is made anew."""


@dataclass(frozen=True, slots=True)
class State:
    """A description that stood unchanged from one release to another, both included."""

    first: Kept
    last: Kept
    digest: str


class History:
    """Reads the file; any thread may ask. releases: those that it tells of, oldest first."""

    def __init__(self, path: Path, releases: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        try:
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self.close = weakref.finalize(self, self._connection.close)
            if self._rows("SELECT value FROM about WHERE name = 'form'") != [(FORM,)]:
                raise _unreadable(path, "it has another form")
            rows = self._rows("SELECT version, date, base, content FROM release ORDER BY number")
        except sqlite3.Error as error:
            raise _unreadable(path, str(error)) from error
        self.releases = tuple(
            Kept(str(v), dt.date.fromisoformat(str(d)), str(b), str(c), releases / str(v))
            for v, d, b, c in rows
        )
        self._places = {kept.version: place for place, kept in enumerate(self.releases)}
        self._moments = moments(kept.date for kept in self.releases)

    def moment(self, version: str) -> dt.datetime:
        """When a release was made; neighbours are never made at the same time."""
        return self._moments[self._places[version]]

    def release(self, version: str) -> Kept | None:
        """The release of this version; None where none is kept."""
        place = self._places.get(version)
        return None if place is None else self.releases[place]

    def states(self, iri: str) -> tuple[State, ...]:
        """The descriptions of a thing, oldest first; nothing where no release has it."""
        rows = self._rows(
            "SELECT first, last, digest FROM state WHERE iri = ? ORDER BY first", (iri,)
        )
        return tuple(self._state(*row) for row in rows)

    def versions(self, iri: str) -> tuple[tuple[Kept, str], ...]:
        """Every release in which a thing was there, oldest first, with its digest there."""
        return tuple(
            (self.releases[place], state.digest)
            for state in self.states(iri)
            for place in range(self._place(state.first), self._place(state.last) + 1)
        )

    def gone(self, iri: str) -> Kept | None:
        """The first release in which a thing that was there is not; None where it still is."""
        states = self.states(iri)
        after = self._place(states[-1].last) + 1 if states else len(self.releases)
        return self.releases[after] if after < len(self.releases) else None

    def unchanged_since(self, iri: str) -> Kept | None:
        """The release since which its description is what it was last; None without any."""
        states = self.states(iri)
        return states[-1].first if states else None

    def every(self, lead: str) -> Iterator[tuple[str, tuple[State, ...]]]:
        """All things whose IRI begins so, in order, each with its states."""
        rows = self._rows(
            "SELECT iri, first, last, digest FROM state WHERE iri >= ? AND iri < ?"
            " ORDER BY iri, first",
            (lead, f"{lead}\U0010ffff"),
        )
        held: list[State] = []
        before = ""
        for iri, *rest in rows:
            if held and iri != before:
                yield before, tuple(held)
                held = []
            before = str(iri)
            held.append(self._state(*rest))
        if held:
            yield before, tuple(held)

    def _place(self, kept: Kept) -> int:
        return self._places[kept.version]

    def _state(self, first: object, last: object, digest: object) -> State:
        if not (isinstance(first, int) and isinstance(last, int) and isinstance(digest, bytes)):
            raise _unreadable(self._path, "a row is of another kind")
        return State(self.releases[first], self.releases[last], digest.hex())

    def _rows(self, sql: str, values: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
        try:
            with self._lock:
                return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise _unreadable(self._path, str(error)) from error


def _unreadable(path: Path, why: str) -> StoreError:
    return StoreError(f"{why}; delete the file, it is made again", document=str(path))
