"""Where in a document something stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib.term import URIRef

from kg.graph.quads import Triple, integer, plain
from kg.namespaces import IGF
from kg.records import Origin


def place_triples(iri: URIRef, origins: Iterable[Origin]) -> Iterator[Triple]:
    """Lines, and labels or entries."""
    for origin in origins:
        if origin.line is not None:
            yield iri, IGF.line, integer(origin.line)
        if origin.place is not None:
            yield iri, IGF.place, plain(origin.place)
