"""Which pages search engines may list: those that somebody looks for.

What only tells where a statement comes from is for readers of the graph. Nor is there a page in
their lists for a person whom one document names once: that page would say less than the document.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.namespaces import PREFIXES
from server.pages.values import Lens

PERSON = f"{PREFIXES['schema']}Person"
LISTED = {
    f"{PREFIXES[prefix]}{name}"
    for prefix, name in (
        ("igf", "Meeting"),
        ("igf", "MeetingPhase"),
        ("igf", "Session"),
        ("igf", "SessionSeries"),
        ("igf", "SourceDocument"),
        ("schema", "EventSeries"),
        ("schema", "Organization"),
        ("schema", "Place"),
        ("schema", "VirtualLocation"),
        ("skos", "Concept"),
        ("skos", "ConceptScheme"),
        ("owl", "Class"),
        ("owl", "DatatypeProperty"),
        ("owl", "ObjectProperty"),
    )
}
ENOUGH = 2
"""Mentions of a person."""


def indexed(lens: Lens, iri: str) -> bool:
    """Whether the page of a thing may be listed."""
    kinds = {*lens.types(iri)}
    if PERSON in kinds:
        return len(lens.targets(iri, "prov:wasDerivedFrom")) >= ENOUGH
    return looked_for(kinds)


def looked_for(kinds: Iterable[str]) -> bool:
    """Whether people look for things of one of these classes."""
    return not LISTED.isdisjoint(kinds)
