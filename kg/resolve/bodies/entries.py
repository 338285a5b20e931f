"""The bodies of an editor's sheet: which of its entries a mention means, in the mention's year.

A name or an acronym decides only where exactly one entry bears it in that year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.records import OrganizationRecord
from kg.resolve.bodies.names import joined_key, organization_key, wording_key
from kg.resolve.bodies.reach import SHORT_ACRONYM
from kg.resolve.clusters import Clusters
from kg.resolve.statements import OrganizationMention


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """A body of an editor's sheet, and the mention that stands for it among the others."""

    record: OrganizationRecord
    mention: OrganizationMention

    def valid_in(self, year: int | None) -> bool:
        """Whether the names stood for this body in that year; a sheet's own entries have none."""
        if year is None:
            return False
        after = self.record.valid_from is None or self.record.valid_from <= year
        return after and (self.record.valid_until is None or year <= self.record.valid_until)

    @property
    def dated(self) -> bool:
        """Whether its names stand for it in some years only."""
        return self.record.valid_from is not None or self.record.valid_until is not None

    @property
    def names(self) -> tuple[str, ...]:
        """Its full names, the one that is shown first."""
        return (self.record.name, *self.record.other_names)


def keys_of(name: str) -> Iterator[tuple[str, str]]:
    """All comparison keys of a name, each with its kind, the strictest first."""
    yield "name", organization_key(name)
    for kind, key in (("joined", joined_key(name)), ("wording", wording_key(name))):
        if key is not None:
            yield kind, key


class Sheet:
    """The entries of all sheets by their names and acronyms."""

    def __init__(self, entries: Sequence[OrganizationEntry]) -> None:
        self._by_key: dict[tuple[str, str], list[OrganizationEntry]] = defaultdict(list)
        self._by_acronym: dict[str, list[OrganizationEntry]] = defaultdict(list)
        for entry in entries:
            for key in {key for name in entry.names for key in keys_of(name)}:
                self._by_key[key].append(entry)
            if entry.record.acronym is not None:
                self._by_acronym[entry.record.acronym.casefold()].append(entry)

    def named(self, mention: OrganizationMention) -> OrganizationEntry | None:
        """The one entry that bears the mention's full name in its year."""
        for key in keys_of(mention.name):
            found = [entry for entry in self._by_key.get(key, ()) if entry.valid_in(mention.year)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def abbreviated(self, mention: OrganizationMention) -> OrganizationEntry | None:
        """The one entry whose acronym the mention is, in its year and compatible with its country.

        A short acronym of a body of one country needs that country beside it.
        """
        known = self._acronym(mention.name)
        found = [entry for entry in known if entry.valid_in(mention.year)]
        here = [entry for entry in found if entry.record.country_code in mention.country_codes]
        if len(here) == 1:
            return here[0]
        if len(found) != 1:
            return None
        needs_its_country = mention.country_codes or len(mention.name.strip()) <= SHORT_ACRONYM
        national = found[0].record.country_code is not None
        return None if national and needs_its_country else found[0]

    def decides(self, name: str) -> bool:
        """Whether the name or acronym stands for a body in some years only, or for several."""
        found = [entry for key in keys_of(name) for entry in self._by_key.get(key, ())]
        found += self._acronym(name)
        return any(entry.dated for entry in found) or len({id(entry) for entry in found}) > 1

    def has_acronym(self, acronym: str) -> bool:
        """Whether any entry bears the acronym."""
        return bool(self._acronym(acronym))

    def _acronym(self, name: str) -> list[OrganizationEntry]:
        """By case too, unless all is in capitals: "First" is a word, and FIRST a body."""
        word = name.strip()
        known = self._by_acronym.get(word.casefold(), [])
        return [entry for entry in known if word in {entry.record.acronym, word.upper()}]


def keep_apart(clusters: Clusters, entries: Iterable[OrganizationEntry]) -> None:
    """No rule joins two bodies of the sheet: that they are two is what it says."""
    keys = frozenset(entry.mention.key for entry in entries)
    for key in keys:
        clusters.apart[key] |= keys - {key}
