"""The releases that are kept held against their manifests and the list of releases."""

from __future__ import annotations

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from kg.errors import KgError
from kg.inputs import RELEASES, releases_in
from kg.releases.archive import archive_of
from kg.releases.bag_faults import faults_of
from kg.releases.kept import bags_in
from kg.releases.register import Release
from kg.verification.flaws import Flaw

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
"""How a compressed file begins that tells no name, time or system (RFC 1952, 2.3)."""
RESTORE = "restore it from a copy of the release"
FORGOTTEN = "`kg release` with its version completes it, or remove the folder"
PACK = "remove it; `kg release` with its version and --archive packs it again"


def flaws_of_releases(releases: Path, data: Path) -> Iterator[Flaw]:
    """What is wrong with each bag and its archive, and which bags and lines lack each other."""
    if not releases.is_dir():
        return
    try:
        made = {release.version: release for release in releases_in(data)}
    except KgError as error:
        what, _, mend = error.what.partition("; ")
        yield Flaw(error.document or RELEASES, what, mend, error.line)
        made = {}
    bags = {bag.name: bag for bag in bags_in(releases)}
    for version in sorted(made.keys() | bags.keys()):
        if version in bags:
            yield from _flaws_of_bag(bags[version], made.get(version))
        else:
            yield Flaw(str(releases / version), f"is missing; data/{RELEASES} lists it", RESTORE)
    for archive in sorted(releases.glob("*.tar.gz")):
        yield from _flaws_of_archive(archive, bags, releases)


def _flaws_of_bag(bag: Path, made: Release | None) -> Iterator[Flaw]:
    if made is None:
        yield Flaw(str(bag), f"has no line in data/{RELEASES}", FORGOTTEN, damage=False)
    for fault in faults_of(bag, None if made is None else made.bag):
        yield Flaw(str(bag / fault.file), fault.what, RESTORE)


def _flaws_of_archive(archive: Path, bags: dict[str, Path], releases: Path) -> Iterator[Flaw]:
    """An archive holds, file by file, what its bag holds."""
    for bag in bags.values():
        if archive == archive_of(releases, bag.name):
            yield from (Flaw(str(archive), what, PACK) for what in _unlike(archive, bag))
            return
    yield Flaw(str(archive), "is of no release that is here", "remove it", damage=False)


def _unlike(archive: Path, bag: Path) -> Iterator[str]:
    try:
        with archive.open("rb") as raw:
            if raw.read(len(HEADER)) != HEADER:
                yield "does not begin as it was written"
        packed = {}
        with tarfile.open(archive) as tar:
            for member in tar:
                if (file := tar.extractfile(member)) is not None:
                    packed[member.name.partition("/")[2]] = file.read()
        # What comes after the last member, and the sum of all, is read only to the end.
        with gzip.open(archive) as whole:
            while whole.read(1 << 20):
                pass
    except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
        yield f"can't be unpacked: {error}"
        return
    files = {p.relative_to(bag).as_posix(): p for p in bag.rglob("*") if p.is_file()}
    for name in sorted(packed.keys() | files.keys()):
        if name not in files or packed.get(name) != files[name].read_bytes():
            yield f"differs from the bag in {name}"
