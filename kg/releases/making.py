"""Makes a release: a build, its bag, the line that says so, and then what is served.

A kill between any two steps leaves something that the next run completes: a bag without its line is
taken up, a line without its build is built.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kg import pipeline
from kg.appending import append_lines
from kg.builds import locked
from kg.described import DUMP
from kg.errors import StoreError
from kg.inputs import RELEASES, releases_in
from kg.releases.about import About, bag_info
from kg.releases.archive import archive_of, write_archive
from kg.releases.bag import PAYLOAD, seal, vouched
from kg.releases.bag_faults import faults_of
from kg.releases.between import difference_between
from kg.releases.difference import Difference, Published
from kg.releases.kept import Kept, read_bag
from kg.releases.payload import Contents, write_payload
from kg.releases.register import Release
from kg.releases.standing import Standing
from kg.store import ABOUT_BUILD
from kg.verification.sealing import keep_sealed
from kg.whole_files import clear_unfinished, sync, sync_tree

LOCK = ".lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants released. force: even if nothing has changed. notes: a text for it.

    patience: for how many seconds to wait for a build that is running.
    """

    version: str
    date: dt.date
    base: str
    data: Path
    out: Path
    releases: Path
    notes: Path | None = None
    force: bool = False
    archive: bool = False
    patience: float = 0


def make_release(asked: Asked, progress: pipeline.Progress | None = None) -> pipeline.BuildSummary:
    """Makes it, or completes what was begun; where the data does not conform, only the report.

    Raises KgError where the version can't be made; then nothing has changed.
    """
    with releasing(asked.releases):
        standing = Standing.of(asked.version, releases_in(asked.data))
        return pipeline.build_into(
            asked.out,
            base=asked.base,
            data=asked.data,
            version=asked.version,
            patience=asked.patience,
            progress=progress,
            before=partial(_keep, asked, standing),
        )


def _keep(asked: Asked, standing: Standing, build: Path) -> None:
    """Puts the bag and the line of a staged build into their places."""
    about = _about(build, asked, standing)
    standing.admit(about.content, force=asked.force)
    bag = asked.releases / asked.version
    if bag.exists():
        about = replace(about, date=_taken_up(bag, about, standing).date)
    else:
        _write_bag(bag, about, asked, standing, build)
    if standing.made is None:
        clear_unfinished(asked.data)
        line = Release(about.version, about.date, about.content, vouched(bag)).line
        append_lines(asked.data / RELEASES, line)
    # Also where the line is there: a killed run may have added it and not sealed it.
    keep_sealed(asked.data, asked.data / RELEASES)
    if asked.archive:
        write_archive(bag, archive_of(asked.releases, asked.version), about.date)


def _about(build: Path, asked: Asked, standing: Standing) -> About:
    told = json.loads((build / ABOUT_BUILD).read_text("utf-8"))
    return About(
        version=asked.version,
        date=asked.date if standing.made is None else standing.made.date,
        base=told["base"],
        content=told["content"],
        dump=told["digest"],
        code=told["code"],
        quads=told["quads"],
        previous=standing.earlier[-1].version if standing.earlier else None,
    )


def _taken_up(bag: Path, about: About, standing: Standing) -> Kept:
    """The bag that is there already, of this very content."""
    found = read_bag(bag)
    if (found.content, found.base) != (about.content, about.base):
        raise StoreError(
            "a release that was broken off has left this bag, of other content; remove the folder,"
            f" or put its line back into data/{RELEASES}",
            document=str(bag),
        )
    for fault in faults_of(bag, None if standing.made is None else standing.made.bag):
        raise StoreError(
            f"{fault.file} {fault.what}; restore it from a copy, or remove the folder",
            document=str(bag),
        )
    return found


def _write_bag(bag: Path, about: About, asked: Asked, standing: Standing, build: Path) -> None:
    """Written beside, then renamed: a folder under the name of a version is whole."""
    found = _difference(about, asked.releases, build)
    staged = Path(tempfile.mkdtemp(prefix=f".{about.version}-", dir=asked.releases))
    try:
        staged.chmod(0o755)
        (staged / PAYLOAD).mkdir()
        contents = Contents(about, build, asked.data, standing.earlier, found, asked.notes)
        write_payload(staged / PAYLOAD, contents)
        standing.admit_bag(seal(staged, bag_info(about)))
        sync_tree(staged)
        staged.rename(bag)
        sync(bag.parent)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _difference(about: About, releases: Path, build: Path) -> Difference:
    now = Published(about.version, about.base, about.content, about.date)
    if about.previous is None:
        return Difference(None, now)
    folder = releases / about.previous
    if not folder.is_dir():
        raise StoreError(
            "the bag of the release before is missing, which this one is compared with; put it"
            " there, or name the folder that has it with --releases",
            document=str(folder),
        )
    before = read_bag(folder)
    return difference_between(before.dump, before.published, build / DUMP, now)


@contextmanager
def releasing(releases: Path) -> Iterator[None]:
    """One at a time; what a killed one has left is cleared away."""
    releases.mkdir(parents=True, exist_ok=True)
    with (releases / LOCK).open("w") as lock:
        if not locked(lock):
            raise StoreError(
                "another release is being made; wait until it ends", document=str(releases)
            )
        _sweep(releases)
        yield


def _sweep(releases: Path) -> None:
    for rest in releases.glob(".*-*"):
        if rest.is_dir():
            shutil.rmtree(rest, ignore_errors=True)
        else:
            rest.unlink()
