"""What belongs to the description of a thing: its statements, its parts, and names of the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.store import KIND, LABELS, Store

IGF, SCHEMA, ORG = PREFIXES["igf"], PREFIXES["schema"], PREFIXES["org"]

# A node that points to the thing by one of these is a part of its description.
PARTS = frozenset(
    {
        f"{IGF}inSession",
        f"{IGF}ofMeeting",
        f"{IGF}participant",
        f"{IGF}aboutEntity",
        f"{SCHEMA}containedInPlace",
    }
)
# And so is what the thing points to by one of these.
WHOLES = frozenset(
    {
        f"{SCHEMA}location",
        f"{SCHEMA}address",
        f"{SCHEMA}containedInPlace",
        f"{ORG}changedBy",
        f"{ORG}resultedFrom",
    }
)


# Of what the thing is a part of, these are told too: where and when it is.
ABOVE = frozenset(f"{SCHEMA}{term}" for term in ("startDate", "endDate", "location", "superEvent"))
# A session of a meeting, or the series of a session, points to it by one of these.
BELONGING = frozenset({f"{SCHEMA}superEvent", f"{SCHEMA}subEvent"})


def description(store: Store, iri: str) -> frozenset[ox.Triple]:
    """The curated description; for what is not curated, whatever any graph says of it."""
    return named(store, statements(store, iri))


def statements(store: Store, iri: str) -> frozenset[ox.Triple]:
    """The description without the names of what it links to."""
    around = store.inverse(iri)
    parts = {
        str(quad.subject.value)
        for quad in around
        if quad.predicate.value in PARTS
        and is_curated(store, quad)
        and isinstance(quad.subject, ox.NamedNode)
    }
    found = set(_itself(store, iri, around))
    for part in parts:
        found.update(preferred(store, store.about(part)))
    return frozenset(found)


def without_parts(store: Store, iri: str) -> frozenset[ox.Triple]:
    """What is told of the thing itself, with names: of one in a thousand sessions, still little."""
    return named(store, _itself(store, iri, store.inverse(iri)))


def in_order(told: Iterable[ox.Triple], iri: str) -> tuple[ox.Triple, ...]:
    """Statements in the order in which they are paged: first those about the thing itself."""
    return tuple(sorted(told, key=lambda t: (str(t.subject) != f"<{iri}>", str(t))))


def named(store: Store, told: Collection[ox.Triple]) -> frozenset[ox.Triple]:
    """Statements with the names of all that they link to, so that they read by themselves."""
    return frozenset((*told, *_names(store, told)))


def preferred(store: Store, quads: Iterable[ox.Quad]) -> frozenset[ox.Triple]:
    """The triples of the curated graph, or of all graphs where that one is silent."""
    every = tuple(quads)
    curated = frozenset(quad.triple for quad in every if is_curated(store, quad))
    return curated or frozenset(quad.triple for quad in every)


def is_curated(store: Store, quad: ox.Quad) -> bool:
    """Whether the curated graph says it."""
    return quad.graph_name == ox.NamedNode(f"{store.base}graph/curated")


def _itself(store: Store, iri: str, around: Iterable[ox.Quad]) -> frozenset[ox.Triple]:
    """What is said of it, of where it is, of what it is part of; and the links of its members.

    around: what points to it.
    """
    own = preferred(store, store.about(iri))
    above = frozenset(_above(store, own))
    members = (
        quad.triple
        for quad in around
        if quad.predicate.value in BELONGING and is_curated(store, quad)
    )
    return frozenset((*own, *_follow(store, own), *above, *_follow(store, above), *members))


def _follow(store: Store, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Places with their addresses and the places around them, and the changes of a body."""
    ahead = list(triples)
    seen: set[str] = set()
    while ahead:
        triple = ahead.pop()
        target = triple.object
        if triple.predicate.value not in WHOLES or not isinstance(target, ox.NamedNode):
            continue
        if target.value not in seen:
            seen.add(target.value)
            more = preferred(store, store.about(target.value))
            yield from more
            ahead.extend(more)


def _above(store: Store, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """When and where the meeting of a session is."""
    for triple in triples:
        whole = triple.object
        if triple.predicate.value == f"{SCHEMA}superEvent" and isinstance(whole, ox.NamedNode):
            for said in preferred(store, store.about(whole.value)):
                if said.predicate.value in ABOVE:
                    yield said


def _names(store: Store, triples: Collection[ox.Triple]) -> Iterator[ox.Triple]:
    """Of a thing with a name, its kind is told too, by its name; of a term, its name alone."""
    told = {triple.subject for triple in triples if triple.predicate in LABELS}
    linked = {node for t in triples for node in (t.subject, t.object)} - told
    found = store.names(node.value for node in linked if isinstance(node, ox.NamedNode))
    named = {triple.subject for triple in found if triple.predicate in LABELS}
    things = {node for node in named if str(node).startswith(f"<{store.base}id/")}
    kinds: set[str] = set()
    for triple in found:
        if triple.subject in (things if triple.predicate == KIND else named):
            yield triple
            if triple.predicate == KIND and isinstance(triple.object, ox.NamedNode):
                kinds.add(triple.object.value)
    for triple in store.names(kinds):
        if triple.predicate in LABELS:
            yield triple
