"""Quads against shapes: a report of findings, without printing.

The engine, pySHACL, writes into the graphs it is given and switches rdflib's handling of literals
for the whole process; here it gets copies, and the switch is set back whatever happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyshacl
import rdflib
from pyparsing import ParseException
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import RDF, SH, Graph
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Node, URIRef

from kg.errors import ModelError
from kg.validation.findings import Finding, Place, Report, Severity
from kg.validation.paths import path_text
from kg.validation.report_graph import report_graph

__all__ = [
    "Finding",
    "Place",
    "Report",
    "Severity",
    "Triple",
    "load_shapes",
    "report_graph",
    "validate",
]

Triple = tuple[Node, Node, Node]
UNUSABLE = (ConstraintLoadError, ParseException, ReportableRuntimeError, ShapeLoadError)
TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
SEVERITIES: dict[Node, Severity] = {SH[severity]: severity for severity in Severity}


class PreparedGraph(Graph):
    """A graph that parses each query text once: the engine asks the same one for every node."""

    def __init__(self) -> None:
        super().__init__()
        self._prepared: dict[str, Query] = {}

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:
        """As `Graph.query`, and quicker from the second time on."""
        if isinstance(query_object, str):
            if query_object not in self._prepared:
                self._prepared[query_object] = prepareQuery(query_object)
            query_object = self._prepared[query_object]
        return super().query(query_object, *args, **kwargs)


def load_shapes(folder: Path) -> Graph:
    """The shapes of all Turtle files of a folder, but not of the folders in it.

    Raises ModelError for a file that is not Turtle and for a folder without shapes.
    """
    shapes = Graph()
    for path in sorted(folder.glob("*.ttl")):
        try:
            shapes.parse(path, format="turtle")
        except BadSyntax as error:
            raise ModelError(
                f"this is not Turtle: {error.message}; correct the shapes file",
                document=path.name,
                line=error.lines + 1,
            ) from error
    if (None, RDF.type, SH.NodeShape) not in shapes:
        raise ModelError("no shape is in this folder; restore it", document=str(folder))
    return shapes


def validate(data: Iterable[Triple], shapes: Graph) -> Report:
    """What of the data is not as the shapes say; neither graph is changed.

    Raises ModelError where the shapes themselves can't be used.
    """
    try:
        with _literals_as_before():
            _, results, _ = pyshacl.validate(
                _prepared(data), shacl_graph=_targeted(shapes), inference="none", inplace=True
            )
    except UNUSABLE as error:
        raise ModelError(f"the shapes can't be used: {error}; correct them") from error
    if not isinstance(results, Graph):
        raise ModelError(f"the validation failed: {results}; correct the shapes")
    return Report.of(_findings(results, shapes))


def _findings(results: Graph, shapes: Graph) -> Iterator[Finding]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = _one(results, result, SH.sourceShape)
        value = results.value(result, SH.value)
        path = shapes.value(shape, SH.path)
        yield Finding(
            severity=SEVERITIES[_one(results, result, SH.resultSeverity)],
            focus=_one(results, result, SH.focusNode),
            path=None if path is None else path_text(shapes, path),
            value=value if isinstance(value, Identifier) else None,
            shape=shape,
            component=_one(results, result, SH.sourceConstraintComponent),
            message=min(str(text) for text in results.objects(result, SH.resultMessage)),
        )


def _one(results: Graph, result: Node, predicate: URIRef) -> URIRef:
    """What a result names by its IRI; data, shapes and components all have one here."""
    found = results.value(result, predicate)
    if not isinstance(found, URIRef):
        raise ModelError(
            f"a validation result has {found} as its {predicate.fragment}, and that is no IRI;"
            " give every thing and every property shape an IRI"
        )
    return found


def _prepared(data: Iterable[Triple]) -> Graph:
    graph = PreparedGraph()
    # Past `Graph.addN`, which looks at each term; all of these stood in a graph before.
    graph.store.addN((*triple, graph) for triple in data)
    return graph


def _targeted(shapes: Graph) -> Graph:
    """A copy in which each property shape has the targets of its node shape itself.

    That says the same, and the engine then looks at all focus nodes at once: through the node shape
    it would go to each property shape with one node after the other, at nearly twice the time.
    """
    copy = Graph()
    copy.addN((*triple, copy) for triple in shapes)
    for node in shapes.subjects(RDF.type, SH.NodeShape):
        targets = [(kind, target) for kind in TARGETS for target in shapes.objects(node, kind)]
        for prop in shapes.objects(node, SH.property) if targets else ():
            copy.remove((node, SH.property, prop))
            copy.addN((prop, kind, target, copy) for kind, target in targets)
    return copy


@contextmanager
def _literals_as_before() -> Iterator[None]:
    before = rdflib.NORMALIZE_LITERALS
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
