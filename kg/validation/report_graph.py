"""A report as SHACL: a sh:ValidationReport without a blank node, so that it is the same each time.

A path of several properties is left out of a result, as SHACL could write it with blank nodes
only; the source shape has it.
"""

from __future__ import annotations

from rdflib import RDF, SH, XSD, Graph, Literal
from rdflib.term import URIRef

from kg.iris import Iris
from kg.keys import opaque
from kg.validation.findings import Finding, Report


def report_graph(report: Report, iris: Iris) -> Graph:
    """The report and its results under the base; the same findings give the same IRIs."""
    graph = Graph()
    results = {iris.entity("finding", _key(finding, iris)): finding for finding in report.findings}
    node = iris.entity("validation", opaque("v", *sorted(_key(f, iris) for f in report.findings)))
    graph.add((node, RDF.type, SH.ValidationReport))
    graph.add((node, SH.conforms, Literal(report.conforms, datatype=XSD.boolean)))
    for result, finding in results.items():
        graph.add((node, SH.result, result))
        _add_result(graph, result, finding)
    return graph


def _key(finding: Finding, iris: Iris) -> str:
    """The same under every base."""
    return opaque("f", *(part.replace(iris.base, "/") for part in finding.parts))


def _add_result(graph: Graph, result: URIRef, finding: Finding) -> None:
    graph.add((result, RDF.type, SH.ValidationResult))
    graph.add((result, SH.focusNode, finding.focus))
    graph.add((result, SH.resultMessage, Literal(finding.message, lang="en")))
    graph.add((result, SH.resultSeverity, SH[finding.severity]))
    graph.add((result, SH.sourceConstraintComponent, finding.component))
    graph.add((result, SH.sourceShape, finding.shape))
    if isinstance(finding.path, URIRef):
        graph.add((result, SH.resultPath, finding.path))
    if finding.value is not None:
        graph.add((result, SH.value, finding.value))
