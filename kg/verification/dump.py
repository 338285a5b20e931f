"""The dump of a build held against its store, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.described import DUMP
from kg.store import STORE
from kg.verification.flaws import Flaw

ANEW = "`kg build --force` makes it anew"


def unlike_store(folder: Path) -> Iterator[Flaw]:
    """Each line of the dump that the store does not hold, and how many it holds besides."""
    path = folder / DUMP
    try:
        store = ox.Store.read_only(str(folder / STORE))
        lines = path.read_bytes().splitlines()
    except OSError as error:
        yield Flaw(str(folder / STORE), f"can't be read: {error}", ANEW)
        return
    held = 0
    for number, line in enumerate(lines, start=1):
        why = _unlike(line, store)
        held += why is None
        if why is not None:
            yield Flaw(str(path), why, ANEW, number)
    if held < len(store):
        yield Flaw(str(path), f"lacks {len(store) - held} statements of the store", ANEW)


def _unlike(line: bytes, store: ox.Store) -> str | None:
    try:
        (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError):
        return "is no statement"
    return None if quad in store else "is a statement that the store does not hold"
