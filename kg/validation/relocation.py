"""Where findings come from, once a change is made: looked up for those that it may matter to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import RDF
from rdflib.term import Node

from kg.namespaces import IGF, SCHEMA
from kg.validation.change import Term
from kg.validation.overlay import Overlay
from kg.validation.places import BEHIND, FURTHER, Trail
from kg.validation.terms import engine_term, rdflib_quad

TYPE = ox.NamedNode(str(RDF.type))
ONWARD = frozenset(engine_term(node) for node in (*BEHIND, *FURTHER, IGF.inSession))
NOTED = ONWARD | {
    TYPE,
    *(engine_term(node) for node in (IGF.line, SCHEMA.name, SCHEMA.identifier)),
}


def trail_from(things: Iterable[Node], quads: Overlay) -> Trail:
    """The part of the trail through the quads that leads on from these things."""
    return Trail.of(map(rdflib_quad, _leading_on({engine_term(thing) for thing in things}, quads)))


def _leading_on(waiting: set[Term], quads: Overlay) -> Iterator[ox.Quad]:
    seen = set(waiting)
    while waiting:
        fresh: set[Term] = set()
        for quad in quads.quads(waiting.pop()):
            if quad.predicate in ONWARD:
                fresh.add(quad.object)
            elif quad.predicate == TYPE and isinstance(quad.graph_name, ox.NamedNode):
                fresh.add(quad.graph_name)
            if quad.predicate in NOTED:
                yield quad
        waiting |= fresh - seen
        seen |= fresh


def led_astray(changed: Iterable[ox.Quad], around: Overlay) -> set[Term]:
    """The things from which the trail may lead elsewhere than before.

    around: all that was before the change or is after it.
    """
    found: set[Term] = {quad.subject for quad in changed if quad.predicate in NOTED}
    waiting = set(found)
    while waiting:
        node = waiting.pop()
        fresh = {
            subject
            for predicate in ONWARD
            if isinstance(predicate, ox.NamedNode)
            for subject in around.subjects(predicate, node)
        }
        if isinstance(node, ox.NamedNode):
            fresh |= {quad.subject for quad in around.quads(None, TYPE, None, node)}
        waiting |= fresh - found
        found |= fresh
    return found
