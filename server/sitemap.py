"""The addresses that search engines may list, with the day on which what they tell changed last.

https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pyoxigraph as ox

from kg.namespaces import ONTOLOGY, PREFIXES, VOCABULARY
from kg.pictures.catalogue import PICTURES
from kg.store import KIND, Store
from server.examples import examples
from server.links import link
from server.pages.indexing import PERSON, indexed
from server.pages.values import Lens

MOST = 50_000
"""Addresses of one file, as the protocol has it; each is far below a thousandth of its 50 MB."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
GRAPHS = ("curated", "provenance", "vocabulary")
# The file of a thing, by the first of its classes in this order.
FILES = {
    f"{PREFIXES['igf']}Meeting": "meetings",
    f"{PREFIXES['igf']}MeetingPhase": "meetings",
    f"{PREFIXES['igf']}Session": "sessions",
    f"{PREFIXES['schema']}EventSeries": "series",
    PERSON: "people",
    f"{PREFIXES['schema']}Organization": "organizations",
    f"{PREFIXES['schema']}Place": "places",
    f"{PREFIXES['schema']}VirtualLocation": "places",
    f"{PREFIXES['igf']}SourceDocument": "documents",
    f"{PREFIXES['skos']}ConceptScheme": "concepts",
    f"{PREFIXES['skos']}Concept": "concepts",
    f"{PREFIXES['owl']}Class": "terms",
    f"{PREFIXES['owl']}ObjectProperty": "terms",
    f"{PREFIXES['owl']}DatatypeProperty": "terms",
}
# Pages that are no thing's own, where this server has them.
LISTS = (
    *("/", "/meetings", "/programme", "/sessions", "/people", "/organizations", "/series"),
    *("/places", "/documents", "/themes", "/pictures", "/figures", "/examples"),
    *("/ontology", "/shapes", "/voc/", "/void", "/graph/"),
)
PROGRAMME = "/programme/<year>"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """address: absolute. changed: an ISO date or time; None where nothing dates it."""

    address: str
    changed: str | None


def sitemaps(
    store: Store, rules: Collection[str], changed: Callable[[str], str | None]
) -> dict[str, tuple[Entry, ...]]:
    """The files by name, sorted.

    rules: the addresses that this server answers, as templates. changed: the day of a thing.
    """
    kinds = _things(store)
    days = {iri: changed(iri) for iri in sorted(kinds) if indexed(Lens(store, ""), iri)}
    newest = _newest(days.values())
    found = {"pages": [Entry(f"{store.base}{p[1:]}", newest) for p in _pages(rules)]}
    for iri, day in days.items():
        found.setdefault(FILES[kinds[iri]], []).append(Entry(_address(store.base, iri), day))
    if PROGRAMME in rules:
        found["programmes"] = list(_programmes(store, kinds, days))
    return {
        f"{name}-{first // MOST + 1}": tuple(entries[first : first + MOST])
        for name, entries in sorted(found.items())
        for first in range(0, len(entries), MOST)
    }


def index(base: str, files: Mapping[str, Sequence[Entry]]) -> str:
    """The file that names the others, each with the newest day in it."""
    entries = (
        Entry(f"{base}sitemaps/{name}.xml", _newest(entry.changed for entry in entries))
        for name, entries in files.items()
    )
    return _document("sitemapindex", "sitemap", entries)


def urlset(entries: Iterable[Entry]) -> str:
    """One file of addresses."""
    return _document("urlset", "url", entries)


def _document(root: str, element: str, entries: Iterable[Entry]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{root} xmlns="{NAMESPACE}">']
    for entry in entries:
        changed = f"<lastmod>{escape(entry.changed)}</lastmod>" if entry.changed else ""
        lines.append(f"<{element}><loc>{escape(entry.address)}</loc>{changed}</{element}>")
    return "\n".join([*lines, f"</{root}>", ""])


def _things(store: Store) -> dict[str, str]:
    """Every thing of a class that has a file, with that class."""
    order = {kind: place for place, kind in enumerate(FILES)}
    found: dict[str, str] = {}
    for name in (f"{store.base}graph/{name}" for name in GRAPHS):
        for quad in store.graph(name) if name in store.graphs else ():
            kind, thing = quad.object, quad.subject
            if quad.predicate != KIND or not isinstance(thing, ox.NamedNode):
                continue
            if isinstance(kind, ox.NamedNode) and kind.value in order:
                before = found.get(thing.value, kind.value)
                found[thing.value] = min(before, kind.value, key=order.__getitem__)
    shown = (store.base, VOCABULARY, ONTOLOGY)
    return {iri: kind for iri, kind in found.items() if iri.startswith(shown)}


def _pages(rules: Collection[str]) -> Iterator[str]:
    """The paths of what is no thing's own."""
    yield from (path for path in LISTS if path in rules)
    kept = (
        ("/pictures/", [picture.key for picture in PICTURES]),
        ("/examples/", [example.key for example in examples()]),
    )
    for lead, keys in kept:
        if f"{lead}<key>" in rules:
            yield from (f"{lead}{key}" for key in keys)


def _programmes(
    store: Store, kinds: Mapping[str, str], days: Mapping[str, str | None]
) -> Iterator[Entry]:
    """The programme of each meeting of which there are sessions."""
    found: dict[str, list[str | None]] = {}
    for iri, kind in kinds.items():
        if FILES[kind] == "sessions":
            for meeting in Lens(store, "").targets(iri, "schema:superEvent"):
                found.setdefault(meeting, [days.get(meeting)]).append(days.get(iri))
    for meeting, changes in sorted(found.items()):
        yield Entry(f"{store.base}programme/{meeting.rpartition('/')[2]}", _newest(changes))


def _address(base: str, iri: str) -> str:
    """The canonical address of a thing's page."""
    return f"{base}{(link(iri, base) or iri).removeprefix('/')}"


def _newest(changed: Iterable[str | None]) -> str | None:
    return max((day for day in changed if day is not None), default=None)
