"""What a page is about, read from the graph: its name, its kinds, its whole and its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.descriptions import is_curated, preferred
from kg.namespaces import PREFIXES, VOCABULARY
from kg.store import Store, Term
from server.forms import HTML, TRIPLES, RdfForm
from server.pages.values import Lens
from server.programme.dates import dates
from server.signposting import PROFILE, Landing

SCHEMA = PREFIXES["schema"]
TYPE = f"{PREFIXES['rdf']}type"
WHOLES = frozenset({f"{SCHEMA}superEvent", f"{PREFIXES['skos']}inScheme"})
AUTHOR = f"{PREFIXES['prov']}wasAttributedTo"


def landing(
    base: str,
    path: str,
    name: str,
    forms: Mapping[str, RdfForm] = TRIPLES,
    kinds: Iterable[str] = (),
    items: Iterable[tuple[str, str]] = (),
) -> Landing:
    """The page at a path of this site, with its data under the same path and an ending."""
    return Landing(
        page=f"{base}{path}",
        name=name,
        forms=tuple((form, f"{base}{path}.{suffix}") for suffix, form in forms.items()),
        linkset=f"{base}linkset/{path}",
        kinds=tuple(kinds),
        items=tuple(items),
    )


def of_thing(store: Store, iri: str) -> Landing:
    """The page of an entity, whose data stands apart from it."""
    path = iri.removeprefix(f"{store.base}id/")
    data = ((form, f"{store.base}data/{path}.{suffix}") for suffix, form in TRIPLES.items())
    found = replace(landing(store.base, f"doc/{path}", iri), forms=tuple(data))
    curated = any(is_curated(store, quad) for quad in store.about(iri))
    # Only the curated graph is held to the shapes as a whole.
    told = replace(_told(store, iri, found), profile=PROFILE if curated else None)
    return replace(told, calendar=_calendar(store, path))


def _calendar(store: Store, path: str) -> str | None:
    """Where the dates of a thing are, if it has any."""
    view = Lens(store, "")
    held = dates(view, path)
    return None if held is None or held.empty(view) else f"{store.base}calendar/{path}.ics"


def of_concept(store: Store, iri: str) -> Landing:
    """The page of a concept or of a scheme."""
    return _told(store, iri, landing(store.base, f"voc/{iri.removeprefix(VOCABULARY)}", iri))


def _told(store: Store, iri: str, found: Landing) -> Landing:
    """With all that the graph says of it."""
    own = sorted(preferred(store, store.about(iri)), key=str)
    members = (q for q in store.inverse(iri) if q.predicate.value in WHOLES)
    parts = dict.fromkeys(_pages(store, (quad.subject for quad in members)))
    return replace(
        found,
        kinds=_kinds(own),
        of=tuple(_pages(store, (t.object for t in own if t.predicate.value in WHOLES))),
        items=tuple((page, HTML) for page in parts),
        authors=tuple(
            t.object.value
            for t in own
            if t.predicate.value == AUTHOR and isinstance(t.object, ox.NamedNode)
        ),
    )


def _kinds(own: Iterable[ox.Triple]) -> tuple[str, ...]:
    """Its classes of schema.org, which everybody knows; where it has none, all of its classes."""
    every = [
        t.object.value
        for t in own
        if t.predicate.value == TYPE and isinstance(t.object, ox.NamedNode)
    ]
    return tuple(kind for kind in every if kind.startswith(SCHEMA)) or tuple(every)


def _pages(store: Store, nodes: Iterable[Term]) -> Iterator[str]:
    places = ((f"{store.base}id/", f"{store.base}doc/"), (VOCABULARY, f"{store.base}voc/"))
    for node in nodes:
        for lead, place in places:
            if isinstance(node, ox.NamedNode) and node.value.startswith(lead):
                yield place + node.value.removeprefix(lead)
