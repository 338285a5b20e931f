"""What has to be the same for anything of an earlier build to be used again."""

from __future__ import annotations

import sys
from importlib import metadata

from kg import resources
from kg.keys import digest
from kg.own_code import own_code, with_digests

DISTRIBUTION = "igf-kg"


def foundation(base: str, withheld: str) -> str:
    """A digest of the base, our code, the packages under it, ontology, shapes and withdrawals.

    withheld: the state of the withdrawals. After one nothing may be left of what was told before,
    so nothing is used again.
    """
    told = (*resources.ontology().rglob("*.ttl"), *resources.shapes().rglob("*.ttl"))
    files = sorted((*own_code(), *with_digests(told)))
    return digest(base, withheld, sys.version, *sorted(_packages()), *files)


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
