"""Who may touch a data folder: many read it at once, or one writes.

The lock is on the folder itself, so that no file of ours becomes part of the data. The system lets
go of it when a process ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from kg.errors import StoreError

_HELD: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


@contextmanager
def reading(data: Path) -> Iterator[None]:
    """Nobody writes to the folder meanwhile; waits for whoever does."""
    with _held(data, fcntl.LOCK_SH):
        yield


@contextmanager
def writing(data: Path) -> Iterator[None]:
    """Nobody else reads or writes the folder meanwhile; waits for whoever does."""
    with _held(data, fcntl.LOCK_EX):
        yield


@contextmanager
def _held(data: Path, how: int) -> Iterator[None]:
    place = data.resolve()
    held = _HELD.get()
    if place in held:
        # Who writes may read too: a second lock would wait for the first one for ever.
        yield
        return
    try:
        handle = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        raise StoreError(f"{what}; name a data folder with --data", document=str(data)) from error
    try:
        fcntl.flock(handle, how)
        token = _HELD.set(held | {place})
        try:
            yield
        finally:
            _HELD.reset(token)
    finally:
        os.close(handle)
