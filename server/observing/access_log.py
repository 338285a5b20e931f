"""One line of JSON a request; never a query, a cookie, a credential or a whole query string.

Every line is ASCII without control characters, so nothing that a client sends can begin a line of
its own, and is written at once, so that several processes may share a file.
"""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import StoreError
from server.observing.addresses import prefix
from server.observing.record import Observed

LONGEST = 300
"""Characters of a path, or of any other word that a client chooses."""

ODD = re.compile("[\x7f\ud800-\udfff]")
STANDARD_ERROR = "-"
STDERR = 2

ADDRESSES: Mapping[str, Callable[[str], str | None]] = {
    "prefix": prefix,
    "whole": lambda address: address,
    "none": lambda _: None,
}
"""How much of a client's address is kept."""


def line(seen: Observed, at: datetime, addresses: str = "prefix") -> bytes:
    """The line of one request that was answered at a moment, which has a zone."""
    told = {
        "time": at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "client": _word(ADDRESSES[addresses](seen.client)) if seen.client else None,
        "method": _word(seen.method),
        "path": _word(re.split("[?#]", seen.path, maxsplit=1)[0]) if seen.path else None,
        "route": seen.route,
        "status": seen.status,
        "seconds": round(seen.seconds, 6),
        "sent": seen.sent,
        "outcome": seen.outcome,
        "query": seen.query,
        "form": seen.form,
        "queued": None if seen.queued is None else round(seen.queued, 6),
    }
    kept = {name: value for name, value in told.items() if value is not None}
    return json.dumps(kept, separators=(",", ":")).encode("ascii") + b"\n"


def _word(text: str | None) -> str | None:
    return None if text is None else ODD.sub("\N{REPLACEMENT CHARACTER}", text[:LONGEST])


class AccessLog:
    """Where the lines go: a file, or standard error for `-`; any thread may write."""

    def __init__(self, place: str = STANDARD_ERROR, addresses: str = "prefix") -> None:
        self._path = None if place == STANDARD_ERROR else Path(place)
        self._addresses = addresses
        self._lock = threading.Lock()
        self._lost = 0
        try:
            self._descriptor = self._open()
        except OSError as error:
            mend = "name a file that may be written to with --access-log"
            what = (error.strerror or str(error)).lower()
            raise StoreError(f"{what}; {mend}", document=place) from error

    @property
    def lost(self) -> int:
        """Lines that could not be written; a full disk stops no answer."""
        return self._lost

    def write(self, seen: Observed) -> None:
        """Adds the line of a request that has just been answered."""
        text = line(seen, datetime.now(UTC), self._addresses)
        with self._lock:
            try:
                if self._was_rotated():
                    self._reopen()
                os.write(self._descriptor, text)
            except OSError:
                self._lost += 1

    def reopen(self) -> None:
        """Goes on in a new file of the same name, as after a SIGHUP."""
        with self._lock:
            try:
                self._reopen()
            except OSError:
                self._lost += 1

    def close(self) -> None:
        """Writes no more."""
        with self._lock:
            if self._path is not None:
                os.close(self._descriptor)

    def _open(self) -> int:
        if self._path is None:
            return STDERR
        return os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o640)

    def _reopen(self) -> None:
        # The new one first: where it cannot be had, the old one goes on.
        opened = self._open()
        if self._path is not None:
            os.close(self._descriptor)
        self._descriptor = opened

    def _was_rotated(self) -> bool:
        if self._path is None:
            return False
        mine = os.fstat(self._descriptor)
        try:
            named = self._path.stat()
        except FileNotFoundError:
            return True
        return (mine.st_dev, mine.st_ino) != (named.st_dev, named.st_ino)
