"""The index of one build: every entity that can be found, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from server.reconciliation.entries import Entry, Holdings, entity_id
from server.reconciliation.kinds import KINDS, ORGANIZATION, SESSION, Kind, title_key
from server.reconciliation.properties import PROPERTIES, Property, Range
from server.reconciliation.shelf import Shelf
from server.reconciliation.signs import sign

BODIES_AS_STATED = frozenset({"affiliation", "affiliation-as-stated"})
MOST_STEPS = 100


class Index:
    """What it holds stays as it was made; requests in several threads share it."""

    def __init__(self, held: Holdings, base: str) -> None:
        self._base = base
        self._keys: dict[tuple[str, str], str] = {}
        self.entries = {entry.id: entry for entry in held.entries}
        self._merged = held.merged
        self._labels = held.labels
        self.shelves = {
            kind.id: Shelf(kind, (e for e in held.entries if e.kind is kind))
            for kind in KINDS.values()
        }
        self._by_value: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for entry in held.entries:
            for pid, values in entry.values.items():
                for value in dict.fromkeys(folded(pid, value) for value in values):
                    self._by_value[entry.kind.id, pid, value].append(entry.id)

    def resolved(self, entity: str) -> str:
        """The id of an id or an IRI; for what was merged away, that of what stays."""
        found = entity_id(entity, self._base)
        for _ in range(MOST_STEPS):
            if found not in self._merged:
                break
            found = self._merged[found]
        return found

    def entry(self, entity: str) -> Entry | None:
        """The entity of an id or an IRI, merged or not."""
        return self.entries.get(self.resolved(entity))

    def name(self, entity: str) -> str:
        """How an entity is called, or its id where it has no name."""
        entry = self.entry(entity)
        return entry.name if entry else self._labels.get(entity, entity)

    def keys(self, entity: str) -> tuple[str, ...]:
        """The keys of the published names of an entity that is a value of another."""
        entry = self.entry(entity)
        if entry is None:
            return (title_key(self.name(entity)),)
        return tuple(s.key for s in self.shelves[entry.kind.id].spellings[entry.id] if not s.hidden)

    def key(self, known: Property, text: str, *, keep: bool = True) -> str:
        """The key of a value; keep: for what the graph holds, and so is asked for again."""
        found = self._keys.get((known.id, text))
        if found is None:
            is_body = known.id in BODIES_AS_STATED
            found = ORGANIZATION.key(text) if is_body else folded(known.id, text)
            if keep:
                self._keys[known.id, text] = found
        return found

    def with_value(self, kind: Kind, pid: str, value: str) -> Sequence[str]:
        """Those of a kind that have a value: an entity by id or by name, else in whatever case."""
        known = PROPERTIES.get(pid)
        if known is None:
            return ()
        if known.range is Range.ENTITY:
            wanted = [self.resolved(value), *self.named(known, value)]
        else:
            wanted = [folded(pid, value)]
        return [e for each in wanted for e in self._by_value.get((kind.id, pid, each), ())]

    def named(self, known: Property, text: str) -> Sequence[str]:
        """The entities that a property may have for a value and that go by exactly this name."""
        kind = known.expects
        return self.shelves[kind.id].exact(kind.key(text)) if kind else ()

    def with_sign(self, code: str, year: str | None) -> list[str]:
        """The sessions of a code, in a year or in any."""
        if not code:
            return []
        held = self._by_value.get((SESSION.id, "code", code), ())
        years = ((entity, self.entries[entity].values.get("year", ())) for entity in held)
        return [entity for entity, of in years if year is None or year in of]

    def beginning(self, text: str, kinds: Iterable[Kind]) -> list[Entry]:
        """The entities of some kinds that a text may be the beginning of, best first."""
        found: list[str] = []
        for kind in kinds:
            found += self.shelves[kind.id].starting(text)
            if kind is SESSION:
                found = [*self.with_sign(*sign(text)), *found]
        return [self.entries[entity] for entity in dict.fromkeys(found)]


def folded(pid: str, value: str) -> str:
    """A value for comparison: ids as they are, codes without spaces, else as a title."""
    if pid == "code":
        return "".join(title_key(value).split())
    return value if PROPERTIES[pid].range is Range.ENTITY else title_key(value)
