"""The records of the build that is served, put in order once and kept while it is."""

from __future__ import annotations

import threading

from server.harvest.repository import Repository, repository
from server.past.shelf import Shelf
from server.serving import Library

REPOSITORIES = "igf-kg-harvest"


class Repositories:
    """Any thread may ask; two may both put in order what is not there yet: they do the same."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = threading.Lock()
        self._kept: tuple[Library, str, Repository] | None = None

    def of(self, here: Library) -> Repository:
        """The records of a build, and those that are gone since a release that is kept."""
        stamp = self._shelf.stamp
        with self._lock:
            kept = self._kept
        if kept is not None and kept[:2] == (here, stamp):
            return kept[2]
        found = repository(here.store, here.build, here.opened, self._shelf.history)
        with self._lock:
            self._kept = here, stamp, found
        return found
