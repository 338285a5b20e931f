"""When what the graph says of a thing changed last, as its documents and its reviewers date it.

Nothing here looks at a clock: the same build tells the same date on any day. A document counts from
the day on which it was taken in or read, and a decision from the day on which it was made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY
from kg.store import Store

DCTERMS, IGF, PROV = PREFIXES["dcterms"], PREFIXES["igf"], PREFIXES["prov"]
DATES = frozenset(
    {
        *(f"{IGF}{name}" for name in ("imported", "retrieved", "withdrawnOn", "splitOn")),
        *(f"{DCTERMS}{name}" for name in ("created", "issued", "modified")),
    }
)
DERIVED = f"{PROV}wasDerivedFrom"
# What points to a thing by one of these is told on its page.
PARTS = frozenset(
    f"{IGF}{name}" for name in ("aboutEntity", "inSession", "ofMeeting", "participant")
)
DECISIONS = frozenset(f"{IGF}{name}" for name in ("resolvesTo", "left", "right", "retracts"))
WHEN = " ".join(f"<{iri}>" for iri in sorted(DATES))
EVERY_DATE = (
    "SELECT DISTINCT ?date WHERE"
    f" {{ VALUES ?when {{ {WHEN} }} GRAPH ?graph {{ ?thing ?when ?date }} }}"
)


def changed_on(store: Store, iri: str) -> str | None:
    """The newest date behind a thing, an ISO date or a time in UTC; None where nothing has one.

    Of a thing, its documents, those of its parts, and the decisions on who it is. Of the graph of a
    document, that document; of any other graph, everything. Of a term or a concept, the ontology,
    which is published as a whole.
    """
    if iri.startswith(f"{store.base}graph/") and not iri.startswith(f"{store.base}graph/src-"):
        return built_on(store)
    if iri.startswith((ONTOLOGY, VOCABULARY)):
        return _newest(_dates(store, (iri, ONTOLOGY.rstrip("#"))))
    nodes = (iri, *_pointing(store, iri, PARTS))
    told = dict.fromkeys(chain.from_iterable(_statements(store, node) for node in nodes))
    decisions = dict.fromkeys(
        chain.from_iterable(_pointing(store, one, DECISIONS) for one in (iri, *told))
    )
    retracted = chain.from_iterable(_pointing(store, one, DECISIONS) for one in decisions)
    documents = _documents(store, (*nodes, *told))
    return _newest(_dates(store, (iri, *documents, *decisions, *retracted)))


def built_on(store: Store) -> str | None:
    """The newest date in the whole graph."""
    rows = store.query(EVERY_DATE)
    dates = (row["date"] for row in rows) if isinstance(rows, ox.QuerySolutions) else ()
    return _newest(date.value for date in dates if isinstance(date, ox.Literal))


def _pointing(store: Store, iri: str, predicates: frozenset[str]) -> Iterator[str]:
    """What points to it by one of these properties."""
    for quad in store.inverse(iri):
        if quad.predicate.value in predicates and isinstance(quad.subject, ox.NamedNode):
            yield quad.subject.value


def _statements(store: Store, node: str) -> Iterator[str]:
    """The statements and mentions in documents that it was made from."""
    for target in _origins(store, node):
        if target.startswith(f"{store.base}id/"):
            yield target


def _documents(store: Store, nodes: Iterable[str]) -> Iterator[str]:
    """The documents whose graphs tell of these, or that these were made from."""
    graphs: dict[str, None] = {}
    lead = f"{store.base}graph/src-"
    for node in nodes:
        homes = (quad.graph_name for quad in store.about(node))
        named = (home.value for home in homes if isinstance(home, ox.NamedNode))
        whole = (node,) if node.startswith(lead) else ()
        found = (*named, *_origins(store, node), *whole)
        graphs.update(dict.fromkeys(name for name in found if name.startswith(lead)))
    yield from dict.fromkeys(chain.from_iterable(_origins(store, graph) for graph in graphs))


def _origins(store: Store, node: str) -> Iterator[str]:
    for quad in store.about(node):
        if quad.predicate.value == DERIVED and isinstance(quad.object, ox.NamedNode):
            yield quad.object.value


def _dates(store: Store, iris: Iterable[str]) -> Iterator[str]:
    return _dated(chain.from_iterable(store.about(iri) for iri in dict.fromkeys(iris)))


def _dated(quads: Iterable[ox.Quad]) -> Iterator[str]:
    for quad in quads:
        if quad.predicate.value in DATES and isinstance(quad.object, ox.Literal):
            yield quad.object.value


def _newest(written: Iterable[str]) -> str | None:
    # A day stands before every time of it, and so it does in this order.
    return max((date for one in written if (date := _normal(one)) is not None), default=None)


def _normal(written: str) -> str | None:
    """A date as it is, a month as its first day, a time in UTC; None for what is no date."""
    try:
        if len(written) <= len("2017-12"):
            return dt.date.fromisoformat(f"{written}-01").isoformat()
        if len(written) == len("2017-12-21"):
            return dt.date.fromisoformat(written).isoformat()
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return f"{zoned.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
