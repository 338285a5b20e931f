"""The dumps of a build, made once it is there and kept in its folder; or written anywhere.

They depend on everything, so that each build would have to make all of them anew: whoever waits for
a build does not wait for them.
"""

from __future__ import annotations

import fcntl
import json
import shutil
import tempfile
from pathlib import Path

from kg.described import DUMP
from kg.errors import SourceError, StoreError
from kg.publish.dump_set import Dumped, read_dumps, write_dumps
from kg.publish.dumps import unwritten
from kg.store import ABOUT_BUILD
from kg.whole_files import sync, sync_tree

FOLDER = ".dumps"
"""Within a build, of whose sums it is no part: it comes later and has its own."""
STAGED = f"{FOLDER}-"


def dumps_in(build: Path) -> tuple[Dumped, ...]:
    """The dumps that a build has; none where they were not made."""
    try:
        return read_dumps(build / FOLDER)
    except (OSError, SourceError, ValueError):
        return ()


def make_dumps(build: Path) -> tuple[Dumped, ...]:
    """Makes the dumps of a finished build, unless it has them; raises StoreError."""
    try:
        with (build / ABOUT_BUILD).open() as told:
            # Two who ask at once get one set; what a killed one left is cleared away.
            fcntl.flock(told, fcntl.LOCK_EX)
            found = dumps_in(build)
            if found:
                return found
            for left in build.glob(f"{STAGED}*"):
                shutil.rmtree(left, ignore_errors=True)
            base = str(json.load(told)["base"])
            return _written((build / DUMP).read_bytes(), base, build / FOLDER)
    except OSError as error:
        raise unwritten(error, str(error.filename or build / FOLDER)) from error


def export_all(build: Path, base: str, folder: Path) -> tuple[Dumped, ...]:
    """Writes the dumps of a build into a new folder, all of them or nothing."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreError("there is something here; name a new folder", document=str(folder))
        return _written((build / DUMP).read_bytes(), base, folder)
    except OSError as error:
        raise unwritten(error, str(error.filename or folder)) from error


def _written(nquads: bytes, base: str, folder: Path) -> tuple[Dumped, ...]:
    """One rename puts the whole folder into its place."""
    name = folder.name.lstrip(".")
    staged = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder.absolute().parent))
    try:
        written = write_dumps(nquads, base, staged)
        for path in (*staged.rglob("*"), staged):
            path.chmod(0o755 if path.is_dir() else 0o644)
        sync_tree(staged)
        staged.replace(folder)
        sync(folder.absolute().parent)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return written
