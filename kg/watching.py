"""A store that remembers what it was asked of: what an answer may depend on.

Whatever is worked out of such a store stays as it is while nothing is said of the things it was
asked of, nor of those that it was asked what points to. Queries are not remembered, and refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import ModelError
from kg.sparql.engine import Answer
from kg.sparql.query import Dataset
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """about: the things whose own statements were asked for; pointing: those pointed to."""

    about: frozenset[str]
    pointing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noted:
    """What was worked out of a store, and what the store was asked of for it."""

    told: str
    asked: Asked


@dataclass(slots=True)
class Watched:
    """A store, and what it was asked of since it was last told to forget."""

    store: Store
    _about: set[str] = field(default_factory=set)
    _pointing: set[str] = field(default_factory=set)

    def asked(self) -> Asked:
        """What it was asked of; from now on it counts anew."""
        found = Asked(frozenset(self._about), frozenset(self._pointing))
        self._about.clear()
        self._pointing.clear()
        return found

    @property
    def base(self) -> str:
        """The base IRI that entities and graphs are named under."""
        return self.store.base

    @property
    def digest(self) -> str:
        """Never asked for: it changes with everything."""
        raise ModelError("what depends on all of a store can't be watched")

    @property
    def graphs(self) -> tuple[str, ...]:
        """Never asked for: they change with everything."""
        raise ModelError("what depends on all of a store can't be watched")

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """Never asked: an answer may depend on anything."""
        raise ModelError(f"what depends on a query can't be watched: {text} {dataset}")

    def about(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose subject this is, sorted."""
        self._about.add(iri)
        return self.store.about(iri)

    def inverse(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose object this is, sorted."""
        self._pointing.add(iri)
        return self.store.inverse(iri)

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """The names of those that have one."""
        every = frozenset(iris)
        self._about |= every
        return self.store.labels(every)

    def names(self, iris: Iterable[str]) -> tuple[ox.Triple, ...]:
        """What says which these are, from the curated graph where it says anything of one."""
        every = frozenset(iris)
        self._about |= every
        return self.store.names(every)

    def size(self) -> int:
        """Never asked for: it changes with everything."""
        raise ModelError("what depends on all of a store can't be watched")

    def graph(self, iri: str) -> Iterator[ox.Quad]:
        """Never asked for: it holds too much."""
        raise ModelError(f"what depends on all of {iri} can't be watched")


def still(noted: Mapping[str, Noted], quads: Iterable[ox.Quad]) -> dict[str, Noted]:
    """What stays as it is where these quads come or go."""
    subjects, objects = set[str](), set[str]()
    for quad in quads:
        for node, names in ((quad.subject, subjects), (quad.object, objects)):
            if isinstance(node, ox.NamedNode):
                names.add(node.value)
    return {
        key: one
        for key, one in noted.items()
        if one.asked.about.isdisjoint(subjects) and one.asked.pointing.isdisjoint(objects)
    }
