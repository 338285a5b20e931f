"""The store that queries are asked of: opened read-only, and never changed once written.

The default graph of a query is curated + vocabulary, not the union of all graphs: the union would
show what each document says as if it were settled. A query that names its graphs gets those.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, Protocol

import pyoxigraph as ox
from rdflib import RDF

from kg.errors import QueryError, StoreError
from kg.namespaces import PREFIXES
from kg.sparql.engine import Answer, ask
from kg.sparql.faults import fault_of
from kg.sparql.guard import check
from kg.sparql.query import Dataset

STORE = "store"
ABOUT_BUILD = "build.json"
DEFAULT_GRAPHS = ("curated", "vocabulary")
REMEMBERED = 4096
"""Subjects whose statements are kept at hand."""

LABELS = tuple(
    ox.NamedNode(PREFIXES[prefix] + term)
    for prefix, term in (
        ("schema", "name"),
        ("skos", "prefLabel"),
        ("rdfs", "label"),
        ("dcterms", "title"),
        ("schema", "identifier"),
    )
)

KIND = ox.NamedNode(str(RDF.type))
NAMING = (KIND, *LABELS)
"""What says which thing is meant: its kind and its names."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class Store(Protocol):
    """What a reader of the graph needs of a store, whether it is on this disk or a service."""

    @property
    def base(self) -> str:
        """The base IRI that entities and graphs are named under."""

    @property
    def digest(self) -> str:
        """Changes whenever anything in the store does."""

    @property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """The answer to a query; a dataset given here outranks the one that the query names."""

    def about(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose subject this is, sorted."""

    def inverse(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose object this is, sorted."""

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """The names of those that have one."""

    def names(self, iris: Iterable[str]) -> tuple[ox.Triple, ...]:
        """What says which these are, from the curated graph where it says anything of one."""

    def size(self) -> int:
        """The number of quads."""

    def graph(self, iri: str) -> Iterator[ox.Quad]:
        """Every quad of one graph."""


def default_graphs(base: str) -> tuple[str, ...]:
    """What a query asks that names no graph."""
    return tuple(f"{base}graph/{name}" for name in DEFAULT_GRAPHS)


def digest_in(build: Path) -> str:
    """The digest of a finished build; raises OSError or ValueError where it is none."""
    told = json.loads((build / ABOUT_BUILD).read_text("utf-8"))
    return str(told.get("digest", build.name))


def write_store(directory: Path, nquads: bytes) -> None:
    """Load N-Quads into a new store on disk."""
    try:
        store = ox.Store(str(directory))
        store.bulk_load(nquads, ox.RdfFormat.N_QUADS)
        store.flush()
    except (OSError, SyntaxError, RuntimeError) as error:
        raise StoreError(f"{error}; make room, and build again", document=str(directory)) from error


@dataclass(frozen=True, slots=True)
class EmbeddedStore:
    """An Oxigraph store in this process; several threads and processes may share its files."""

    base: str
    digest: str
    graphs: tuple[str, ...]
    _store: ox.Store = field(repr=False)
    _about: Callable[[str], tuple[ox.Quad, ...]] = field(repr=False)
    _names: Callable[[str], tuple[ox.Triple, ...]] = field(repr=False)

    @classmethod
    def open(cls, build: Path) -> EmbeddedStore:
        """The store of a finished build, read-only."""
        try:
            told = json.loads((build / ABOUT_BUILD).read_text("utf-8"))
            store = ox.Store.read_only(str(build / STORE))
            return cls.on(store, str(told["base"]), digest_in(build))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise StoreError(
                "there is no whole build here; make one with `kg build`", document=str(build)
            ) from error

    @classmethod
    def of(cls, nquads: bytes, base: str) -> EmbeddedStore:
        """A store in memory."""
        store = ox.Store()
        store.bulk_load(nquads, ox.RdfFormat.N_QUADS)
        return cls.on(store, base, "memory")

    @classmethod
    def on(cls, store: ox.Store, base: str, digest: str) -> EmbeddedStore:
        """A store that is open already, and is never changed from now on."""
        graphs = tuple(sorted(str(graph.value) for graph in store.named_graphs()))
        # A build never changes, and the same concepts, bodies and meetings come up on every page.
        about = lru_cache(REMEMBERED)(partial(_about, store))
        names = lru_cache(REMEMBERED)(partial(_names, store, f"{base}graph/curated"))
        return cls(base, digest, graphs, store, about, names)

    def query(self, text: str, dataset: Dataset | None = None) -> Answer:
        """The answer to a query; raises QueryError for one that is wrong or refused."""
        named = check(text, self.graphs, self.base).dataset
        chosen = dataset or named
        try:
            default = chosen.default if chosen else self._usual()
            return ask(self._store, text, self.base, default, chosen.named if chosen else None)
        except (SyntaxError, OSError, RuntimeError, ValueError) as error:
            raise fault_of(error) from error

    def about(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose subject this is, sorted."""
        return self._about(iri)

    def inverse(self, iri: str) -> tuple[ox.Quad, ...]:
        """Every quad of any graph whose object this is, sorted."""
        return _ordered(self._store.quads_for_pattern(None, None, _node(iri), None))

    def labels(self, iris: Iterable[str]) -> dict[str, str]:
        """The names of those that have one; the curated name before what documents say."""
        found = ((iri, self._label(iri)) for iri in sorted(set(iris)))
        return {iri: label for iri, label in found if label is not None}

    def names(self, iris: Iterable[str]) -> tuple[ox.Triple, ...]:
        """What says which these are, from the curated graph where it says anything of one."""
        return tuple(triple for iri in sorted(set(iris)) for triple in self._names(iri))

    def graph(self, iri: str) -> Iterator[ox.Quad]:
        """Every quad of one graph."""
        return iter(self._store.quads_for_pattern(None, None, None, _node(iri)))

    def size(self) -> int:
        """The number of quads, counted anew."""
        return len(self._store)

    def write(self, file: IO[bytes]) -> None:
        """Write every quad as N-Quads."""
        self._store.dump(file, ox.RdfFormat.N_QUADS)

    def _usual(self) -> tuple[str, ...]:
        return default_graphs(self.base)

    def _label(self, iri: str) -> str | None:
        for predicate in LABELS:
            quads = _ordered(self._store.quads_for_pattern(_node(iri), predicate, None, None))
            for quad in sorted(quads, key=self._is_unusual):
                if isinstance(quad.object, ox.Literal):
                    return quad.object.value
        return None

    def _is_unusual(self, quad: ox.Quad) -> bool:
        graph = quad.graph_name
        return not isinstance(graph, ox.NamedNode) or graph.value not in self._usual()


def _names(store: ox.Store, curated: str, iri: str) -> tuple[ox.Triple, ...]:
    node, graph = _node(iri), _node(curated)
    known = next(store.quads_for_pattern(node, None, None, graph), None)
    where = None if known is None else graph
    return tuple(
        quad.triple
        for predicate in NAMING
        for quad in store.quads_for_pattern(node, predicate, None, where)
    )


def _about(store: ox.Store, iri: str) -> tuple[ox.Quad, ...]:
    return _ordered(store.quads_for_pattern(_node(iri), None, None, None))


def _ordered(quads: Iterable[ox.Quad]) -> tuple[ox.Quad, ...]:
    return tuple(sorted(quads, key=str))


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"<{iri}> is no IRI; look at its spelling") from error
