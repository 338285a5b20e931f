"""What one build has that another has not, and the graphs of the one before: enough to check again.

The graphs are only looked into where the change may matter, so they may stay on the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Term = Subject | ox.Literal
GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


@dataclass(frozen=True, slots=True)
class Change:
    """The quads that are new, and those that are gone; none is in both."""

    added: frozenset[ox.Quad] = frozenset()
    removed: frozenset[ox.Quad] = frozenset()

    @classmethod
    def of_lines(cls, added: bytes, removed: bytes) -> Change:
        """The change between two sorted dumps, from the lines that only one of them has."""
        form = ox.RdfFormat.N_QUADS
        return cls(
            frozenset(ox.parse(added, format=form)), frozenset(ox.parse(removed, format=form))
        )

    def as_stored(self) -> Change:
        """The same in the engine's spelling, so that it finds the quads of a store again."""
        added, removed = _stored(self.added), _stored(self.removed)
        return Change(added, removed - added)


def _stored(quads: frozenset[ox.Quad]) -> frozenset[ox.Quad]:
    store = ox.Store()
    store.extend(quads)
    return frozenset(store)


class Lookup(Protocol):
    """The graphs that the report before was of, such as the `pyoxigraph.Store` of that build."""

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Term | None,  # noqa: A002  # the engine calls it so
        graph_name: GraphName | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """The quads of all graphs that fit; None fits everything."""
        ...
