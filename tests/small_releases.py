"""Releases of a few statements, each in a bag as a real one is."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.iris import DEFAULT_BASE, Iris
from kg.publish.nquads import nquad
from kg.publish.version import version_quad
from kg.releases.bag import seal
from kg.releases.between import difference_between
from kg.releases.difference import Difference, Published
from kg.releases.kept import bags_in, read_bag
from kg.releases.opening import open_releases
from kg.releases.payload import write_changes
from kg.store import EmbeddedStore
from server.settings import Settings


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
    write_changes(bag / "data" / "changes", _since_the_one_before(releases, bag, about))
    seal(bag, [("Bagging-Date", day)])
    return bag


def _since_the_one_before(releases: Path, bag: Path, about: dict[str, str]) -> Difference:
    now = Published(
        about["version"], about["base"], about["content"], dt.date.fromisoformat(about["date"])
    )
    others = [read_bag(other) for other in bags_in(releases) if other != bag]
    earlier = [kept for kept in others if kept.date <= dt.date.fromisoformat(about["date"])]
    if not earlier:
        return Difference(None, now)
    last = max(earlier, key=lambda kept: (kept.date, kept.version))
    was = Published(last.version, last.base, last.content, last.date)
    return difference_between(last.dump, was, bag / "data" / "dumps" / "igf.nq.gz", now)


HEAD = """
@prefix igf: <https://w3id.org/igf-kg/ont#> . @prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <BASEid/> .
"""
# A session that never changes, a body that is corrected, a place that is gone and comes back, and a
# person who is withdrawn in the end.
JANUARY = f"""{HEAD} <BASEgraph/curated> {{
  :session\\/2030\\/ws1 a igf:Session ; schema:name "Opening"@en .
  :org\\/x a schema:Organization ; schema:name "Body X" .
  :place\\/1 a schema:Place ; schema:name "Hall" .
  :person\\/ada a schema:Person ; schema:name "Ada Test" }}"""
FEBRUARY = f"""{HEAD} <BASEgraph/curated> {{
  :session\\/2030\\/ws1 a igf:Session ; schema:name "Opening"@en .
  :org\\/x a schema:Organization ; schema:name "Body X, corrected" }}"""
MARCH = f"""{HEAD} <BASEgraph/curated> {{
  :session\\/2030\\/ws1 a igf:Session ; schema:name "Opening"@en .
  :org\\/x a schema:Organization ; schema:name "Body X, corrected" .
  :place\\/1 a schema:Place ; schema:name "Hall" }}"""
NOW = f"""{HEAD} <BASEgraph/curated> {{
  :session\\/2030\\/ws1 a igf:Session ; schema:name "Opening"@en .
  :org\\/x a schema:Organization ; schema:name "Body X, anew" .
  :org\\/new a schema:Organization ; schema:name "Body New" .
  :person\\/ada igf:withdrawnOn "2030-03-09"^^xsd:date ; igf:withdrawalReason "at-request" }}"""


def three_releases(folder: Path, base: str = DEFAULT_BASE) -> Settings:
    """Three releases and what came after them, ready to be served."""
    releases, out = folder / "releases", folder / "build"
    keep(releases, "2030.1", "2030-01-10", JANUARY, base)
    keep(releases, "2030.2", "2030-02-10", FEBRUARY, base)
    keep(releases, "2030.3", "2030-02-10", MARCH, base)
    complaints: list[KgError] = []
    open_releases(releases, out, complaints.append)
    assert complaints == []
    now = ox.serialize(
        ox.parse(NOW.replace("BASE", base), format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS
    )
    return Settings(out, EmbeddedStore.of(now or b"", base), releases=releases)
