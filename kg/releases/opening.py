"""Opens the releases that are kept: from the statements in a bag, a build that can be served.

The bag is the truth. What is made of it by today's code stands in `OUT/releases/VERSION/`; it is
made again where the bag or the code has changed, and may be deleted at any time.
"""

from __future__ import annotations

import fcntl
import gzip
import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.builds import clear_faults
from kg.errors import KgError, StoreError
from kg.keys import digest
from kg.own_code import own_code
from kg.releases.bag import vouched
from kg.releases.bag_faults import faults_of
from kg.releases.chronicle import write_history
from kg.releases.described import FILE as DESCRIBED
from kg.releases.described import WITHDRAWN, as_lines, described, of_lines
from kg.releases.history import FILE as HISTORY
from kg.releases.kept import Kept, bags_in, in_order, read_bag
from kg.republished import write_again
from kg.store import Store
from kg.whole_files import sync_tree
from kg.written import sum_up

OPENED = "releases"
MADE_OF = "opened.json"
LOCK = ".lock"
STAGED = ".opening-"

Progress = Callable[[str, int, int], None]
Complaint = Callable[[KgError], None]


def opened_in(out: Path) -> Path:
    """The folder of opened releases, where there are any."""
    return out / OPENED


def open_releases(
    releases: Path,
    out: Path,
    complain: Complaint,
    *,
    withdrawn: Collection[str] = (),
    progress: Progress | None = None,
) -> tuple[Kept, ...]:
    """Opens what is not open yet, and closes what is no longer kept; the releases, oldest first.

    complain: is told of a bag that cannot be opened, which is then left out. withdrawn: IRIs of
    which nothing may be told; a bag that still tells of one is not opened. Raises StoreError where
    nothing can be written.
    """
    place = opened_in(out)
    with _alone(place):
        there = in_order(_read(releases, complain))
        changed = [kept for kept in there if _stale(place, kept, withdrawn)]
        for number, kept in enumerate(changed):
            _tell(progress, number, len(changed))
            try:
                _open(place, kept, withdrawn)
            except KgError as error:
                complain(error)
                shutil.rmtree(place / kept.version, ignore_errors=True)
        _tell(progress, len(changed), len(changed))
        opened = tuple(kept for kept in there if (place / kept.version / MADE_OF).is_file())
        if _closed(place, opened) or changed or not (place / HISTORY).is_file():
            _write_history(place, opened)
    return opened


def withdrawn_in(store: Store) -> frozenset[str]:
    """The IRIs that a graph says were withdrawn."""
    rows = store.query(f"SELECT ?thing {{ GRAPH ?graph {{ ?thing <{WITHDRAWN}> ?day }} }}")
    found = (row["thing"] for row in rows) if isinstance(rows, ox.QuerySolutions) else ()
    return frozenset(thing.value for thing in found if isinstance(thing, ox.NamedNode))


def _read(releases: Path, complain: Complaint) -> Iterator[Kept]:
    for bag in bags_in(releases) if releases.is_dir() else ():
        try:
            yield read_bag(bag)
        except KgError as error:
            complain(error)


def _stale(place: Path, kept: Kept, withdrawn: Collection[str]) -> bool:
    folder = place / kept.version
    try:
        if (folder / MADE_OF).read_text("utf-8") != _key(kept):
            return True
        return bool(withdrawn) and bool(_described(folder).keys() & set(withdrawn))
    except OSError:
        return True


def _described(folder: Path) -> dict[str, str]:
    return of_lines((folder / DESCRIBED).read_text("utf-8"))


def _open(place: Path, kept: Kept, withdrawn: Collection[str]) -> None:
    for fault in faults_of(kept.bag):
        what = f"{fault.file} {fault.what}; restore the release from a copy"
        raise StoreError(what, document=str(kept.bag))
    dump = _statements(kept)
    found = described(ox.parse(dump, format=ox.RdfFormat.N_QUADS), kept.base)
    told = sorted(found.keys() & set(withdrawn))
    if told:
        what = (
            f"it still tells of <{told[0]}>, which was withdrawn; run `kg build`, which redacts it"
        )
        raise StoreError(what, document=str(kept.bag))
    staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=place))
    try:
        # A server may run as another user.
        staged.chmod(0o755)
        write_again(staged, dump, kept.base, kept.version, kept.content)
        (staged / DESCRIBED).write_text(as_lines(found), "utf-8")
        (staged / MADE_OF).write_text(_key(kept), "utf-8")
        sum_up(staged)
        sync_tree(staged)
        _put(staged, place / kept.version)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _put(staged: Path, target: Path) -> None:
    """In the place of what is there, which a server may have open: it reads on."""
    if target.exists():
        before = Path(tempfile.mkdtemp(prefix=STAGED, dir=target.parent))
        target.rename(before / target.name)
        staged.rename(target)
        shutil.rmtree(before, ignore_errors=True)
    else:
        staged.rename(target)


def _closed(place: Path, opened: Iterable[Kept]) -> bool:
    """Whether something was there that is not kept, or was broken off; it is gone now."""
    wanted = {kept.version for kept in opened}
    gone = [path for path in place.iterdir() if path.is_dir() and path.name not in wanted]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    return bool(gone)


def _write_history(place: Path, opened: tuple[Kept, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix=STAGED, dir=place) as folder:
        staged = Path(folder, HISTORY)
        write_history(staged, opened, lambda kept: _described(place / kept.version))
        staged.chmod(0o644)
        staged.replace(place / HISTORY)


def _statements(kept: Kept) -> bytes:
    try:
        return gzip.decompress(kept.dump.read_bytes())
    except (OSError, EOFError) as error:
        raise StoreError(
            f"{error}; restore the release from a copy", document=str(kept.dump)
        ) from error


def _key(kept: Kept) -> str:
    """Of what an opened release is made: its bag, and the code that makes it."""
    try:
        bag = vouched(kept.bag)
    except OSError:
        bag = ""
    return json.dumps({"bag": bag, "code": digest(*own_code())}) + "\n"


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """One process at a time; a second one waits, and then finds everything done."""
    with clear_faults(place):
        place.mkdir(parents=True, exist_ok=True)
        with (place / LOCK).open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None and total:
        progress("open", done, total)
