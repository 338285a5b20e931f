"""The releases that can be served: their history, and the store of each while it is read.

Only a few are open at a time. One that is put away is closed when the last request on it ends.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from pathlib import Path

from kg.errors import StoreError
from kg.releases.history import FILE, History
from kg.releases.opening import opened_in
from kg.store import EmbeddedStore
from server.serving import Library

OPEN = 4
"""Releases whose stores are open at a time."""
SHELF = "igf-kg-releases"


class Shelf:
    """Any thread may ask. releases: the folder of the bags. out: that of builds."""

    def __init__(self, releases: Path | None, out: Path | None) -> None:
        self._bags = releases
        self._opened = None if releases is None or out is None else opened_in(out)
        # Looked at with every request, so without the making of paths; written last of all.
        self._file = f"{self._opened}/{FILE}"
        self._lock = threading.Lock()
        self._libraries: OrderedDict[str, Library] = OrderedDict()
        self._history: History | None = None
        self._seen = ""

    @property
    def stamp(self) -> str:
        """Changes whenever another release is opened, or one is closed or made anew."""
        if self._opened is None or self._bags is None:
            return ""
        return _changed(self._file)

    @property
    def empty(self) -> bool:
        """Whether no release is kept here."""
        history = self.history
        return history is None or not history.releases

    @property
    def history(self) -> History | None:
        """What became of things over the releases; None where there is none."""
        stamp = self.stamp
        with self._lock:
            if stamp != self._seen:
                self._libraries.clear()
                self._history, self._seen = self._read(), stamp
            return self._history

    @property
    def open(self) -> tuple[str, ...]:
        """The versions whose stores are open, the longest unused first."""
        with self._lock:
            return tuple(self._libraries)

    def library(self, version: str) -> Library:
        """The graph of a release; raises StoreError where it cannot be had."""
        if self._opened is None or self.history is None:
            raise StoreError("no release is kept here")
        with self._lock:
            found = self._libraries.get(version)
            if found is None:
                folder = self._opened / version
                found = self._libraries[version] = Library(EmbeddedStore.open(folder), folder)
            self._libraries.move_to_end(version)
            while len(self._libraries) > OPEN:
                self._libraries.popitem(last=False)
            return found

    def _read(self) -> History | None:
        if self._opened is None or self._bags is None or not (self._opened / FILE).is_file():
            return None
        return History(self._opened / FILE, self._bags)


def _changed(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return ""
    return f"{found.st_ino}.{found.st_mtime_ns}"
