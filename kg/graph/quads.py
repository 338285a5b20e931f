"""Triples, quads and literals with their datatype or language always given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from rdflib import XSD, Graph, Literal
from rdflib.term import Node, URIRef

Triple = tuple[Node, URIRef, Node]
Quad = tuple[Node, URIRef, Node, URIRef]


def in_graph(triples: Iterable[Triple], graph: URIRef) -> Iterator[Quad]:
    """The triples as quads of one named graph."""
    for subject, predicate, value in triples:
        yield subject, predicate, value, graph


def triples_of(graph: Graph) -> Iterator[Triple]:
    """The triples of an rdflib graph, whose predicates are IRIs, as rdflib's types don't say."""
    for subject, predicate, value in graph:
        yield subject, URIRef(str(predicate)), value


def plain(text: str) -> Literal:
    """A text that is in no language: a code, a name as printed, a digest."""
    return Literal(text)


def tagged(text: str, language: str = "en") -> Literal:
    """A text in a language."""
    return Literal(text, lang=language)


def integer(number: int) -> Literal:
    """An xsd:integer."""
    return Literal(number, datatype=XSD.integer)


def boolean(value: bool) -> Literal:
    """An xsd:boolean."""
    return Literal(value, datatype=XSD.boolean)


def decimal(value: float) -> Literal:
    """An xsd:decimal with two places."""
    return Literal(Decimal(str(round(value, 2))), datatype=XSD.decimal)


def moment(value: dt.datetime) -> Literal:
    """An xsd:dateTime with its offset; raises ValueError for a time without a zone."""
    if value.tzinfo is None:
        raise ValueError(f"{value} has no zone")
    return Literal(value.isoformat(), datatype=XSD.dateTime)


def minutes(length: int) -> Literal:
    """An xsd:duration in its canonical form: 90 minutes are PT1H30M."""
    return Literal(f"PT{length}M", datatype=XSD.duration)


def day(value: dt.date) -> Literal:
    """An xsd:date."""
    return Literal(value.isoformat(), datatype=XSD.date)


def year(value: int) -> Literal:
    """An xsd:gYear."""
    return Literal(f"{value:04d}", datatype=XSD.gYear)
