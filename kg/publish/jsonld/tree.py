"""Statements as a tree: what a reader unfolds from one node on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import RDF

from kg.namespaces import PREFIXES

Node = ox.NamedNode | ox.BlankNode
TYPE = ox.NamedNode(str(RDF.type))
NAMING = ("schema:name", "skos:prefLabel", "rdfs:label", "dcterms:title")
FIRST = {PREFIXES[p] + local: n for n, (p, _, local) in enumerate(s.partition(":") for s in NAMING)}
"""What names a thing stands first."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with what is told of it here; without that, a mere reference to it.

    told: by property. pointing: the nodes that point to this one, by property.
    """

    node: Node
    types: tuple[ox.NamedNode, ...] = ()
    told: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    pointing: Mapping[str, tuple[Branch, ...]] = field(default_factory=dict)

    @property
    def bare(self) -> bool:
        """Whether nothing is told of it here."""
        return not (self.types or self.told or self.pointing)

    def links(self) -> Iterator[tuple[str, Branch]]:
        """Every branch below this one, with the property that leads there."""
        for term, values in self.told.items():
            for value in values:
                if isinstance(value, Branch):
                    yield term, value
        for term, branches in self.pointing.items():
            for branch in branches:
                yield term, branch

    def below(self) -> Iterator[Branch]:
        """Itself and all below it."""
        yield self
        for _, branch in self.links():
            yield from branch.below()


Told = ox.Literal | Branch


def named_first(term: str) -> int:
    """The place of a property: those that name a thing before all others."""
    return FIRST.get(term, len(FIRST))


def by_subject(triples: Iterable[ox.Triple]) -> dict[Node, list[ox.Triple]]:
    """The statements of each subject."""
    found: dict[Node, list[ox.Triple]] = {}
    for triple in triples:
        if isinstance(triple.subject, Node):
            found.setdefault(triple.subject, []).append(triple)
    return found


def in_order(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Statements sorted, those that name a thing first."""
    return sorted(triples, key=lambda triple: (named_first(triple.predicate.value), str(triple)))
