"""What a build leaves on disk: the store, the dump, the report, and a description of itself.

`build.json` is written last, so that a folder that has one is whole.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from bisect import insort
from collections import Counter
from collections.abc import Callable, Collection
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
from kg.publish.nquads import engine_triples, nquad, sorted_nquads
from kg.publish.version import version_quad
from kg.search import database as search
from kg.search.catalogue import catalogue
from kg.store import ABOUT_BUILD, STORE, EmbeddedStore, default_graphs, write_store
from kg.validate import Report, report_graph
from kg.validation.listing import findings_json

DUMP = "dump.nq"
REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Written:
    """What is to be written.

    inputs: the digest of everything the build was made from. named: the version of a content, which
    is the digest of all quads. The quads do not tell the version yet.
    """

    base: str
    inputs: str
    quads: Collection[Quad]
    report: Report
    named: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Described:
    """What a build says of itself."""

    base: str
    inputs: str
    content: str
    version: str


def write_build(folder: Path, written: Written) -> None:
    """Writes everything into an empty folder; raises StoreError or OSError where it can't."""
    statements = sorted_nquads(written.quads)
    content = hashlib.sha256(statements).hexdigest()
    version = written.named(content)
    telling = version_quad(Iris(written.base), version)
    dump = with_quad(statements, telling)
    (folder / DUMP).write_bytes(dump)
    write_store(folder / STORE, dump)
    _write_report(folder, written.report, written.base)
    _write_description(folder, dump, written.base, version)
    # In memory: what is on the disk opens only as a whole build, and this one is not whole yet.
    _write_ready(folder, EmbeddedStore.of(dump, written.base))
    graphs = Counter(str(quad[3]) for quad in (*written.quads, telling))
    about = {
        "base": written.base,
        "code": __version__,
        "content": content,
        "digest": hashlib.sha256(dump).hexdigest(),
        "graphs": dict(sorted(graphs.items())),
        "inputs": written.inputs,
        "quads": graphs.total(),
        "version": version,
    }
    (folder / ABOUT_BUILD).write_text(json.dumps(about, indent=2) + "\n", "utf-8")


def write_again(folder: Path, dump: bytes, base: str, version: str, content: str) -> None:
    """Writes into an empty folder what a server needs of a graph that was published before.

    dump: its sorted N-Quads, with the one that tells the version. content: the digest without it.
    """
    (folder / DUMP).write_bytes(dump)
    write_store(folder / STORE, dump)
    _write_description(folder, dump, base, version)
    store = EmbeddedStore.of(dump, base)
    _write_ready(folder, store)
    about = {
        "base": base,
        "code": __version__,
        "content": content,
        "digest": hashlib.sha256(dump).hexdigest(),
        "quads": store.size(),
        "version": version,
    }
    (folder / ABOUT_BUILD).write_text(json.dumps(about, indent=2) + "\n", "utf-8")


def with_quad(statements: bytes, quad: Quad) -> bytes:
    """Sorted N-Quads with one more line at its place."""
    lines = statements.decode().splitlines(keepends=True)
    insort(lines, nquad(quad))
    return "".join(lines).encode()


def _write_description(folder: Path, dump: bytes, base: str, version: str) -> None:
    iris = Iris(base)
    quads = ox.parse(dump, format=ox.RdfFormat.N_QUADS)
    found = figures(quads, iris.space, default_graphs(base))
    edition = Edition(version, hashlib.sha256(dump).hexdigest(), len(dump))
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
        return Described(told["base"], told["inputs"], told["content"], told["version"])
    except (OSError, ValueError, KeyError):
        return None
