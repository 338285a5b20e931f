"""Reads from a store what the index holds: each entity with its names and its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.store import Store
from server.overview import select
from server.reconciliation.kinds import KINDS, Kind
from server.reconciliation.properties import TABLE, Property, Range

HIDDEN = "?x skos:hiddenLabel ?v"
MERGED = "SELECT ?x ?v { ?x dcterms:isReplacedBy ?v }"


@dataclass(frozen=True, slots=True)
class Entry:
    """id: the path of the IRI after `id/`. hidden: spellings that documents have by mistake.

    values: by property; those that are entities as their ids.
    """

    id: str
    kind: Kind
    name: str
    names: tuple[str, ...]
    hidden: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a build holds. merged: from a gone id to the next. labels: names of other values."""

    entries: tuple[Entry, ...]
    merged: Mapping[str, str]
    labels: Mapping[str, str]


def holdings(store: Store) -> Holdings:
    """All that can be looked for in a store."""
    entries = tuple(entry for kind in KINDS.values() for entry in _of_kind(store, kind))
    known = {entry.id for entry in entries}
    return Holdings(
        entries,
        {
            entity_id(row["x"], store.base): entity_id(row["v"], store.base)
            for row in _merged(store)
        },
        _labels(store, entries, known),
    )


def entity_id(iri: str, base: str) -> str:
    """The id that this service gives an entity; it also takes the whole IRI for one."""
    return iri.removeprefix(f"{base}id/")


def _merged(store: Store) -> list[dict[str, str]]:
    return select(store, MERGED)


def _of_kind(store: Store, kind: Kind) -> list[Entry]:
    table = {known.id: _values(store, kind, known) for known in TABLE if kind.id in known.patterns}
    hidden = _rows(store, kind, HIDDEN)
    return [
        Entry(
            id=entity_id(iri, store.base),
            kind=kind,
            name=names[0],
            names=tuple(dict.fromkeys((*names, *table["also-known-as"].get(iri, ())))),
            hidden=tuple(hidden.get(iri, ())),
            values={pid: tuple(found[iri]) for pid, found in table.items() if iri in found},
        )
        for iri, names in sorted(table["name"].items())
    ]


def _values(store: Store, kind: Kind, known: Property) -> dict[str, list[str]]:
    found = _rows(store, kind, known.patterns[kind.id])
    if known.range is not Range.ENTITY:
        return found
    return {iri: [entity_id(v, store.base) for v in values] for iri, values in found.items()}


def _rows(store: Store, kind: Kind, pattern: str) -> dict[str, list[str]]:
    """The values by entity, sorted, each once."""
    query = f"SELECT DISTINCT ?x ?v {{ ?x a {kind.term} . {pattern} }} ORDER BY ?x STR(?v)"
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in select(store, query):
        if "v" in row:
            found[row["x"]][row["v"]] = None
    return {iri: list(values) for iri, values in found.items()}


def _labels(store: Store, entries: Iterable[Entry], known: set[str]) -> dict[str, str]:
    entities = [known.id for known in TABLE if known.range is Range.ENTITY]
    targets = {value for e in entries for pid in entities for value in e.values.get(pid, ())}
    iris = [f"{store.base}id/{target}" for target in targets - known if ":" not in target]
    return {entity_id(iri, store.base): label for iri, label in store.labels(iris).items()}
