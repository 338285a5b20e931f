"""Our own code as one of the things that what is made depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg import resources
from kg.opening import content_of


@cache
def own_code() -> tuple[str, ...]:
    """Every file of the package with its digest; read once, as the code that runs is."""
    files = resources.PACKAGE.rglob("*.py")
    return tuple(sorted(with_digests(path for path in files if "_bundled" not in path.parts)))


def with_digests(files: Iterable[Path]) -> Iterable[str]:
    """Files as `folder/name:SHA-256`; raises KgError for one that can't be read."""
    return (
        f"{path.parent.name}/{path.name}:{hashlib.sha256(content_of(path)).hexdigest()}"
        for path in files
    )
