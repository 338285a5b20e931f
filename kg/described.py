"""What a build says of itself, and how its dump is called."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from kg.builds import current
from kg.store import ABOUT_BUILD

DUMP = "dump.nq"


@dataclass(frozen=True, slots=True)
class Described:
    """What a build says of itself."""

    base: str
    inputs: str
    content: str
    version: str


def described(out: Path) -> Described | None:
    """What the current build says of itself; None where there is none, or it is not whole."""
    build = current(out)
    if build is None:
        return None
    try:
        told = json.loads((build / ABOUT_BUILD).read_text("utf-8"))
        return Described(told["base"], told["inputs"], told["content"], told["version"])
    except (OSError, ValueError, KeyError):
        return None
