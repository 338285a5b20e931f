"""A store made of the one before: its files, linked rather than copied, and the quads that differ.

The engine never changes a table file once it is written, so two stores may share one; all its other
files are copied. The store before stays as it is.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError
from kg.validation.change import Change

TABLE = ".sst"
LEFT_OUT = ("LOCK", "LOG")


def continue_store(before: Path, directory: Path, change: Change) -> None:
    """Writes a store that holds what the one before holds, with the change made."""
    try:
        directory.mkdir()
        for file in before.iterdir():
            if file.suffix == TABLE:
                _link(file, directory / file.name)
            elif not file.name.startswith(LEFT_OUT):
                shutil.copyfile(file, directory / file.name)
        store = ox.Store(str(directory))
        for quad in change.removed:
            store.remove(quad)
        store.extend(change.added)
        store.flush()
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{error}; make room, and build again", document=str(directory)) from error


def _link(file: Path, name: Path) -> None:
    try:
        os.link(file, name)
    except OSError:
        # Not every file system has links, and none links to another.
        shutil.copyfile(file, name)
