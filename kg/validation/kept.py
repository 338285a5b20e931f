"""A report as lines of JSON that give the very same report back, to be kept between two builds."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
from rdflib.term import Identifier, URIRef

from kg.validation.findings import Finding, Place, Report, Severity
from kg.validation.terms import engine_term, rdflib_term


def report_lines(report: Report) -> bytes:
    """A line a finding, in their order."""
    lines = (json.dumps(_fields(finding), ensure_ascii=False) for finding in report.findings)
    return "".join(f"{line}\n" for line in lines).encode()


def report_of_lines(lines: bytes) -> Report:
    """The report again; raises ValueError, KeyError or TypeError where the lines are no report."""
    return Report(tuple(_finding(json.loads(line)) for line in lines.splitlines() if line))


def _fields(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "focus": finding.focus,
        "path": finding.path,
        "simple": isinstance(finding.path, URIRef),
        "value": None if finding.value is None else str(engine_term(finding.value)),
        "shape": finding.shape,
        "component": finding.component,
        "message": finding.message,
        "session": finding.session,
        "places": [[place.document, place.line] for place in finding.places],
    }


def _finding(fields: dict[str, Any]) -> Finding:
    path = fields["path"]
    return Finding(
        severity=Severity(fields["severity"]),
        focus=URIRef(fields["focus"]),
        path=URIRef(path) if fields["simple"] else path,
        value=None if fields["value"] is None else _value(fields["value"]),
        shape=URIRef(fields["shape"]),
        component=URIRef(fields["component"]),
        message=fields["message"],
        session=fields["session"],
        places=tuple(Place(document, line) for document, line in fields["places"]),
    )


def _value(written: str) -> Identifier:
    line = f"<x:s> <x:p> {written} ."
    quad = next(ox.parse(line, format=ox.RdfFormat.N_TRIPLES))
    node = rdflib_term(quad.object)
    if not isinstance(node, Identifier):
        raise TypeError(written)
    return node
