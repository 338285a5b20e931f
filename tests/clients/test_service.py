"""Another store asks this endpoint in the middle of its own query: by SERVICE, as it comes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef

LABEL = '<urn:s> <urn:label> "S" .\n<urn:t> <urn:label> "T" .\n'


def query(address: str, inside: str = "?s <urn:in> ?in") -> str:
    return f"SELECT ?label ?in {{ ?s <urn:label> ?label . SERVICE <{address}> {{ {inside} }} }}"


def test_pyoxigraph_joins_its_own_with_ours(sample: str) -> None:
    store = ox.Store()
    store.load(LABEL, ox.RdfFormat.N_TRIPLES)
    rows = [(row["label"].value, row["in"].value) for row in store.query(query(sample))]
    assert rows == [("S", "curated")]


def test_pyoxigraph_hears_of_a_refusal(sample: str) -> None:
    store = ox.Store()
    store.load(LABEL, ox.RdfFormat.N_TRIPLES)
    refused = query(sample, "SERVICE <http://127.0.0.1:1/> { ?s ?p ?in }")
    with pytest.raises((OSError, RuntimeError), match="400"):
        list(store.query(refused))


def test_rdflib_joins_its_own_with_ours(sample: str) -> None:
    graph = Graph().parse(data=LABEL, format="nt")
    rows = [tuple(row) for row in graph.query(query(sample))]
    assert rows == [(Literal("S"), Literal("curated"))]
    assert (URIRef("urn:t"), URIRef("urn:label"), Literal("T")) in graph
