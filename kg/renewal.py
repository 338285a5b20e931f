"""What of a build is new: its parts, its lines and its report, from the build before where it may.

What was kept of the build before gives the same as making all anew. Where it does not fit together,
or can't be read, all is made anew.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg.checks import check, recheck
from kg.graph.parts import Part
from kg.graph.quads import in_graph, triples_of
from kg.increments.cache import FOLDER, Kept, keep
from kg.increments.carried import Carried
from kg.increments.difference import Difference, Nothing, UnusableError, difference
from kg.increments.dump import Dump
from kg.iris import Iris
from kg.publish.nquads import nquad
from kg.store import STORE
from kg.validate import Report, report_graph
from kg.validation.change import Change
from kg.written import Written

FAULTS = (UnusableError, OSError, RuntimeError, ValueError, sqlite3.Error, zlib.error)
"""What may come of something kept that is broken; a fault of the graph itself is a KgError."""


@dataclass(frozen=True, slots=True)
class Redone:
    """What was not taken from the build before.

    parts: of how many parts the graph is made; made: how many of them were made anew. validated:
    how many things were validated again, each by one shape; None where all were.
    """

    parts: int
    made: int
    validated: int | None


@dataclass(frozen=True, slots=True)
class Renewed:
    """A build that is not written yet.

    before: what was used of the build before, None where all was made anew. dump: all its lines,
    those of the report included, but not the one that tells the version. quads: how many there
    are, those of the report left out.
    """

    before: Kept | None
    difference: Difference
    report: Report
    dump: Dump
    quads: int
    validated: int | None = None

    def written(self, out: Path, base: str, inputs: str, named: Callable[[str], str]) -> Written:
        """What is to be written of it into `out`."""
        told = (base, inputs, self.dump, self.report, named, out)
        if self.before is None:
            return Written(*told)
        return Written(*told, self.before.build, self.before.carried)

    def keep(self, out: Path, build: str, carried: Carried, foundation: str) -> None:
        """Keeps what the next build can use of this one; build: the name of its folder."""
        folder = out / FOLDER / build
        keep(folder, self.before, self.difference, self.report, carried, foundation)

    @property
    def redone(self) -> Redone | None:
        """What was not taken from the build before; None where nothing was."""
        if self.before is None:
            return None
        return Redone(self.difference.parts, len(self.difference.fresh), self.validated)


def renewed(
    parts: Sequence[Part],
    iris: Iris,
    ontology: Graph,
    before: Kept | None,
    tell: Callable[[str, int, int], None],
) -> Renewed:
    """Makes what has to be made, and validates it; raises KgError as `check` does."""
    if before is not None:
        try:
            return _continued(parts, iris, ontology, before, tell)
        except FAULTS:
            pass
    return _anew(parts, iris, ontology, tell)


def _anew(
    parts: Iterable[Part], iris: Iris, ontology: Graph, tell: Callable[[str, int, int], None]
) -> Renewed:
    found = difference(parts, iris, Nothing())
    tell("graph", 1, 1)
    tell("validate", 0, 1)
    report = check(frozenset(found.quads), iris, ontology)
    tell("validate", 1, 1)
    dump = Dump.of((*found.added, *_lines(report, iris)))
    return Renewed(None, found, report, dump, len(found.added))


def _continued(
    parts: Iterable[Part],
    iris: Iris,
    ontology: Graph,
    before: Kept,
    tell: Callable[[str, int, int], None],
) -> Renewed:
    found = difference(parts, iris, before.rows)
    tell("graph", 1, 1)
    tell("validate", 0, 1)
    change = Change.of_lines(b"".join(found.added), b"".join(found.removed))
    graphs = ox.Store.read_only(str(before.build / STORE))
    checked = recheck(before.report, change, graphs, iris, ontology)
    tell("validate", 1, 1)
    now, then = _lines(checked.report, iris), _lines(before.report, iris)
    dump = Dump.of((*found.added, *(now - then)), before.dump, (*found.removed, *(then - now)))
    # One more is the version.
    stood = before.quads - len(then) - 1
    quads = stood + len(found.added) - len(found.removed)
    return Renewed(before, found, checked.report, dump, quads, checked.validated)


def _lines(report: Report, iris: Iris) -> set[bytes]:
    """The report as lines of the dump, in a graph of its own."""
    quads = in_graph(triples_of(report_graph(report, iris)), iris.graph("validation"))
    return {nquad(quad).encode() for quad in quads}
