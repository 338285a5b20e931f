"""What a validation found, as records in a fixed order.

A message is a sentence to whoever keeps the data: what is wrong, and what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rdflib.term import Identifier, URIRef


class Severity(StrEnum):
    """How much a finding matters; the values are the names of SHACL's severities."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


ORDER = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A document, by the name that people know it by, and a line of it where one is known."""

    document: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.document}, line {self.line}" if self.line else self.document


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as a shape says.

    focus: the thing. path: the property, or a path of several as a text, as SPARQL writes it.
    value: the value at fault, None where it is missing. shape: the property shape.
    component: SHACL's kind of constraint.
    session: the session that the thing belongs to, by code and name.
    places: the documents and lines that stand behind the thing.
    """

    severity: Severity
    focus: URIRef
    path: str | None
    value: Identifier | None
    shape: URIRef
    component: URIRef
    message: str
    session: str | None = None
    places: tuple[Place, ...] = ()

    @property
    def document(self) -> str | None:
        """The first document behind the thing."""
        return self.places[0].document if self.places else None

    @property
    def line(self) -> int | None:
        """The line in the first document, where it is known."""
        return (self.places[0].line or None) if self.places else None

    @property
    def parts(self) -> tuple[str, ...]:
        """What tells the finding from all others of the same graph."""
        value = "" if self.value is None else self.value.n3()
        return (self.severity, self.shape, self.focus, self.path or "", value, self.component)


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, each once, the gravest first; use `of` to put them in order."""

    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, *findings: Iterable[Finding]) -> Report:
        """One report of all the findings given."""
        once = {finding.parts: finding for group in findings for finding in group}
        return cls(tuple(sorted(once.values(), key=_rank)))

    @property
    def conforms(self) -> bool:
        """Whether nothing is violated; warnings and remarks do not count."""
        return not self.counts[Severity.VIOLATION]

    @property
    def counts(self) -> Mapping[Severity, int]:
        """The number of findings of each severity, 0 included."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}


def _rank(finding: Finding) -> tuple[int, tuple[str, ...]]:
    return ORDER[finding.severity], finding.parts
