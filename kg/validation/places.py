"""The documents and lines behind a thing of the graph, found along its provenance.

A statement stands in the graph of its document and names its line. Whatever was worked out from
statements or documents says so, and so does a discrepancy or a judgement by what it compares. A
document of which we hold a transcription alone is named by the sheet: that is what can be mended.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from rdflib import PROV, RDF
from rdflib.term import Node

from kg.namespaces import IGF, SCHEMA
from kg.validation.findings import Finding, Place, Report

Quad = tuple[Node, Node, Node, Node]
BEHIND = frozenset(
    {PROV.wasDerivedFrom, IGF.left, IGF.right, IGF.chosenFrom, IGF.alsoStatedIn, PROV.used}
)
FURTHER = frozenset({IGF.transcribedIn})


def _sets() -> dict[Node, set[Node]]:
    return defaultdict(set)


@dataclass(slots=True)
class Trail:
    """What leads from things back to documents; filled once from all quads of a build."""

    behind: dict[Node, set[Node]] = field(default_factory=_sets)
    sheets: dict[Node, set[Node]] = field(default_factory=_sets)
    typed_in: dict[Node, set[Node]] = field(default_factory=_sets)
    lines: dict[tuple[Node, Node], set[int]] = field(default_factory=lambda: defaultdict(set))
    session: dict[Node, Node] = field(default_factory=dict)
    sessions: set[Node] = field(default_factory=set)
    documents: set[Node] = field(default_factory=set)
    names: dict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))
    codes: dict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Trail:
        """The trail through these quads, in whatever order they come."""
        trail = cls()
        for subject, predicate, value, graph in quads:
            trail._note(subject, predicate, value, graph)
        return trail

    def _note(self, subject: Node, predicate: Node, value: Node, graph: Node) -> None:
        if predicate in BEHIND:
            self.behind[subject].add(value)
        elif predicate in FURTHER:
            self.sheets[subject].add(value)
        elif predicate == RDF.type:
            self.typed_in[subject].add(graph)
            if value == IGF.Session:
                self.sessions.add(subject)
            elif value == IGF.SourceDocument:
                self.documents.add(subject)
        elif predicate == IGF.line and str(value).isdecimal():
            self.lines[subject, graph].add(int(str(value)))
        elif predicate == IGF.inSession:
            # Of two, which is a fault, always the same one.
            self.session[subject] = min(value, self.session.get(subject, value), key=str)
        elif predicate == SCHEMA.name:
            self.names[subject].add(str(value))
        elif predicate == SCHEMA.identifier:
            self.codes[subject].add(str(value))

    def places(self, focus: Node) -> tuple[Place, ...]:
        """The places behind a thing, sorted; none where nothing leads to a document."""
        return tuple(sorted(set(self._places(focus))))

    def _places(self, focus: Node) -> Iterator[Place]:
        waiting, seen = [focus], {focus}
        while waiting:
            node = waiting.pop()
            if node in self.documents:
                yield from self._document(node, frozenset())
                continue
            if (focus, node) in self.lines:
                yield from self._stated_in(focus, node)
                continue
            graphs = self._own_graphs(node)
            for graph in graphs:
                yield from self._stated_in(node, graph)
            onward = set() if graphs else self.behind.get(node, set()) - seen
            seen |= onward
            waiting.extend(onward)

    def _own_graphs(self, node: Node) -> list[Node]:
        """The documents' graphs that hold the thing, where nothing else is said to be behind it."""
        if node in self.behind:
            return []
        return [
            g for g in self.typed_in.get(node, ()) if self.behind.get(g, set()) & self.documents
        ]

    def _stated_in(self, node: Node, graph: Node) -> Iterator[Place]:
        for document in self.behind[graph] & self.documents:
            yield from self._document(document, self.lines.get((node, graph), frozenset()))

    def _document(self, document: Node, lines: Collection[int]) -> Iterator[Place]:
        shown = self.sheets.get(document) or {document}
        for node in shown:
            for name in self.names.get(node) or {str(node)}:
                for line in lines or {0}:
                    yield Place(name, line)

    def label(self, focus: Node) -> str | None:
        """Code and name of the session that the thing is, or belongs to; None where to none."""
        session = focus if focus in self.sessions else self.session.get(focus)
        if session is None:
            return None
        names = sorted(self.names.get(session, ()))[:1]
        codes = sorted(self.codes.get(session, ()))
        return " ".join((*codes, *(f"“{name}”" for name in names))) or None


def locate(report: Report, trail: Trail) -> Report:
    """The same report, each finding with its session and the places behind it."""
    return Report.of(_located(finding, trail) for finding in report.findings)


def _located(finding: Finding, trail: Trail) -> Finding:
    session = trail.label(finding.focus)
    return replace(finding, session=session, places=trail.places(finding.focus))
