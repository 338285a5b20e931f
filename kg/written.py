"""What a build leaves on disk: the store, the dump, the report, and a description of itself.

`build.json` is written last, so that a folder that has one is whole.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import __version__
from kg.answers import answered
from kg.answers.questions import QUESTIONS
from kg.builds import current
from kg.errors import StoreError
from kg.graph.quads import Quad
from kg.iris import Iris
from kg.pictures import kept as pictures
from kg.pictures.catalogue import drawings
from kg.publish import void
from kg.publish.dataset import figures
from kg.publish.dumps import serialised
from kg.publish.edition import Edition
from kg.publish.nquads import engine_triples, sorted_nquads
from kg.search import database as search
from kg.search.catalogue import catalogue
from kg.store import ABOUT_BUILD, STORE, EmbeddedStore, default_graphs, write_store
from kg.validate import Report, report_graph
from kg.validation.listing import findings_json

DUMP = "dump.nq"
REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be written; inputs is the digest of everything the build was made from."""

    base: str
    inputs: str
    quads: Collection[Quad]
    report: Report


@dataclass(frozen=True, slots=True)
class Described:
    """What a build says of itself."""

    base: str
    inputs: str


def write_build(folder: Path, written: Written) -> None:
    """Writes everything into an empty folder; raises StoreError or OSError where it can't."""
    dump = sorted_nquads(written.quads)
    (folder / DUMP).write_bytes(dump)
    write_store(folder / STORE, dump)
    _write_report(folder, written.report, written.base)
    _write_description(folder, dump, written.base)
    # In memory: what is on the disk opens only as a whole build, and this one is not whole yet.
    _write_ready(folder, EmbeddedStore.of(dump, written.base))
    about = {
        "base": written.base,
        "digest": hashlib.sha256(dump).hexdigest(),
        "graphs": dict(sorted(Counter(str(quad[3]) for quad in written.quads).items())),
        "inputs": written.inputs,
        "quads": len(written.quads),
        "version": __version__,
    }
    (folder / ABOUT_BUILD).write_text(json.dumps(about, indent=2) + "\n", "utf-8")


def _write_description(folder: Path, dump: bytes, base: str) -> None:
    iris = Iris(base)
    quads = ox.parse(dump, format=ox.RdfFormat.N_QUADS)
    found = figures(quads, iris.space, default_graphs(base))
    edition = Edition(__version__, hashlib.sha256(dump).hexdigest(), len(dump))
    triples = engine_triples(void.description(iris, found, edition))
    (folder / void.FILE).write_bytes(serialised(triples, ox.RdfFormat.TURTLE, base))


def _write_ready(folder: Path, store: EmbeddedStore) -> None:
    """What a server would work out of the graph otherwise: answers, pictures, the search index."""
    answers = answered.ask(store, QUESTIONS)
    (folder / answered.FILE).write_text(answered.written(answers, QUESTIONS), "utf-8")
    pictures.write(folder, drawings(answers))
    search.write_index(folder / search.FILE, catalogue(store))


def keep_rejected(out: Path, report: Report, base: str) -> None:
    """Leaves the report of a build that does not conform in `OUT/rejected`."""
    folder = out / REJECTED
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _write_report(folder, report, base)
    except OSError as error:
        raise StoreError(f"can't be written: {error.strerror}", document=str(folder)) from error


def _write_report(folder: Path, report: Report, base: str) -> None:
    turtle = report_graph(report, Iris(base)).serialize(format="turtle")
    (folder / "report.ttl").write_text(turtle, "utf-8")
    (folder / "report.json").write_text(findings_json(report), "utf-8")


def described(out: Path) -> Described | None:
    """What the current build says of itself; None where there is none, or it is not whole."""
    build = current(out)
    if build is None:
        return None
    try:
        told = json.loads((build / ABOUT_BUILD).read_text("utf-8"))
        return Described(told["base"], told["inputs"])
    except (OSError, ValueError, KeyError):
        return None
