"""Why a session stands in a series, or continues another: the rule, the words, the documents."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.facts import document_name
from server.pages.values import Lens, Value


@dataclass(frozen=True, slots=True)
class Reason:
    """A line of the table of reasons."""

    session: Value
    target: Value
    rule: tuple[Value, ...]
    words: str
    documents: tuple[Value, ...]


def reasons(lens: Lens, iri: str) -> tuple[Reason, ...]:
    """Those for the links of a session, or of the sessions of a series."""
    own, others = lens.sources_of(iri, "igf:linkedSession"), lens.sources_of(iri, "igf:linkedTo")
    found = (_reason(lens, node) for node in (*own, *others))
    return tuple(sorted(found, key=lambda r: (r.session.href or "", r.target.href or "")))


def _reason(lens: Lens, node: str) -> Reason:
    graphs = lens.targets(node, "prov:wasDerivedFrom")
    sources = (source for graph in graphs for source in lens.targets(graph, "prov:wasDerivedFrom"))
    return Reason(
        _first(lens, node, "igf:linkedSession"),
        _first(lens, node, "igf:linkedTo"),
        lens.values(node, "igf:rule"),
        lens.text(node, "igf:linkWords") or "",
        tuple(document_name(lens, source) for source in sources),
    )


def _first(lens: Lens, node: str, predicate: str) -> Value:
    return next(iter(lens.values(node, predicate)), Value("something"))
