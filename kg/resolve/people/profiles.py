"""All that is known of one cluster, for comparing it with others: over all its sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.concepts import Role
from kg.resolve.people.affiliations import AffiliationWords
from kg.resolve.people.joining import Traits
from kg.resolve.people.names import PersonName
from kg.resolve.people.sightings import Sighting
from kg.resolve.sessions import SessionKey

MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Profile:
    """A cluster's sightings put together; names: the spellings compared, a handful at most."""

    root: str
    sightings: tuple[Sighting, ...]
    names: tuple[PersonName, ...]
    bodies: frozenset[str]
    affiliations: frozenset[AffiliationWords]
    sessions: frozenset[SessionKey]
    companions: frozenset[tuple[str, str]]
    series: frozenset[str]
    single_roles: frozenset[tuple[SessionKey, Role]]
    traits: Traits

    @property
    def names_a_body(self) -> bool:
        """Whether an affiliation is stated that another one may contradict."""
        return any(sighting.names_a_body for sighting in self.sightings)


def profiles(
    found: Iterable[Sighting], find: Callable[[str], str], traits: Callable[[str], Traits]
) -> tuple[Profile, ...]:
    """One a cluster, in the order of the sightings."""
    groups: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in found:
        groups[find(sighting.key)].append(sighting)
    return tuple(_profile(root, tuple(group), traits(root)) for root, group in groups.items())


def _profile(root: str, group: tuple[Sighting, ...], traits: Traits) -> Profile:
    names = {name for sighting in group for name in sighting.names}
    return Profile(
        root=root,
        sightings=group,
        names=tuple(sorted(names, key=lambda name: (name.key, name.by_capitals))[:MOST_NAMES]),
        bodies=frozenset().union(*(s.bodies for s in group)),
        affiliations=frozenset().union(*(s.affiliations for s in group)),
        sessions=frozenset(s.session for s in group),
        companions=frozenset().union(*(s.companions for s in group)),
        series=frozenset().union(*(s.series for s in group)),
        single_roles=frozenset((s.session, role) for s in group for role in s.single_roles),
        traits=traits,
    )
