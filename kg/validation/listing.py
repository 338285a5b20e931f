"""A report for people to read, and the same as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from kg.validation.findings import Finding, Report, Severity

NOUNS = {
    Severity.VIOLATION: ("violation", "violations"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("remark", "remarks"),
}
PLACES_SHOWN = 5


def findings_text(report: Report) -> str:
    """A paragraph a finding, and a last line that sums up."""
    return (
        "\n".join((*(_paragraph(finding) for finding in report.findings), summary(report))) + "\n"
    )


def summary(report: Report) -> str:
    """Such as `2 violations, 1 warning, 0 remarks: the data does not conform`."""
    counted = ", ".join(f"{n} {NOUNS[s][n != 1]}" for s, n in report.counts.items())
    return f"{counted}: the data {'conforms' if report.conforms else 'does not conform'}"


def findings_json(report: Report) -> str:
    """One JSON object: conforms, counts, findings."""
    content = {
        "conforms": report.conforms,
        "counts": {NOUNS[severity][1]: count for severity, count in report.counts.items()},
        "findings": [_fields(finding) for finding in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _paragraph(finding: Finding) -> str:
    return "\n".join((*_lines(finding), ""))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{NOUNS[finding.severity][0]}: {finding.message}"
    if finding.session is not None:
        yield f"  session:  {finding.session}"
    yield f"  thing:    {finding.focus}"
    if finding.path is not None:
        value = "" if finding.value is None else f" = {finding.value}"
        yield f"  property: {finding.path}{value}"
    for place in finding.places[:PLACES_SHOWN]:
        yield f"  document: {place}"
    if len(finding.places) > PLACES_SHOWN:
        yield f"  and {len(finding.places) - PLACES_SHOWN} places more"
    yield f"  shape:    {finding.shape}"


def _fields(finding: Finding) -> dict[str, object]:
    return {
        "severity": finding.severity.lower(),
        "message": finding.message,
        "session": finding.session,
        "focus": finding.focus,
        "path": finding.path,
        "value": None if finding.value is None else str(finding.value),
        "shape": finding.shape,
        "places": [
            {"document": place.document, "line": place.line or None} for place in finding.places
        ],
    }
