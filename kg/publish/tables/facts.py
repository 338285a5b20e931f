"""What the tables are filled from: the curated graph, labels, and the documents behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from kg.namespaces import PREFIXES

Terms = Mapping[str, list[ox.NamedNode | ox.Literal]]
READ = ("curated", "provenance", "vocabulary")
"""The graphs that are read statement by statement; of a document's graph, only what is in it."""
DERIVED = "prov:wasDerivedFrom"
NAMES = ("schema:name", "skos:prefLabel", "rdfs:label", "dcterms:title")


@lru_cache(maxsize=256)
def expanded(name: str) -> str:
    """The IRI of `schema:name`."""
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}"


@dataclass(frozen=True, slots=True)
class Facts:
    """said: by subject and predicate. linked: by target and predicate, what links to it.

    inside: of a subject, the documents' graphs it is in. base: what all is named under.
    """

    base: str
    said: Mapping[str, Terms]
    linked: Mapping[str, Mapping[str, list[str]]]
    inside: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], base: str) -> Facts:
        """The facts of a dataset; the quads may come in any order."""
        said: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
        inside: dict[str, set[str]] = defaultdict(set)
        linked: dict[str, dict[str, list[str]]] = {}
        read = {f"{base}graph/{name}" for name in READ}
        for subject, predicate, value, graph in quads:
            if not isinstance(subject, ox.NamedNode) or not isinstance(graph, ox.NamedNode):
                continue
            if graph.value not in read:
                inside[subject.value].add(graph.value)
            elif isinstance(value, ox.NamedNode | ox.Literal):
                about = said.setdefault(subject.value, {})
                about.setdefault(predicate.value, []).append(value)
            if isinstance(value, ox.NamedNode) and graph.value in read:
                to = linked.setdefault(value.value, {})
                to.setdefault(predicate.value, []).append(subject.value)
        for about in said.values():
            for values in about.values():
                values.sort(key=str)
        frozen = {name: frozenset(graphs) for name, graphs in inside.items()}
        return cls(base, said, linked, frozen)

    def instances(self, kind: str) -> frozenset[str]:
        """What is of a class, such as `igf:Session`."""
        return self.sources(expanded(kind), "rdf:type")

    def is_a(self, iri: str, kind: str) -> bool:
        """Whether a thing is of a class."""
        return expanded(kind) in self.targets(iri, "rdf:type")

    def literals(self, iri: str, predicate: str) -> list[ox.Literal]:
        """The literals that are stated of a thing, sorted."""
        found = self.said.get(iri, {}).get(expanded(predicate), ())
        return [value for value in found if isinstance(value, ox.Literal)]

    def texts(self, iri: str, predicate: str) -> tuple[str, ...]:
        """Their texts, each once."""
        return tuple(dict.fromkeys(literal.value for literal in self.literals(iri, predicate)))

    def text(self, iri: str, predicate: str) -> str:
        """The first of them, or nothing."""
        return next(iter(self.texts(iri, predicate)), "")

    def targets(self, iri: str, *predicates: str) -> tuple[str, ...]:
        """What a thing is linked to, each once and sorted."""
        about = self.said.get(iri, {})
        found = {
            value.value
            for predicate in predicates
            for value in about.get(expanded(predicate), ())
            if isinstance(value, ox.NamedNode)
        }
        return tuple(sorted(found))

    def sources(self, iri: str, *predicates: str) -> frozenset[str]:
        """What links to a thing."""
        to = self.linked.get(iri, {})
        return frozenset(s for p in predicates for s in to.get(expanded(p), ()))

    def name(self, iri: str) -> str:
        """What a thing is called, in English before other languages; else the end of its IRI."""
        for predicate in NAMES:
            found = self.literals(iri, predicate)
            if found:
                return min(found, key=_english_first).value
        return iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2]

    def names(self, iris: Iterable[str]) -> tuple[str, ...]:
        """What things are called, in their order."""
        return tuple(self.name(iri) for iri in iris)

    def documents(self, iri: str) -> tuple[str, ...]:
        """The documents that what is said of a thing was taken from, sorted."""
        graphs: set[str] = set()
        for origin in self.targets(iri, DERIVED):
            graphs |= self.inside.get(origin, frozenset())
            if origin.startswith(f"{self.base}graph/"):
                graphs.add(origin)
        return tuple(sorted({d for graph in graphs for d in self.targets(graph, DERIVED)}))


def _english_first(literal: ox.Literal) -> tuple[bool, str]:
    return literal.language not in ("en", None), str(literal)
