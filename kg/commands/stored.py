"""The build that commands work on, or a fault that says how to make one."""

from __future__ import annotations

from pathlib import Path

from kg.builds import current
from kg.errors import StoreError
from kg.store import EmbeddedStore


def build_in(out: Path) -> Path:
    """The folder of the current build."""
    build = current(out)
    if build is None:
        raise StoreError("there is no build here; make one with kg build", document=str(out))
    return build


def store_in(out: Path) -> EmbeddedStore:
    """The store of the current build, read-only."""
    return EmbeddedStore.open(build_in(out))
