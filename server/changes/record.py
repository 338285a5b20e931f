"""The differences between the releases that are kept, each read once and kept while few are."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import KgError, StoreError
from kg.releases.account import account_of
from kg.releases.differences import read
from kg.releases.history import History
from kg.releases.kept import Kept
from server.changes.entries import Told, told
from server.changes.step import Step

CHANGES = "igf-kg-changes"
READ = 8
"""Differences that are held at a time."""
COUNTED = 4_096


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things; withdrawn and merged ones are among those that are gone."""

    added: int
    removed: int
    changed: int
    merged: int
    withdrawn: int


class Record:
    """Of one history. Any thread may ask; what two want at once is read once."""

    def __init__(self, history: History, base: str) -> None:
        self._history = history
        self._lock = threading.Lock()
        self._step = lru_cache(READ)(self._read)
        self._every = lru_cache(READ)(self._told)
        self._counts = lru_cache(COUNTED)(self._counted)
        self.releases = tuple(kept for kept in history.releases if kept.base == base)
        """Those under the base of the present site, oldest first."""

    def step(self, version: str) -> Step | None:
        """What a release changed; None where none is kept under this version."""
        kept = self.kept(version)
        if kept is None:
            return None
        with self._lock:
            return self._step(kept)

    @property
    def last(self) -> Step | None:
        """The newest release."""
        return self.step(self.releases[-1].version) if self.releases else None

    def beside(self, step: Step, places: int) -> Step | None:
        """The release so many places after another; None where there is none."""
        place = self.releases.index(step.kept) + places
        return self.step(self.releases[place].version) if 0 <= place < len(self.releases) else None

    def every(self, step: Step) -> tuple[Told, ...]:
        """What the feed tells of a release."""
        with self._lock:
            return self._every(step)

    def kept(self, version: str) -> Kept | None:
        """The release of this version."""
        return next((kept for kept in self.releases if kept.version == version), None)

    def counts(self, version: str) -> Counts | None:
        """How many things a release changed; None for the first, and where its bag is away."""
        kept = self.kept(version)
        with self._lock:
            return None if kept is None else self._counts(kept)

    def _read(self, kept: Kept) -> Step:
        try:
            difference = read(kept.difference)
        except KgError as error:
            raise StoreError(
                f"the package of release {kept.version} is not here, or not whole; restore it",
                document=kept.bag.name,
            ) from error
        moment = self._history.moment(kept.version)
        return Step(kept, moment, difference, account_of(difference))

    def _told(self, step: Step) -> tuple[Told, ...]:
        return tuple(told(step, step.kept.base))

    def _counted(self, kept: Kept) -> Counts | None:
        try:
            found = self._step(kept).difference
        except StoreError:
            return None
        if found.before is None:
            return None
        return Counts(
            len(found.added),
            len(found.removed),
            len(found.changed),
            len(found.merged),
            len(found.withdrawn),
        )


class Changes:
    """Hands out the record of the history that is on the shelf now."""

    def __init__(self) -> None:
        self._of = lru_cache(2)(Record)

    def record(self, history: History | None, base: str) -> Record | None:
        """The record; None where nothing was released."""
        return None if history is None else self._of(history, base)
