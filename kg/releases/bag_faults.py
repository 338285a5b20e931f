"""What is wrong with a bag: every file that is missing, too many, or not as its sum says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.releases.bag import (
    ALGORITHMS,
    DECLARATION,
    DECLARED,
    INFO,
    PAYLOAD,
    VOUCHING,
    Summed,
    listed,
    summed,
    tags_in,
    vouched,
)

OXUM = "Payload-Oxum: "


@dataclass(frozen=True, slots=True)
class BagFault:
    """file: its path within the bag. what: what is wrong with it."""

    file: str
    what: str


def faults_of(bag: Path, told: str | None = None) -> tuple[BagFault, ...]:
    """Everything that is wrong with a bag, by file; nothing where it is whole and unchanged.

    told: what the list of releases says is the digest of the bag. A file that can't be read is a
    fault like others.
    """
    found = (*_tag_faults(bag, told), *_payload_faults(bag))
    return tuple(sorted(set(found), key=lambda fault: (fault.file, fault.what)))


def _tag_faults(bag: Path, told: str | None) -> Iterator[BagFault]:
    try:
        if (bag / DECLARATION).read_text("utf-8") != DECLARED:
            yield BagFault(DECLARATION, "does not declare a bag of BagIt 1.0 in UTF-8")
        if told is not None and vouched(bag) != told:
            yield BagFault(VOUCHING, "is not the one that the list of releases vouches for")
        yield from _compared(bag, "tagmanifest", tags_in(bag))
    except (OSError, UnicodeDecodeError) as error:
        yield _unread(bag, error)


def _payload_faults(bag: Path) -> Iterator[BagFault]:
    files = (path for path in (bag / PAYLOAD).rglob("*") if path.is_file() or path.is_symlink())
    there = tuple(sorted(path.relative_to(bag).as_posix() for path in files))
    try:
        yield from _compared(bag, "manifest", there)
        yield from _oxum_faults(bag, there)
    except (OSError, UnicodeDecodeError) as error:
        yield _unread(bag, error)


def _compared(bag: Path, name: str, there: tuple[str, ...]) -> Iterator[BagFault]:
    """What the manifests of one kind say against what is there."""
    sums = {path: _summed(bag, path) for path in there}
    for place, algorithm in enumerate(ALGORITHMS):
        manifest = f"{name}-{algorithm}.txt"
        told = listed(bag / manifest)
        for path in sorted(told.keys() - sums.keys()):
            yield BagFault(path, f"is missing; {manifest} lists it")
        for path, found in sums.items():
            if isinstance(found, BagFault):
                yield found
            elif path not in told:
                yield BagFault(path, f"is not listed in {manifest}")
            elif told[path] != found.sums[place]:
                yield BagFault(path, f"is not the file of which {manifest} has the sum")


def _summed(bag: Path, path: str) -> Summed | BagFault:
    try:
        return summed(bag, path)
    except OSError as error:
        return _unread(bag / path, error, path)


def _oxum_faults(bag: Path, there: tuple[str, ...]) -> Iterator[BagFault]:
    oxum = f"{sum((bag / path).stat().st_size for path in there)}.{len(there)}"
    lines = (bag / INFO).read_text("utf-8").splitlines()
    if f"{OXUM}{oxum}" not in lines:
        yield BagFault(INFO, f"its Payload-Oxum is not {oxum}, as the payload is")


def _unread(bag: Path, error: OSError | UnicodeDecodeError, path: str | None = None) -> BagFault:
    if isinstance(error, UnicodeDecodeError):
        return BagFault(path or PAYLOAD, "a tag file is no UTF-8")
    name = Path(str(error.filename)).name if error.filename else bag.name
    return BagFault(path or name, f"can't be read: {(error.strerror or str(error)).lower()}")
