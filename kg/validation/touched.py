"""Which things a change may matter to, shape by shape.

A way back is gone in the graph before and in the graph after at once: whatever was or is connected
with a changed triple is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.validation.change import Term
from kg.validation.overlay import Overlay
from kg.validation.reads import Reads
from kg.validation.walks import HERE, Predicate, Read, Way, ends, inverted


class Changed:
    """The triples that are new or gone, by predicate."""

    def __init__(self, quads: Iterable[ox.Quad], around: Overlay) -> None:
        """around: all that was before the change or is after it."""
        self._around = around
        self._by_predicate: dict[Predicate, list[ox.Quad]] = defaultdict(list)
        self._every = [quad for quad in quads if around.has_graph_of(quad)]
        for quad in self._every:
            self._by_predicate[quad.predicate].append(quad)
        self._back: dict[tuple[Way, frozenset[Term]], frozenset[Term]] = {}

    def __bool__(self) -> bool:
        return bool(self._every)

    def has(self, predicate: Predicate) -> bool:
        """Whether a triple of this predicate is new or gone."""
        return predicate in self._by_predicate

    def matters_everywhere(self, reads: Reads) -> bool:
        """Whether all things of the shape have to be looked at again."""
        if reads.everything:
            return bool(self._every)
        return any(read.before is None and self._quads(read) for read in reads.reads)

    def things(self, reads: Reads) -> frozenset[Term]:
        """The things from which a changed triple may be read; some may be none of the shape's."""
        found: set[Term] = set()
        for read in reads.reads:
            quads = self._quads(read)
            if quads and read.before is not None:
                at = (quad.object if read.step.inverse else quad.subject for quad in quads)
                found |= self._origins(read.before, frozenset(at))
        return frozenset(found)

    def _quads(self, read: Read) -> list[ox.Quad]:
        predicate = read.step.predicate
        return self._every if predicate is None else self._by_predicate.get(predicate, [])

    def _origins(self, way: Way, at: frozenset[Term]) -> frozenset[Term]:
        if way == HERE:
            return at
        if (way, at) not in self._back:
            self._back[way, at] = frozenset(ends(inverted(way), at, self._around))
        return self._back[way, at]
