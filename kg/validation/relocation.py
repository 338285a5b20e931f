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
DOCUMENT = ox.NamedNode(str(IGF.SourceDocument))


def _named(*nodes: Node) -> frozenset[ox.NamedNode]:
    return frozenset(ox.NamedNode(str(node)) for node in nodes)


BACK = _named(*BEHIND)
ONWARD = BACK | _named(*FURTHER, IGF.inSession)
NOTED = ONWARD | _named(RDF.type, IGF.line, SCHEMA.name, SCHEMA.identifier)


def trail_from(things: Iterable[Node], quads: Overlay) -> Trail:
    """The part of the trail through the quads that leads on from these things."""
    return Trail.of(map(rdflib_quad, _leading_on({engine_term(thing) for thing in things}, quads)))


def _leading_on(waiting: set[Term], quads: Overlay) -> Iterator[ox.Quad]:
    seen = set(waiting)
    while waiting:
        about = [quad for quad in quads.quads(waiting.pop()) if quad.predicate in NOTED]
        yield from about
        fresh = {quad.object for quad in about if quad.predicate in ONWARD}
        if not any(quad.predicate in BACK for quad in about):
            # Only then is the graph that a thing stands in a place that it comes from.
            fresh |= {
                quad.graph_name for quad in about if isinstance(quad.graph_name, ox.NamedNode)
            }
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
        fresh = {start for predicate in ONWARD for start in around.subjects(predicate, node)}
        if isinstance(node, ox.NamedNode) and _is_of_document(node, around):
            fresh |= {quad.subject for quad in around.quads(None, TYPE, None, node)}
        waiting |= fresh - found
        found |= fresh
    return found


def _is_of_document(graph: ox.NamedNode, around: Overlay) -> bool:
    """Whether the graph comes right from a document, so that what stands in it comes from there."""
    return any(
        next(around.quads(value, TYPE, DOCUMENT), None) is not None
        for predicate in BACK
        for value in around.objects(graph, predicate)
    )
