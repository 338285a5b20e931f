"""A build's gate: every term known, every shape held; findings told with their documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import OWL, RDFS, Graph
from rdflib.term import URIRef

from kg import resources
from kg.errors import ModelError
from kg.graph.quads import Quad
from kg.iris import Iris
from kg.revalidate import revalidated
from kg.validate import Report, Triple, load_shapes, validate
from kg.validation.change import Change, Lookup
from kg.validation.overlay import Overlay
from kg.validation.places import Trail, locate
from kg.validation.relocation import led_astray, trail_from
from kg.validation.terms import engine_term, rdflib_quad
from kg.vocabulary_check import UnknownTerm, unknown_terms
from kg.vocabulary_upkeep import unknown_since

SUBCLASS = ox.NamedNode(str(RDFS.subClassOf))


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of the curated graphs together, and those of what documents say."""

    curated: Graph
    said: Graph

    @classmethod
    def ours(cls) -> Shapes:
        """Those of the project."""
        folder = resources.shapes()
        return cls(load_shapes(folder), load_shapes(folder / "sources"))


@dataclass(frozen=True, slots=True)
class Rechecked:
    """The report of a changed graph, and what was done for it.

    validated: how many things were looked at again, counted once for each shape; None where all
    were.
    """

    report: Report
    validated: int | None


def check(
    quads: frozenset[Quad], iris: Iris, ontology: Graph, shapes: Shapes | None = None
) -> Report:
    """What the shapes find; raises ModelError where the graph uses a term that does not exist.

    The curated graphs are validated together, the documents' graphs by shapes of their own: two
    documents may well give one session two names.
    """
    _refuse(unknown_terms(quads, ontology))
    shapes = shapes or Shapes.ours()
    prefix = str(iris.graph("src-"))
    said = _triples(quad for quad in quads if str(quad[3]).startswith(prefix))
    curated = _triples(quad for quad in quads if not str(quad[3]).startswith(prefix))
    findings = (
        *validate(curated, shapes.curated).findings,
        *validate(said, shapes.said).findings,
    )
    return locate(Report.of(findings), Trail.of(quads))


def recheck(
    before: Report,
    change: Change,
    graphs: Lookup,
    iris: Iris,
    ontology: Graph,
    shapes: Shapes | None = None,
) -> Rechecked:
    """What `check` finds once the change is made, from what it found before the change.

    graphs: what was checked before; the report's own graph may be among it, and the version.
    Ontology and shapes must be those of before. Raises ModelError as `check` does.
    """
    shapes = shapes or Shapes.ours()
    change = Change(change.added, change.removed | _version(graphs, iris))
    prefix, report = str(iris.graph("src-")), str(iris.graph("validation"))
    every = Overlay(graphs, change, lambda graph: graph != report)
    changed = [q for q in (*change.added, *change.removed) if every.has_graph_of(q)]
    if _is_beyond(changed, shapes):
        quads = frozenset(map(rdflib_quad, every.quads()))
        return Rechecked(check(quads, iris, ontology, shapes), None)
    _refuse(unknown_since(change, every, ontology))
    said = every.among(lambda graph: graph.startswith(prefix))
    curated = every.among(lambda graph: not graph.startswith(prefix) and graph != report)
    found = (
        revalidated(before.findings, shapes.curated, curated, changed),
        revalidated(before.findings, shapes.said, said, changed),
    )
    astray = led_astray(changed, every.with_removed())
    kept = [finding for one in found for finding in one.kept]
    moved = [finding for finding in kept if engine_term(finding.focus) in astray]
    fresh = Report.of((finding for one in found for finding in one.fresh), moved)
    trail = trail_from((finding.focus for finding in fresh.findings), every)
    still = (finding for finding in kept if engine_term(finding.focus) not in astray)
    report_now = Report.of(still, locate(fresh, trail).findings)
    return Rechecked(report_now, sum(one.validated for one in found))


def _is_beyond(changed: Iterable[ox.Quad], shapes: Shapes) -> bool:
    """Whether so much else may follow from the change that all is checked.

    A class that is a kind of another makes things targets; blank nodes have no name to be found
    by; and a finding of a shape that is in both sets does not tell which graph it is of.
    """
    both = set(shapes.curated.subjects()) & set(shapes.said.subjects())
    return bool({node for node in both if isinstance(node, URIRef)}) or any(
        quad.predicate == SUBCLASS
        or isinstance(quad.subject, ox.BlankNode)
        or isinstance(quad.object, ox.BlankNode)
        for quad in changed
    )


def _version(graphs: Lookup, iris: Iris) -> frozenset[ox.Quad]:
    """What the build before said of its version; that is added after the check."""
    return frozenset(
        graphs.quads_for_pattern(
            ox.NamedNode(str(iris.described("dataset"))),
            ox.NamedNode(str(OWL.versionInfo)),
            None,
            ox.NamedNode(str(iris.graph("provenance"))),
        )
    )


def _refuse(unknown: tuple[UnknownTerm, ...]) -> None:
    if unknown:
        raise ModelError(f"{len(unknown)} unknown terms, such as {unknown[0]}; correct the mapping")


def _triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    return ((subject, predicate, value) for subject, predicate, value, _ in quads)
