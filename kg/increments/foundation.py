"""What has to be the same for anything of an earlier build to be used again."""

from __future__ import annotations

import hashlib
import sys
from importlib import metadata
from pathlib import Path

from kg import resources
from kg.keys import digest
from kg.opening import content_of

DISTRIBUTION = "igf-kg"
WITHDRAWING = ("withdr", "taken-down")
"""How the names of the register's files begin that say what may be told no more."""


def foundation(base: str, data: Path | None = None) -> str:
    """A digest of the base, our code, the packages under it, ontology, shapes and withdrawals.

    After a withdrawal nothing may be left of what was told before, so nothing is used again.
    """
    package = Path(__file__).resolve().parent.parent
    code = [path for path in package.rglob("*.py") if "_bundled" not in path.parts]
    told = [*resources.ontology().rglob("*.ttl"), *resources.shapes().rglob("*.ttl")]
    register = (data or resources.data()) / "register"
    gone = [path for path in register.glob("*") if path.name.startswith(WITHDRAWING)]
    files = (f"{path.parent.name}/{path.name}:{_digest(path)}" for path in (*code, *told, *gone))
    return digest(base, sys.version, *sorted(_packages()), *sorted(files))


def _packages() -> set[str]:
    """The packages that ours needs, with the versions that are here."""
    try:
        needed = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return set()
    names = {name.split(";")[0] for name in needed if "extra ==" not in name}
    return {_version(name) for name in names}


def _version(requirement: str) -> str:
    name = requirement
    for mark in "<>=!~ [(":
        name = name.partition(mark)[0]
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name


def _digest(path: Path) -> str:
    return hashlib.sha256(content_of(path)).hexdigest()
