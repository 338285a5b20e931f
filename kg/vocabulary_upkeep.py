"""The check of terms once a change is made: only terms that the change has to do with."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import RDF, SKOS, Graph
from rdflib.term import Node, URIRef

from kg.validation.change import Change
from kg.validation.overlay import Overlay
from kg.validation.terms import engine_term, rdflib_quad
from kg.vocabulary_check import UnknownTerm, Use, described, is_known, uses_in

TYPE = ox.NamedNode(str(RDF.type))
CONCEPTS = frozenset({ox.NamedNode(str(SKOS.Concept)), ox.NamedNode(str(SKOS.ConceptScheme))})


def unknown_since(change: Change, after: Overlay, ontology: Graph) -> tuple[UnknownTerm, ...]:
    """What `unknown_terms` gives after the change, where it gave nothing before it."""
    told = described(ontology)
    found: dict[tuple[Node, Use], tuple[str, str]] = {}
    for term in _doubtful_terms(change, after, told):
        for use, subject, graph in _uses_of(term, after):
            if not is_known(term, use, told):
                place = subject, graph
                found[term, use] = min(place, found.get((term, use), place))
    return tuple(
        sorted(UnknownTerm(str(term), use, *place) for (term, use), place in found.items())
    )


def _doubtful_terms(change: Change, after: Overlay, told: frozenset[Node]) -> frozenset[Node]:
    """The terms that are used anew in a way that nothing vouches for, or are no concepts now."""
    used = {
        term
        for quad in change.added
        if after.has_graph_of(quad)
        for term, use in uses_in(rdflib_quad(quad))
        if not is_known(term, use, told)
    }
    left = {
        rdflib_quad(quad)[0]
        for quad in change.removed
        if quad.predicate == TYPE and quad.object in CONCEPTS
    }
    return frozenset(term for term in used | left if not _is_concept(term, after))


def _is_concept(term: Node, after: Overlay) -> bool:
    return any(kind in CONCEPTS for kind in after.objects(engine_term(term), TYPE))


def _uses_of(term: Node, after: Overlay) -> Iterator[tuple[Use, str, str]]:
    node = engine_term(term)
    if not isinstance(term, URIRef) or not isinstance(node, ox.NamedNode):
        return
    for quads in (after.quads(node), after.quads(None, node), after.quads(None, None, node)):
        for quad in map(rdflib_quad, quads):
            for used, use in uses_in(quad):
                if used == term:
                    yield use, str(quad[0]), str(quad[3])
