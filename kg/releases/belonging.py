"""Which resource a statement is about, for a person who reads what has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rdflib.namespace import ORG

from kg.iris import Iris
from kg.namespaces import IGF, ONTOLOGY, SCHEMA, VOCABULARY
from kg.releases.dump_lines import Told

KINDS = {
    **{kind: kind for kind in ("meeting", "session", "series", "person", "org", "place")},
    "source": "document",
    "judgement": "judgement",
    "forum": "other",
}
OWNERS = {
    "participation": (IGF.inSession,),
    "answer": (IGF.inSession, IGF.ofMeeting),
    "estimate": (IGF.inSession, IGF.ofMeeting),
    "discrepancy": (IGF.aboutEntity,),
    "candidate": (IGF.between,),
    "link": (IGF.linkFrom,),
    "session-link": (IGF.linkedSession,),
    "change": (ORG.resultingOrganization, ORG.originalOrganization),
}
"""Of the small nodes: what leads to the resource that they belong to."""
OWNED = {"address": SCHEMA.address, "phase": SCHEMA.subEvent}
"""And those which the resource leads to."""
BELONGING = frozenset(
    str(predicate) for predicates in (*OWNERS.values(), OWNED.values()) for predicate in predicates
)
CURATED = ("curated", "judgements", "links", "vocabulary")
SOURCES = "src-"


@dataclass(frozen=True, slots=True)
class Space:
    """The addresses under one base."""

    base: str
    iris: Iris = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "iris", Iris(self.base))

    def kind_of(self, iri: str) -> str | None:
        """The kind of a resource that is told of by itself; None for any other node."""
        if iri.startswith((ONTOLOGY, VOCABULARY)):
            return "term"
        return KINDS.get(self.word_of(iri) or "")

    def word_of(self, iri: str) -> str | None:
        """What comes after `id/` in an address of ours."""
        space = self.iris.space
        return iri[len(space) :].partition("/")[0] if iri.startswith(space) else None

    def graph_of(self, iri: str) -> str:
        """The name of a graph of ours, such as `curated`."""
        return iri.removeprefix(f"{self.base}graph/")

    def is_curated(self, quad: Told) -> bool:
        """Whether the difference lists it: not what documents say, nor how a build was made."""
        graph = self.graph_of(quad.graph)
        if graph in CURATED:
            return self.word_of(quad.subject) not in {"reviewer", "software"}
        return graph == "provenance" and self.word_of(quad.subject) == "source"

    def document_of(self, quad: Told) -> str | None:
        """The document whose own graph has the quad."""
        graph = self.graph_of(quad.graph)
        if not graph.startswith(SOURCES):
            return None
        return str(self.iris.source(graph.removeprefix(SOURCES)))

    def belongings(self, quad: Told) -> Iterator[tuple[str, int, str]]:
        """Node, rank and owner, where the quad tells to whom a small node belongs."""
        leads = OWNERS.get(self.word_of(quad.subject) or "", ())
        for rank, predicate in enumerate(leads):
            if quad.predicate == str(predicate):
                yield quad.subject, rank, quad.object[1:-1]
        if quad.object.startswith("<"):
            owned = OWNED.get(self.word_of(quad.object[1:-1]) or "")
            if owned is not None and quad.predicate == str(owned):
                yield quad.object[1:-1], 0, quad.subject
