"""A bag as one file, for a repository: one folder in a tar, the same bytes for the same bag.

RFC 8493, 4: a serialised bag has one folder on top.
"""

from __future__ import annotations

import datetime as dt
import gzip
import os
import tarfile
from pathlib import Path

from kg.whole_files import sync


def archive_of(releases: Path, version: str) -> Path:
    """Where the archive of a release is."""
    return releases / f"igf-{version}.tar.gz"


def write_archive(bag: Path, target: Path, date: dt.date) -> None:
    """Packs a bag; every file in it is of the day of the release. Raises OSError."""
    draft = target.with_name(f".{target.name}")
    top = target.name.removesuffix(".tar.gz")
    moment = int(dt.datetime.combine(date, dt.time(), dt.UTC).timestamp())
    with draft.open("wb") as raw:
        # Neither the time nor the file's name goes into the header.
        with (
            gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            for path in (bag, *sorted(bag.rglob("*"))):
                tar.add(
                    path,
                    str(Path(top, path.relative_to(bag))),
                    recursive=False,
                    filter=lambda member: _plain(member, moment),
                )
        raw.flush()
        os.fsync(raw.fileno())
    draft.replace(target)
    sync(target.parent)


def _plain(member: tarfile.TarInfo, moment: int) -> tarfile.TarInfo:
    """Without anything of whoever packs it."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o755 if member.isdir() else 0o644
    member.mtime = moment
    return member
