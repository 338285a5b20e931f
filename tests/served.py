"""A SPARQL endpoint on this machine, for any statements that a test wants to ask about.

All tests of the protocol and of clients come through here, and know of the server no more than its
address.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Protocol

import pyoxigraph as ox
from on_loopback import serving

from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

CURATED = f"{DEFAULT_BASE}graph/curated"


class Endpoint(Protocol):
    """Starts an endpoint on N-Quads, or finds the one that has them already."""

    def __call__(self, nquads: bytes, empty: tuple[str, ...] = ()) -> str:
        """The endpoint's address; empty: graphs that it knows and that hold no statement."""


@contextmanager
def endpoints() -> Iterator[Endpoint]:
    """A way to start endpoints that all stop at the end."""
    running: dict[tuple[bytes, tuple[str, ...]], str] = {}
    with ExitStack() as stack:

        def endpoint(nquads: bytes, empty: tuple[str, ...] = ()) -> str:
            if (nquads, empty) not in running:
                root = stack.enter_context(serving(create_app(Settings(store=held(nquads, empty)))))
                running[nquads, empty] = f"{root}/sparql"
            return running[nquads, empty]

        yield endpoint


def held(nquads: bytes, empty: tuple[str, ...]) -> EmbeddedStore:
    """A store in memory that knows the empty graphs too."""
    store = ox.Store()
    store.bulk_load(nquads, ox.RdfFormat.N_QUADS)
    for graph in empty:
        store.add_graph(ox.NamedNode(graph))
    graphs = tuple(sorted(str(graph.value) for graph in store.named_graphs()))
    return EmbeddedStore(DEFAULT_BASE, "memory", graphs, store)
