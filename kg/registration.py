"""Appends new ids to the register in `data/`, so that later documents rename nothing."""

from __future__ import annotations

import os
from pathlib import Path

from kg import resources
from kg.resolve.register import register_lines
from kg.resolve.resolution import Resolution

REGISTER = Path("register", "entities.tsv")


def append_fresh(resolution: Resolution, data: Path | None = None) -> int:
    """Registers every id that the register does not hold yet; returns how many those were.

    The file is replaced in one rename, so that it is never half written; its lines stay as they
    are. Raises OSError where it can't be written.
    """
    fresh = register_lines(resolution.people) + register_lines(resolution.organizations)
    path = (data or resources.data()) / REGISTER
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        file.write(path.read_bytes() + fresh.encode())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return fresh.count("\n")
