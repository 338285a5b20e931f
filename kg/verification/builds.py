"""The builds in a folder held against their sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.builds import BUILDS, CURRENT, current, number_of
from kg.described import DUMP
from kg.downloads import FOLDER as DUMPS
from kg.errors import KgError
from kg.store import ABOUT_BUILD, STORE
from kg.verification.dump import unlike_store
from kg.verification.flaws import Flaw
from kg.verification.folder import Mends, differing
from kg.verification.sums import SUMS, parse_sums

ANEW = "`kg build --force` makes it anew"
ANOTHER = "remove the folder; `kg build` makes it again"
UNSERVED = "nothing serves it; remove the folder of that build"


def flaws_of_builds(out: Path, *, deep: bool = False) -> Iterator[Flaw]:
    """What is wrong with the current build, the one before it, and the link between them.

    deep: compare each dump with its store too.
    """
    serving = current(out)
    if serving is None and (out / CURRENT).is_symlink():
        yield Flaw(str(out / CURRENT), "leads to no build", "`kg build` makes one")
    folders = sorted((out / BUILDS).iterdir()) if (out / BUILDS).is_dir() else []
    for folder in folders:
        if serving is None or number_of(folder) > number_of(serving):
            yield _unfinished(folder)
            continue
        mend = ANEW if folder.resolve() == serving else UNSERVED
        flaws = tuple(flaws_of_build(folder, mend, deep=deep))
        # A build that ends meanwhile clears away older ones.
        if folder.is_dir():
            yield from flaws


def flaws_of_build(folder: Path, mend: str, *, deep: bool = False) -> Iterator[Flaw]:
    """What is wrong in the folder of one build."""
    if not (folder / ABOUT_BUILD).exists() and not (folder / SUMS).exists():
        yield _unfinished(folder)
        return
    flaws = tuple(_against_sums(folder, mend))
    told = {flaw.path for flaw in flaws}
    dump = str(folder / DUMP)
    store = any(path.startswith(f"{folder / STORE}/") for path in told)
    if (dump in told and not store) or (deep and not told):
        yield from (replace(flaw, mend=mend) for flaw in unlike_store(folder))
    yield from flaws
    if (folder / DUMPS).is_dir():
        yield from _against_sums(folder / DUMPS, ANOTHER)


def _unfinished(folder: Path) -> Flaw:
    """One that is being made, or was being made when it was killed."""
    return Flaw(str(folder), "is no whole build", "the next build clears it away", damage=False)


def _against_sums(folder: Path, mend: str) -> Iterator[Flaw]:
    path = folder / SUMS
    try:
        sums = parse_sums(path.read_bytes(), str(path))
    except FileNotFoundError:
        yield Flaw(str(path), "is missing", mend)
    except KgError as error:
        yield Flaw(str(path), error.what.partition("; ")[0], mend, error.line)
    else:
        yield from differing(folder, sums, str(folder), Mends(mend, mend, mend))
