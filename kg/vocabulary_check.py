"""Every class and predicate of the graph is a known term of a known vocabulary.

A mistyped class has no shape, so it would conform; this finds it. Vocabularies that we close
ourselves, and our concepts, are checked wherever their terms stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rdflib import OWL, PROV, RDF, RDFS, SH, SKOS, VOID, Graph
from rdflib.namespace import DC, DCAT, DCTERMS, ORG, VANN, DefinedNamespaceMeta
from rdflib.term import Node, URIRef

from kg.namespaces import ONTOLOGY, SCHEMA, VOCABULARY

Quad = tuple[Node, Node, Node, Node]
VOCABULARIES: tuple[DefinedNamespaceMeta, ...] = (
    DC, DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SH, SKOS, VANN, VOID,
)  # fmt: skip
CLOSED = (ONTOLOGY, "https://schema.org/", "http://schema.org/", VOCABULARY)


class Use(StrEnum):
    """The part of a statement in which a term stands."""

    CLASS = "class"
    PREDICATE = "predicate"
    NODE = "node"


@dataclass(frozen=True, slots=True, order=True)
class UnknownTerm:
    """A term that no vocabulary has; subject and graph name one statement that uses it."""

    term: str
    use: Use
    subject: str
    graph: str

    def __str__(self) -> str:
        return (
            f"{self.term} is no {self.use} of a known vocabulary, but {self.subject}"
            f" in {self.graph} uses it; correct the term, or add it to the ontology"
        )


def unknown_terms(quads: Iterable[Quad], ontology: Graph) -> tuple[UnknownTerm, ...]:
    """The unknown terms, each once, sorted.

    A term or concept that the ontology, or the quads themselves, describe as one is known.
    """
    every = tuple(quads)
    known = described(ontology) | _concepts(every)
    users: dict[tuple[Node, Use], tuple[str, str]] = {}
    for quad in every:
        place = str(quad[0]), str(quad[3])
        for used in uses_in(quad):
            users[used] = min(place, users.get(used, place))
    return tuple(
        sorted(
            UnknownTerm(str(term), use, subject, graph)
            for (term, use), (subject, graph) in users.items()
            if not is_known(term, use, known)
        )
    )


def uses_in(quad: Quad) -> Iterator[tuple[Node, Use]]:
    """The terms of a quad, each with the part in which it stands."""
    subject, predicate, value, _ = quad
    yield predicate, Use.PREDICATE
    if predicate == RDF.type:
        yield value, Use.CLASS
    elif isinstance(value, URIRef) and predicate not in {SKOS.closeMatch, OWL.versionIRI}:
        yield value, Use.NODE
    yield subject, Use.NODE


def is_known(term: Node, use: Use, known: frozenset[Node]) -> bool:
    """Whether the term may be used so; known: what ontology and quads describe.

    Classes begin with a capital and predicates do not, in all of these vocabularies.
    """
    if use is Use.NODE and not str(term).startswith(CLOSED):
        return True
    if term not in known and not any(str(term) in vocabulary for vocabulary in VOCABULARIES):
        return False
    initial = str(term).replace("#", "/").rpartition("/")[2][:1]
    return use is Use.NODE or initial.isupper() == (use is Use.CLASS)


def described(ontology: Graph) -> frozenset[Node]:
    """The terms and concepts that the ontology describes."""
    return frozenset(ontology.subjects(RDFS.isDefinedBy)) | frozenset(
        subject
        for kind in (SKOS.Concept, SKOS.ConceptScheme)
        for subject in ontology.subjects(RDF.type, kind)
    )


def _concepts(quads: Iterable[Quad]) -> frozenset[Node]:
    kinds = {SKOS.Concept, SKOS.ConceptScheme}
    return frozenset(s for s, p, o, _ in quads if p == RDF.type and o in kinds)
