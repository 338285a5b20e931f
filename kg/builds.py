"""Builds beside each other: a new one is made in its own folder and swapped in by one rename.

`OUT/current` is a symbolic link to the build that serves. Whatever stops a build, be it a fault, a
full disk or a kill, the link still names the build before. The one before the current stays too,
for readers that have it open; everything else in `OUT/builds` is a leftover.
"""

from __future__ import annotations

import errno
import fcntl
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from kg.errors import StoreError
from kg.whole_files import sync, sync_tree

CURRENT = "current"
BUILDS = "builds"
LOCK = ".lock"
GLANCE = 0.1
"""Seconds between two looks at a lock that another process holds."""

MENDS = {
    errno.ENOSPC: "make room on the disk, then build again",
    errno.EDQUOT: "make room in your quota, then build again",
    errno.EROFS: "choose a directory that can be written to",
    errno.EACCES: "choose a directory that you may write to",
    errno.EPERM: "choose a directory that you may write to",
    errno.ENOTDIR: "name a directory, not a file",
    errno.EEXIST: "name a directory, not a file",
}


def current(out: Path) -> Path | None:
    """The folder of the build that serves, or None before the first build."""
    link = out / CURRENT
    return link.resolve() if link.is_dir() else None


class Workspace:
    """The folder that builds are made in.

    patience: for how many seconds to wait where another build is running.
    """

    def __init__(self, out: Path, patience: float = 0) -> None:
        self.out = out
        self.builds = out / BUILDS
        self.patience = patience

    @contextmanager
    def stage(self) -> Iterator[Path]:
        """A fresh folder for one build, removed again at the end unless it was published."""
        with clear_faults(self.out):
            self.builds.mkdir(parents=True, exist_ok=True)
            with self._locked():
                self._sweep()
                staged = self._fresh()
                try:
                    yield staged
                finally:
                    if current(self.out) != staged:
                        shutil.rmtree(staged, ignore_errors=True)

    def publish(self, staged: Path) -> Path:
        """Make a staged build the current one; every byte of it is on the disk before."""
        with clear_faults(self.out):
            sync_tree(staged)
            target = Path(BUILDS, staged.name)
            waiting = self.out / f".{CURRENT}-{staged.name}"
            waiting.symlink_to(target, target_is_directory=True)
            waiting.replace(self.out / CURRENT)
            sync(self.out)
            self._sweep()
        return staged

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.out / LOCK).open("w") as lock:
            if not locked(lock, self.patience):
                raise StoreError(
                    "another build is running; wait until it ends, or build with --wait",
                    document=str(self.out),
                )
            yield

    def _fresh(self) -> Path:
        number = 1 + max(map(number_of, self.builds.iterdir()), default=0)
        staged = Path(tempfile.mkdtemp(prefix=f"{number:06d}-", dir=self.builds))
        # A server may run as another user than the build.
        staged.chmod(0o755)
        return staged.resolve()

    def _sweep(self) -> None:
        """Remove what killed builds left, and builds that nobody can still have open."""
        serving = current(self.out)
        before = None if serving is None else self._before(serving)
        for folder in self.builds.iterdir():
            if folder.resolve() not in (serving, before):
                shutil.rmtree(folder, ignore_errors=True)
        for link in self.out.glob(f".{CURRENT}-*"):
            link.unlink(missing_ok=True)

    def _before(self, serving: Path) -> Path | None:
        older = [f for f in self.builds.iterdir() if number_of(f) < number_of(serving)]
        return max(older, key=number_of).resolve() if older else None


def locked(file: IO[str], patience: float = 0) -> bool:
    """Whether nobody else holds the lock of this file any more, after so many seconds at most."""
    latest = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= latest:
                return False
            time.sleep(GLANCE)
        else:
            return True


def number_of(folder: Path) -> int:
    """The running number that a build's name begins with; 0 for a stranger."""
    head = folder.name.partition("-")[0]
    return int(head) if head.isdecimal() else 0


@contextmanager
def clear_faults(out: Path) -> Iterator[None]:
    """Turn what the operating system says of a disk into one line that says what to do."""
    try:
        yield
    except OSError as error:
        mend = MENDS.get(error.errno or 0, "look at the disk and its rights, then build again")
        what = (error.strerror or str(error)).lower()
        raise StoreError(f"{what}; {mend}", document=str(error.filename or out)) from error
