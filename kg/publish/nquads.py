"""Canonical N-Quads: one line a quad, sorted, the same bytes for the same quads on any machine.

Blank nodes have no name that outlives a run, so they are refused: every node carries an IRI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox
from rdflib import XSD, Literal
from rdflib.term import Node, URIRef

from kg.errors import ModelError

Quad = tuple[Node, Node, Node, Node]

ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}
TO_ESCAPE = re.compile(r'[\\"\x00-\x1f\x7f]')
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def sorted_nquads(quads: Iterable[Quad]) -> bytes:
    """The quads as canonical N-Quads, each once, in the order of their code points."""
    lines = {nquad(quad) for quad in quads}
    return "".join(sorted(lines)).encode()


def nquad(quad: Quad) -> str:
    """One line, with its line end."""
    return " ".join(map(_term, quad)) + " .\n"


def engine_triples(triples: Iterable[tuple[Node, Node, Node]]) -> frozenset[ox.Triple]:
    """The triples as the engine has them; raises ModelError for a blank node."""
    lines = "".join(" ".join(map(_term, triple)) + " .\n" for triple in triples)
    return frozenset(quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


def _term(node: Node) -> str:
    if isinstance(node, URIRef):
        return _iri(node)
    if isinstance(node, Literal):
        return _literal(node)
    raise ModelError(f"{node!r} has no IRI; mint one in kg/iris.py instead of a blank node")


def _iri(iri: str) -> str:
    if NOT_IN_IRI.search(iri) or ":" not in iri:
        raise ModelError(f"<{iri}> is no absolute IRI; mend the address where it is read")
    return f"<{iri}>"


def _literal(literal: Literal) -> str:
    text = f'"{TO_ESCAPE.sub(_escape, str(literal))}"'
    if literal.language:
        return f"{text}@{literal.language}"
    if literal.datatype is None or literal.datatype == XSD.string:
        return text
    return f"{text}^^{_iri(literal.datatype)}"


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return ESCAPES.get(char, f"\\u{ord(char):04X}")
