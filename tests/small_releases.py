"""Releases of a few statements, each in a bag as a real one is."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from pathlib import Path

import pyoxigraph as ox

from kg.iris import DEFAULT_BASE, Iris
from kg.publish.nquads import nquad
from kg.publish.version import version_quad
from kg.releases.bag import seal


def keep(releases: Path, version: str, day: str, trig: str, base: str = DEFAULT_BASE) -> Path:
    """A bag with the statements of some TriG, in which `BASE` stands for the base."""
    lines = {
        f"{quad} .\n" for quad in ox.parse(trig.replace("BASE", base), format=ox.RdfFormat.TRIG)
    }
    content = hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
    lines.add(nquad(version_quad(Iris(base), version)))
    bag = releases / version
    (bag / "data" / "dumps").mkdir(parents=True)
    dump = gzip.compress("".join(sorted(lines)).encode(), mtime=0)
    (bag / "data" / "dumps" / "igf.nq.gz").write_bytes(dump)
    about = {
        "version": version,
        "date": dt.date.fromisoformat(day).isoformat(),
        "base": base,
        "content": content,
    }
    (bag / "data" / "release.json").write_text(json.dumps(about))
    seal(bag, [("Bagging-Date", day)])
    return bag
