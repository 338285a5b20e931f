"""Reads from a store what the index holds: each entity with its names and its values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.store import Store
from server.overview import select
from server.reconciliation.kinds import KINDS, SESSION, Kind
from server.reconciliation.properties import (
    OF_SESSIONS,
    PROPERTIES,
    TABLE,
    Property,
    Range,
    properties_of,
)

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
    sessions = {entry.id: entry for entry in _of_kind(store, SESSION, {})}
    others = (kind for kind in KINDS.values() if kind is not SESSION)
    entries = (
        *sessions.values(),
        *(entry for kind in others for entry in _of_kind(store, kind, sessions)),
    )
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


def _of_kind(store: Store, kind: Kind, sessions: Mapping[str, Entry]) -> Iterator[Entry]:
    patterns = {known.id: known.patterns[kind.id] for known in properties_of(kind)}
    through = [pid for pid, pattern in patterns.items() if pattern == OF_SESSIONS]
    table = {
        pid: _values(store, kind, PROPERTIES[pid], pattern)
        for pid, pattern in patterns.items()
        if pid not in through
    }
    hidden = _rows(store, kind, HIDDEN)
    for iri, names in sorted(table["name"].items()):
        values = {pid: tuple(found[iri]) for pid, found in table.items() if iri in found}
        own = [sessions[each] for each in values.get("session", ()) if each in sessions]
        yield Entry(
            id=entity_id(iri, store.base),
            kind=kind,
            name=names[0],
            names=tuple(dict.fromkeys((*names, *values.get("also-known-as", ())))),
            hidden=tuple(hidden.get(iri, ())),
            values=values | _through(own, through),
        )


def _through(sessions: Sequence[Entry], properties: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What the sessions have of some properties, each value once."""
    found = {
        pid: tuple(sorted({value for each in sessions for value in each.values.get(pid, ())}))
        for pid in properties
    }
    return {pid: values for pid, values in found.items() if values}


def _values(store: Store, kind: Kind, known: Property, pattern: str) -> dict[str, list[str]]:
    found = _rows(store, kind, pattern)
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
