"""The ledger of a build on the disk, and the moment since which that build is the current one.

The link to the current build is made anew for each build and renamed into place, so that the file
system's own time of it (`st_ctime`) is the moment of the swap, and cannot be set by anybody. A
folder that was copied is another folder to the file system: the times in it are those of another
server, and everything counts as told since it came.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.builds import CURRENT, current
from kg.descriptions import description
from kg.harvest.affected import affected
from kg.harvest.dublin_core import dublin_core
from kg.harvest.holdings import holdings
from kg.harvest.ledger import FILE, Ledger, Line, as_text, continued, dated, moved, of_text
from kg.harvest.reader import Reader
from kg.store import Store

FOLLOWED = 50_000
"""Things that a change is followed to; where it goes further, everything is read."""


def write(folder: Path, store: Store, out: Path, changed: Iterable[bytes] | None = None) -> None:
    """Writes the ledger of a new build into its folder.

    out: where the current build is. changed: the lines in which the new one differs from it, if the
    same code has made both; then nothing is read again that those lines do not touch.
    """
    before = kept(out) or {}
    same = before if changed is not None else {}
    ledger = continued(before, told(store, same, changed or ()))
    (folder / FILE).write_text(as_text(ledger, folder.stat().st_ino), "utf-8")


def told(store: Store, before: Ledger, changed: Iterable[bytes] = ()) -> Mapping[str, Line]:
    """What a store tells of each record. before: what it did before some lines changed."""
    reader, records = Reader(store), holdings(store)
    quads = ox.parse(b"".join(changed), format=ox.RdfFormat.N_QUADS)
    touched = affected(store, quads, FOLLOWED) if before else None
    found = {}
    for path, sets in records.items():
        old = before.get(path)
        if touched is None or old is None or f"{store.base}id/{path}" in touched:
            found[path] = Line(_digest(reader, path), sets)
        else:
            found[path] = Line(old.told or _digest(reader, path), sets)
    return found


def kept(out: Path) -> dict[str, Line] | None:
    """The ledger of the current build, with a time for each record; None where there is none."""
    build, moment = current(out), published(out)
    if build is None or moment is None:
        return None
    try:
        found, here = of_text((build / FILE).read_text("utf-8")), build.stat().st_ino
    except (OSError, UnicodeDecodeError):
        return None
    if found is None:
        return None
    ledger, place = found
    return (dated if place == here else moved)(ledger, moment)


def published(out: Path) -> dt.datetime | None:
    """When the current build became that, to the next full second; None where there is none."""
    try:
        found = (out / CURRENT).lstat()
    except OSError:
        return None
    return dt.datetime.fromtimestamp(math.ceil(found.st_ctime), dt.UTC)


def _digest(reader: Reader, path: str) -> str:
    """Of all that any form of a record tells."""
    elements = [(e.name, e.text, e.language) for e in dublin_core(reader, path)]
    triples = description(reader.store, f"{reader.store.base}id/{path}")
    whole = json.dumps([elements, sorted(map(str, triples))])
    return hashlib.sha256(whole.encode()).hexdigest()[:32]
