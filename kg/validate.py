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
from rdflib.store import Store
from rdflib.term import Identifier, Node, URIRef

from kg.errors import ModelError
from kg.validation.findings import Finding, Place, Report, Severity
from kg.validation.paths import path_text
from kg.validation.report_graph import report_graph
from kg.validation.single import SingleGraph
from kg.validation.targeting import targeted
from kg.validation.terms import Triple

__all__ = [
    "Finding",
    "Place",
    "Report",
    "Severity",
    "Triple",
    "load_shapes",
    "report_graph",
    "validate",
    "validate_store",
]

UNUSABLE = (ConstraintLoadError, ParseException, ReportableRuntimeError, ShapeLoadError)
SEVERITIES: dict[Node, Severity] = {SH[severity]: severity for severity in Severity}


class PreparedGraph(Graph):
    """A graph that parses each query text once: the engine asks the same one for every node."""

    def __init__(self, store: Store) -> None:
        """store: what the triples are in."""
        super().__init__(store=store)
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
    return validate_store(SingleGraph(data), targeted(shapes))


def validate_store(store: Store, shapes: Graph) -> Report:
    """What of a store of one graph is not as shapes say, whose targets are where they are best."""
    try:
        with _literals_as_before():
            _, results, _ = pyshacl.validate(
                PreparedGraph(store), shacl_graph=shapes, inference="none", inplace=True
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


@contextmanager
def _literals_as_before() -> Iterator[None]:
    before = rdflib.NORMALIZE_LITERALS
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before
