"""W3C's test manifests, as rdflib reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
DAWGT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")


def read(path: Path, base: str) -> Graph:
    """A manifest; base: the address that it has at W3C, which its relative IRIs hang on."""
    return Graph().parse(path, format="turtle", publicID=base)


def entries(manifest: Graph) -> Iterator[URIRef]:
    """The tests that a manifest lists, in its order."""
    for listed in manifest.objects(None, MF.entries):
        for test in Collection(manifest, listed):
            assert isinstance(test, URIRef)
            yield test


def kind(manifest: Graph, test: Node) -> str:
    """The local name of a test's class."""
    return str(manifest.value(test, RDF.type)).rpartition("#")[2]
