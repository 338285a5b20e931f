"""A build's gate: every term known, every shape held; findings told with their documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph

from kg import resources
from kg.errors import ModelError
from kg.graph.quads import Quad
from kg.iris import Iris
from kg.validate import Report, Triple, load_shapes, validate
from kg.validation.change import Change, Lookup
from kg.validation.overlay import Overlay
from kg.validation.places import Trail, locate
from kg.validation.terms import rdflib_quad
from kg.vocabulary_check import unknown_terms


def check(quads: frozenset[Quad], iris: Iris, ontology: Graph) -> Report:
    """What the shapes find; raises ModelError where the graph uses a term that does not exist.

    The curated graphs are validated together, the documents' graphs by shapes of their own: two
    documents may well give one session two names.
    """
    unknown = unknown_terms(quads, ontology)
    if unknown:
        raise ModelError(f"{len(unknown)} unknown terms, such as {unknown[0]}; correct the mapping")
    prefix = str(iris.graph("src-"))
    said = _triples(quad for quad in quads if str(quad[3]).startswith(prefix))
    curated = _triples(quad for quad in quads if not str(quad[3]).startswith(prefix))
    shapes = resources.shapes()
    findings = (
        *validate(curated, load_shapes(shapes)).findings,
        *validate(said, load_shapes(shapes / "sources")).findings,
    )
    return locate(Report.of(findings), Trail.of(quads))


@dataclass(frozen=True, slots=True)
class Rechecked:
    """The report of a changed graph, and what was done for it.

    validated: how many pairs of a thing and a shape were looked at again; None where all were.
    """

    report: Report
    validated: int | None


def recheck(
    before: Report,  # noqa: ARG001
    change: Change,
    graphs: Lookup,
    iris: Iris,
    ontology: Graph,
) -> Rechecked:
    """What `check` finds once the change is made, from what it found before the change.

    graphs: what was checked before; the report's own graph may be among it, and the version.
    Ontology and shapes must be those of before. Raises ModelError as `check` does.
    """
    after = Overlay(graphs, change, {str(iris.graph("validation"))})
    quads = frozenset(rdflib_quad(quad) for quad in after.quads())
    return Rechecked(check(quads, iris, ontology), None)


def _triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    return ((subject, predicate, value) for subject, predicate, value, _ in quads)
