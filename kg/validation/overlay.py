"""The graphs of a build as they are once a change is made, without making them.

What a build says of itself afterwards, its report and its version, is no part of what is checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.validation.change import Change, Lookup, Subject, Term


class Overlay:
    """Quads of the graphs of before, the removed left out and the added put in."""

    def __init__(self, graphs: Lookup, change: Change, unseen: Iterable[str]) -> None:
        """unseen: the graphs that are no part of what is checked, by their IRIs."""
        self._before = graphs
        self._removed = change.removed
        self._added = ox.Store()
        self._added.extend(change.added)
        self._unseen = frozenset(ox.NamedNode(iri) for iri in unseen)

    def quads(
        self,
        subject: Subject | None = None,
        predicate: ox.NamedNode | None = None,
        value: Term | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit; None fits everything."""
        pattern = (subject, predicate, value, None)
        for quad in self._before.quads_for_pattern(*pattern):
            if quad not in self._removed and quad.graph_name not in self._unseen:
                yield quad
        yield from self._added.quads_for_pattern(*pattern)
