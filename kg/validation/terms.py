"""Terms of the engine as rdflib has them, and back.

The engine's store keeps a number or a time as a value and gives it back in a spelling of its own,
such as `Z` for `+00:00`. What comes from there is spelt as our graphs spell it: as rdflib does.
"""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import XSD, Literal
from rdflib.term import BNode, Node, URIRef

from kg.errors import ModelError
from kg.validation.change import Term

Triple = tuple[Node, Node, Node]
Quad = tuple[Node, URIRef, Node, URIRef]
STRING = str(XSD.string)
DECIMAL = str(XSD.decimal)


def rdflib_term(term: Term) -> Node:
    """The same term; a string without a language has no datatype, as everywhere in our graphs."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise ModelError(f"{term} is no term of a quad of a build; make the build anew")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = term.datatype.value
    if datatype == STRING:
        return Literal(term.value)
    value = term.value
    if datatype == DECIMAL and value.removeprefix("-").isdecimal():
        value = f"{value}.0"
    return Literal(value, datatype=URIRef(datatype), normalize=True)


def rdflib_quad(quad: ox.Quad) -> Quad:
    """The same quad, which stands in a named graph."""
    if not isinstance(quad.graph_name, ox.NamedNode):
        raise ModelError(f"{quad} stands in no named graph; make the build anew")
    return (
        rdflib_term(quad.subject),
        URIRef(quad.predicate.value),
        rdflib_term(quad.object),
        URIRef(quad.graph_name.value),
    )


def engine_term(node: Node) -> Term:
    """The same term."""
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if not isinstance(node, Literal):
        raise ModelError(f"{node!r} is no term of a quad; look at the code that made it")
    if node.language:
        return ox.Literal(str(node), language=node.language)
    if node.datatype is None:
        return ox.Literal(str(node))
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)))
