"""Sessions as Turtle: what the curated graph says of each, and the names of what it links to."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from kg.publish.dumps import serialised
from kg.publish.entry import Entry
from kg.store import Store
from server.forms import TRIPLES
from server.pages.values import graph_of


def statements(store: Store, entries: Sequence[Entry]) -> bytes:
    """The statements on all of these sessions, in one document."""
    curated = f"{store.base}graph/curated"
    quads = (quad for entry in entries for quad in store.about(entry.iri))
    told = [quad.triple for quad in quads if graph_of(quad) == curated]
    linked = {
        node.value
        for triple in told
        for node in (triple.predicate, triple.object)
        if isinstance(node, ox.NamedNode)
    }
    return serialised((*told, *store.names(linked)), TRIPLES["ttl"].rdf, store.base)
