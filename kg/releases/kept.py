"""The releases that are kept: a bag each, `releases/VERSION/`, which nothing changes any more."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import StoreError
from kg.inputs import releases_in
from kg.releases.bag import DECLARATION
from kg.releases.difference import Published
from kg.releases.register import precedence

ABOUT = Path("data", "release.json")
"""Within a bag: what a release says of itself."""
DIFFERENCE = Path("data", "changes", "difference.json")
DUMP = Path("data", "dumps", "igf.nq.gz")


@dataclass(frozen=True, slots=True)
class Kept:
    """A release whose bag is there. content: the SHA-256 of its statements. bag: the folder."""

    version: str
    date: dt.date
    base: str
    content: str
    bag: Path

    @property
    def dump(self) -> Path:
        """All statements, sorted, compressed."""
        return self.bag / DUMP

    @property
    def published(self) -> Published:
        """As a difference names it."""
        return Published(self.version, self.base, self.content, self.date)

    @property
    def difference(self) -> Path:
        """What changed since the release before."""
        return self.bag / DIFFERENCE


def kept(releases: Path, data: Path | None = None) -> tuple[Kept, ...]:
    """The releases that were made and whose bags are in the folder, oldest first.

    data: the folder whose list says which releases were made, so that a bag without its line there
    is left out; without it every bag counts. Raises StoreError for a folder that is no whole bag,
    SourceError where the list is wrong.
    """
    if not releases.is_dir():
        return ()
    bags = {bag.version: bag for bag in map(read_bag, bags_in(releases))}
    if data is None:
        return in_order(bags.values())
    made = (release.version for release in releases_in(data))
    return tuple(bags[version] for version in made if version in bags)


def in_order(bags: Iterable[Kept]) -> tuple[Kept, ...]:
    """Oldest first; of one day, by their versions."""
    return tuple(sorted(bags, key=lambda bag: (bag.date, precedence(bag.version))))


def bags_in(releases: Path) -> tuple[Path, ...]:
    """The folders of releases, those that are only being written left out."""
    return tuple(
        folder
        for folder in sorted(releases.iterdir())
        if folder.is_dir() and not folder.name.startswith(".")
    )


def read_bag(bag: Path) -> Kept:
    """What a bag says of itself; raises StoreError where it is none of ours, or not whole."""
    try:
        told = json.loads((bag / ABOUT).read_bytes())
        found = Kept(
            version=told["version"],
            date=dt.date.fromisoformat(told["date"]),
            base=told["base"],
            content=told["content"],
            bag=bag,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _not_whole(bag, "there is no release.json in it that can be read") from error
    if found.version != bag.name:
        raise _not_whole(bag, f"it says that it is release {found.version}")
    if not ((bag / DECLARATION).is_file() and found.dump.is_file()):
        raise _not_whole(bag, f"{DECLARATION} or {DUMP} is missing")
    return found


def _not_whole(bag: Path, why: str) -> StoreError:
    return StoreError(
        f"no whole release: {why}; restore the folder from a copy, or move it elsewhere",
        document=str(bag),
    )
