"""Reads of a store what a record tells: texts and links, by property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.descriptions import is_curated
from kg.namespaces import PREFIXES
from kg.store import Store, Term


class Reader:
    """One store; what is told of a thing is looked up once, and so is its name."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._curated = ox.NamedNode(f"{store.base}graph/curated")
        self._told: dict[str, Mapping[str, Sequence[Term]]] = {}
        self._names: dict[str, str] = {}

    def literals(self, iri: str, *predicates: str) -> list[ox.Literal]:
        """The texts of some properties, in the order of the properties."""
        return [term for term in self._terms(iri, predicates) if isinstance(term, ox.Literal)]

    def text(self, iri: str, *predicates: str) -> str | None:
        """The first text of some properties."""
        return next((literal.value for literal in self.literals(iri, *predicates)), None)

    def links(self, iri: str, *predicates: str) -> list[str]:
        """What it points to by some properties."""
        found = self._terms(iri, predicates)
        return [term.value for term in found if isinstance(term, ox.NamedNode)]

    def pointing(self, iri: str, predicate: str) -> list[str]:
        """What points to it by a property in the curated graph."""
        wanted = _expanded(predicate)
        return [
            quad.subject.value
            for quad in self.store.inverse(iri)
            if quad.predicate.value == wanted
            and is_curated(self.store, quad)
            and isinstance(quad.subject, ox.NamedNode)
        ]

    def name(self, iri: str) -> str:
        """Its name, or the end of its address."""
        if iri not in self._names:
            found = self.store.labels([iri]).get(iri)
            self._names[iri] = found or iri.rstrip("/").rpartition("/")[2]
        return self._names[iri]

    def _terms(self, iri: str, predicates: Sequence[str]) -> list[Term]:
        if iri not in self._told:
            self._told[iri] = self._read(iri)
        own = self._told[iri]
        return [term for name in predicates for term in own.get(_expanded(name), ())]

    def _read(self, iri: str) -> Mapping[str, Sequence[Term]]:
        """What the curated graph tells of it, or what all graphs do where that one is silent."""
        quads = self.store.about(iri)
        own: dict[str, dict[Term, None]] = defaultdict(dict)
        for quad in [quad for quad in quads if quad.graph_name == self._curated] or quads:
            own[quad.predicate.value][quad.object] = None
        return {predicate: tuple(terms) for predicate, terms in own.items()}


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
