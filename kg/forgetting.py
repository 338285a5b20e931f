"""What a folder of builds still holds of people who were withdrawn since, and letting it go.

`OUT/withheld` says for which withdrawals the folder was cleared last. Where they are others, the
next build drops whatever was derived before it - the report of a rejected build, the cache, opened
releases - and, once it stands itself, the builds before it. A reader who has one of those open
keeps its files until it turns to the new build; no name leads to them any more.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg import resources
from kg.builds import BUILDS, current
from kg.decided import register_in
from kg.keys import digest
from kg.whole_files import put_whole

MARK = "withheld"
DERIVED = ("rejected", "cache", "releases")
"""Folders below OUT that are made of the data or of releases, and can be made again."""


def withheld_state(data: Path | None) -> str:
    """What tells two states of the withdrawals apart; empty where there are none."""
    register = register_in(data or resources.data())
    if not register.withdrawals:
        return ""
    lines = [withdrawal.line for withdrawal in register.withdrawals]
    lines += [f"{spared.key}\tspared" for spared in register.spared]
    lines += [f"{i}\t{h}" for salted in register.names for h, i in salted.ids.items()]
    return digest(*lines)


def is_forgotten(out: Path, state: str) -> bool:
    """Whether the folder was cleared since the withdrawals are what they are."""
    mark = out / MARK
    return (mark.read_text("utf-8").strip() if mark.is_file() else "") == state


@contextmanager
def forgetting(out: Path, state: str) -> Iterator[str]:
    """Around the making and publishing of a build; a failure in between leaves the mark as it was.

    So whatever stops it, the next build begins the forgetting anew. Gives the state.
    """
    if is_forgotten(out, state):
        yield state
        return
    before = current(out)
    for name in DERIVED:
        _remove(out / name)
    yield state
    serving = current(out)
    if serving is None or serving == before:
        return
    for folder in (out / BUILDS).iterdir():
        if folder.resolve() != serving:
            _remove(folder)
    put_whole(out / MARK, f"{state}\n".encode())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
