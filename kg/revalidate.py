"""Findings of a changed graph: worked out anew where the change may matter, kept elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node, URIRef

from kg.validate import validate_store
from kg.validation.change import Term
from kg.validation.findings import Finding
from kg.validation.looked_up import LookedUp
from kg.validation.overlay import Overlay
from kg.validation.reads import Reads, reads_by_shape
from kg.validation.targeting import narrowed, targeted
from kg.validation.targets import Targets
from kg.validation.terms import engine_term, rdflib_term
from kg.validation.touched import Changed


@dataclass(frozen=True, slots=True)
class Revalidated:
    """The findings of one set of shapes; validated: how many things, counted for each shape."""

    kept: tuple[Finding, ...]
    fresh: tuple[Finding, ...]
    validated: int


@dataclass(frozen=True, slots=True)
class Touched:
    """A shape, and the things whose findings by it may be others; None for all of them."""

    reads: Reads
    things: frozenset[Term] | None

    def tells(self, finding: Finding) -> bool:
        """Whether the finding is one of those that may be others."""
        if str(finding.shape) not in self.reads.tells:
            return False
        return self.things is None or engine_term(finding.focus) in self.things


def revalidated(
    findings: Iterable[Finding], shapes: Graph, after: Overlay, changed: Iterable[ox.Quad]
) -> Revalidated:
    """The findings of these shapes on the changed graph, from what they found before."""
    own = targeted(shapes)
    touched = _touched(own, Changed(changed, after.with_removed()))
    by_shape: dict[str, list[Touched]] = {}
    for one in touched:
        for shape in one.reads.tells:
            by_shape.setdefault(shape, []).append(one)
    kept = tuple(
        finding
        for finding in findings
        if (finding.shape, None, None) in shapes
        and not any(one.tells(finding) for one in by_shape.get(str(finding.shape), ()))
    )
    targets = Targets(own, after)
    things = {one.reads.shape: _to_look_at(one, targets) for one in touched}
    wanted: dict[Node, frozenset[Node]] = {shape: nodes for shape, nodes in things.items() if nodes}
    if not wanted:
        return Revalidated(kept, (), 0)
    fresh = validate_store(LookedUp(after), narrowed(own, wanted)).findings
    return Revalidated(kept, fresh, sum(map(len, wanted.values())))


def _touched(shapes: Graph, changed: Changed) -> tuple[Touched, ...]:
    if not changed:
        return ()
    found = (
        Touched(reads, None if changed.matters_everywhere(reads) else changed.things(reads))
        for reads in reads_by_shape(shapes)
    )
    return tuple(one for one in found if one.things is None or one.things)


def _to_look_at(touched: Touched, targets: Targets) -> frozenset[Node]:
    """Those of the things that the shape looks at now."""
    shape: URIRef = touched.reads.shape
    if touched.things is None:
        return frozenset(map(rdflib_term, targets.of(shape)))
    return frozenset(rdflib_term(thing) for thing in touched.things if targets.has(shape, thing))
