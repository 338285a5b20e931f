"""The example queries as data: SHACL's executables, by the convention of the SIB's collection.

https://github.com/sib-swiss/sparql-examples
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, XSD, Literal
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.graph.quads import Triple, plain, tagged
from kg.iris import Iris
from kg.namespaces import SCHEMA, SPEX
from kg.publish.nquads import engine_triples
from server.examples import Example

PREFIX = re.compile(r"^\s*PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
LEAD = re.compile(r"\A(?:\s*(?:#[^\n]*|PREFIX\s+[\w-]*:\s*<[^>]*>))*\s*(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Executable:
    """How a form of query is told: its class, and the property that holds its text."""

    kind: URIRef
    text: URIRef


EXECUTABLES = {
    "SELECT": Executable(SH.SPARQLSelectExecutable, SH.select),
    "ASK": Executable(SH.SPARQLAskExecutable, SH.ask),
    "CONSTRUCT": Executable(SH.SPARQLConstructExecutable, SH.construct),
    "DESCRIBE": Executable(SPEX.SPARQLDescribeExecutable, SPEX.describe),
}


def description(examples: Iterable[Example], base: str) -> frozenset[ox.Triple]:
    """Everything that is told of these examples, and the prefixes that they use."""
    iris, every = Iris(base), tuple(examples)
    told = (triple for found in every for triple in _example(iris, found))
    return engine_triples((*told, *_prefixes(iris, every)))


def form_of(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE."""
    found = LEAD.match(query)
    return found[1].upper() if found else ""


def _example(iris: Iris, example: Example) -> Iterator[Triple]:
    node, executable = iris.example(example.key), EXECUTABLES[form_of(example.query)]
    for kind in (SH.SPARQLExecutable, executable.kind):
        yield node, RDF.type, kind
    yield node, RDFS.label, tagged(example.title)
    yield node, RDFS.comment, tagged(example.description)
    yield node, executable.text, plain(example.query)
    yield node, SH.prefixes, iris.document("examples")
    yield node, SCHEMA.target, iris.document("sparql")
    for keyword in example.keywords:
        yield node, SCHEMA.keywords, tagged(keyword)
    yield node, DCTERMS.isPartOf, iris.document("examples")


def _prefixes(iris: Iris, examples: Iterable[Example]) -> Iterator[Triple]:
    here = iris.document("examples")
    yield here, DCTERMS.title, tagged("Example queries of the IGF knowledge graph")
    for prefix, namespace in sorted({p for found in examples for p in PREFIX.findall(found.query)}):
        node = iris.document(f"examples#{prefix}")
        yield here, SH.declare, node
        yield node, SH.prefix, plain(prefix)
        yield node, SH.namespace, Literal(namespace, datatype=XSD.anyURI)
