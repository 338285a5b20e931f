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
from collections.abc import Mapping
from pathlib import Path

from kg.builds import CURRENT, current
from kg.descriptions import description
from kg.harvest.dublin_core import dublin_core
from kg.harvest.holdings import holdings
from kg.harvest.ledger import FILE, Line, as_text, continued, dated, moved, of_text
from kg.harvest.reader import Reader
from kg.store import Store
from kg.watching import Noted, Watched


def write(
    folder: Path, store: Store, out: Path, known: Mapping[str, Noted] | None = None
) -> dict[str, Noted]:
    """Writes the ledger of a new build into its folder, and gives the digest of each record.

    out: where the current build is. known: records of which nothing changed since.
    """
    before, watched, still = kept(out), Watched(store), known or {}
    sets = holdings(store)
    noted = {path: still[path] if path in still else _noted(watched, path) for path in sets}
    now = {path: Line(noted[path].told, sets[path]) for path in sets}
    ledger = continued({} if before is None else before, now)
    (folder / FILE).write_text(as_text(ledger, folder.stat().st_ino), "utf-8")
    return noted


def _noted(store: Watched, path: str) -> Noted:
    # A reader of its own: what it remembers of another record it would not ask for again.
    return Noted(_digest(Reader(store), path), store.asked())


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
