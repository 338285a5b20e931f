"""Which mention of ours a place, a printed name and a printed affiliation speak of.

A name may stand under several roles at one place; the mention with the least key stands for all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from kg.evaluation.key import Kind
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import Session, SessionKey
from kg.resolve.statements import OrganizationMention, Statement


class Mentions(Protocol):
    """The mentions of one kind; ids: the entity of each; titles: where the key prints no name."""

    @property
    def kind(self) -> Kind:
        """What they are mentions of."""

    @property
    def ids(self) -> Mapping[str, str]:
        """Mention to entity."""

    @property
    def titles(self) -> Mapping[str, str]:
        """Mention to name."""

    def find(self, place: str, name: str | None, affiliation: str | None) -> str | None:
        """The mention, or None where the documents yielded none."""


class PersonNames:
    """The statements that name a person."""

    kind = Kind.PERSON
    titles: Mapping[str, str] = MappingProxyType({})

    def __init__(self, resolution: Resolution) -> None:
        self.ids = resolution.people.by_mention
        self._at: dict[tuple[str, str], list[tuple[str | None, str]]] = defaultdict(list)
        for place, name, affiliation, key in _printed(_statements(resolution)):
            if key in self.ids:
                self._at[(place, name)].append((affiliation, key))

    def find(self, place: str, name: str | None, affiliation: str | None) -> str | None:
        """By place and name; of several the one with the affiliation, if there is one."""
        found = self._at.get((place, name or ""), [])
        exact = [key for printed, key in found if printed == affiliation]
        return min(exact or [key for _, key in found], default=None)


class BodyNames:
    """The names of bodies, as parties themselves and out of affiliations."""

    kind = Kind.ORGANIZATION
    titles: Mapping[str, str] = MappingProxyType({})

    def __init__(self, resolution: Resolution) -> None:
        self.ids = resolution.organizations.by_mention
        read_from: dict[str, list[OrganizationMention]] = defaultdict(list)
        for mention in resolution.organization_mentions:
            for statement in mention.statements or (mention.key,):
                read_from[statement].append(mention)
        self._named: dict[str, set[OrganizationMention]] = defaultdict(set)
        self._by_affiliation: dict[tuple[str, str], set[OrganizationMention]] = defaultdict(set)
        for place, name, affiliation, key in _printed(_statements(resolution)):
            self._named[place].update(m for m in read_from[key] if m.key == key)
            self._by_affiliation[(place, affiliation or name)].update(read_from[key])

    def find(self, place: str, name: str | None, affiliation: str | None) -> str | None:
        """By what is printed at the place: the name itself, else a part of its affiliation.

        The printed name may be a part of what we read as the body's name, or the other way round:
        then it is the mention all the same, whatever was made of it.
        """
        printed = name or ""
        near = self._by_affiliation.get((place, affiliation or printed), set())
        named = self._named.get(place, set())
        for test, among in ((_equal, near | named), (_holds, near)):
            found = [m for m in among if test(m.name, printed)]
            if found:
                return min(found, key=lambda m: (len(m.name), m.key)).key
        return None


class Member(Protocol):
    """A session's place in a series, named by its key."""

    @property
    def series(self) -> str:
        """The key of the series."""


class SeriesSessions:
    """The sessions; ids: the series that each is in, the first of them where it is in several."""

    kind = Kind.SESSION

    def __init__(
        self, sessions: Iterable[Session], series: Mapping[SessionKey, Sequence[Member]]
    ) -> None:
        self.ids = {str(key): members[0].series for key, members in series.items() if members}
        self._at: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        for session in sessions:
            for saying in session.sayings:
                place, _, _ = (saying.record.origin.place or "").partition("@")
                self._at.setdefault(place, str(session.key))
                if saying.record.title:
                    self.titles.setdefault(str(session.key), saying.record.title)

    def find(self, place: str, name: str | None, affiliation: str | None) -> str | None:
        """By the line id without its source."""
        del name, affiliation
        return self._at.get(place.partition("@")[0])


def _statements(resolution: Resolution) -> Iterable[Statement]:
    return (statement for group in resolution.statements.values() for statement in group)


def _printed(found: Iterable[Statement]) -> Iterable[tuple[str, str, str | None, str]]:
    """Place, name, affiliation and key of each party of each statement."""
    for statement in found:
        for party in statement.parties:
            if party.origin.place is not None:
                place = party.origin.place
                yield place, party.name or "", party.affiliation, statement.key


def _equal(ours: str, printed: str) -> bool:
    return ours.casefold() == printed.casefold()


def _holds(ours: str, printed: str) -> bool:
    """Whether one of the two holds the other as whole words."""
    shorter, longer = sorted((ours.casefold(), printed.casefold()), key=len)
    return bool(re.search(rf"(?<!\w){re.escape(shorter)}(?!\w)", longer))
