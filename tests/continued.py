"""Builds that are made from the one before, held against builds that are made anew."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.builds import current
from kg.errors import KgError
from kg.harvest.ledger import FILE, of_text
from kg.pictures.drawing import Drawing
from kg.pictures.svg import svg
from kg.pipeline import BuildSummary, build_into
from kg.store import STORE
from kg.verification.sums import SUMS

BASE = "https://igf.example.org/"
_DRAWN: dict[str, bytes] = {}


def drawn(drawing: Drawing) -> bytes:
    """A picture takes longer than all else of so small a graph; the same one is drawn once."""
    if drawing.digest not in _DRAWN:
        _DRAWN[drawing.digest] = svg(drawing)
    return _DRAWN[drawing.digest]


def contents(out: Path) -> dict[str, object]:
    """Every file of the current build; the store by what is in it.

    Since when a record is as it is depends on when the builds before were made, and where; that is
    left out.
    """
    build = current(out)
    assert build is not None
    found: dict[str, object] = {
        str(path.relative_to(build)): path.read_bytes()
        for path in build.rglob("*")
        if path.is_file() and path.parent.name != STORE
    }
    told = of_text((build / FILE).read_text("utf-8"))
    ledger = {} if told is None else told[0]
    found[FILE] = {key: (line.told, line.sets) for key, line in ledger.items() if line.told}
    sums = (build / SUMS).read_text("utf-8").splitlines()
    left_out = (FILE, f"{STORE}/", "#")
    found[SUMS] = [line for line in sums if not any(name in line for name in left_out)]
    return {**found, STORE: sorted(map(str, ox.Store.read_only(str(build / STORE))))}


def built(out: Path, data: Path, *, full: bool = False) -> tuple[BuildSummary | None, object]:
    """What a build comes to: its contents, what it was rejected for, or why there is none."""
    try:
        summary = build_into(out, base=BASE, data=data, full=full)
    except KgError as error:
        return None, str(error)
    if summary.build is None:
        return summary, (out / "rejected/report.ttl").read_bytes()
    return summary, contents(out)
