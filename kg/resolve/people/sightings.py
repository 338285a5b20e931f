"""A person as one session shows them: all that is said there, and who else was there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.concepts import Role
from kg.names import name_key
from kg.resolve.people.affiliations import AffiliationWords, affiliation_words
from kg.resolve.people.mentions import PersonMention
from kg.resolve.people.names import PersonName
from kg.resolve.sessions import SessionKey

SINGLE_HOLDER = frozenset({Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR, Role.RAPPORTEUR})
NUMBERED = re.compile(r"\d|^x-?[0-9a-z]{9,}$")
FEWEST_TITLE_WORDS = 3

Titles = Mapping[SessionKey, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sighting:
    """The mentions of one person in one session.

    companions: the full names of the others. series: keys that sessions of one series share.
    single_roles: those of its roles that one person of a session holds.
    """

    key: str
    session: SessionKey
    names: frozenset[PersonName]
    bodies: frozenset[str]
    affiliations: frozenset[AffiliationWords]
    country_codes: frozenset[str]
    companions: frozenset[tuple[str, str]]
    series: frozenset[str]
    single_roles: frozenset[Role]

    @property
    def names_a_body(self) -> bool:
        """Whether an affiliation is stated that another one may contradict."""
        return bool(self.bodies) or any(words.names_a_body for words in self.affiliations)


def sightings(
    mentions: Iterable[PersonMention], find: Callable[[str], str], titles: Titles
) -> tuple[Sighting, ...]:
    """One a session and cluster that a full name stands behind, sorted.

    find: mention to the one that stands for its cluster.
    """
    by_session: dict[SessionKey, dict[str, list[PersonMention]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for mention in mentions:
        by_session[mention.statement.session][find(mention.key)].append(mention)
    affiliations: dict[str, AffiliationWords] = {}
    found = []
    for session, groups in sorted(by_session.items()):
        present = {root: _cores(group) for root, group in groups.items()}
        everyone = frozenset().union(*present.values())
        series = series_keys(session, titles.get(session, frozenset()))
        for root, group in groups.items():
            if not all(mention.partial for mention in group):
                others = everyone - present[root]
                found.append(_sighting(session, group, others, series, affiliations))
    return tuple(sorted(found, key=lambda sighting: (sighting.session, sighting.key)))


def series_keys(session: SessionKey, titles: Iterable[str]) -> frozenset[str]:
    """What sessions of one series have in common: an editor's key, or a title of some words.

    A code or an identifier of a programme's own is new each year.
    """
    keys = set() if NUMBERED.search(session.key) else {session.key}
    for title in titles:
        words = [word for word in name_key(title).split() if not any(map(str.isdigit, word))]
        if len(words) >= FEWEST_TITLE_WORDS:
            keys.add(" ".join(words))
    return frozenset(keys)


def _sighting(
    session: SessionKey,
    group: Sequence[PersonMention],
    companions: frozenset[tuple[str, str]],
    series: frozenset[str],
    affiliations: dict[str, AffiliationWords],
) -> Sighting:
    parties = [party for mention in group for party in mention.statement.parties]
    printed = {party.affiliation for party in parties if party.affiliation is not None}
    for text in printed - affiliations.keys():
        affiliations[text] = affiliation_words(text)
    return Sighting(
        key=min(mention.key for mention in group if not mention.partial),
        session=session,
        names=frozenset(mention.parsed for mention in group if not mention.partial),
        bodies=frozenset(body for mention in group for body in mention.organizations),
        affiliations=frozenset(affiliations[text] for text in printed),
        country_codes=frozenset(p.country_code for p in parties if p.country_code is not None),
        companions=companions,
        series=series,
        single_roles=frozenset(role for mention in group for role in mention.roles) & SINGLE_HOLDER,
    )


def _cores(group: Iterable[PersonMention]) -> frozenset[tuple[str, str]]:
    return frozenset(m.parsed.core for m in group if m.parsed.is_full)
