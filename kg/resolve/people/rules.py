"""Which mentions are one person: the rules of a session first, then those across sessions.

A likeness of names alone never joins two sessions, and a name of one word never leaves its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.resolve.clusters import Clusters
from kg.resolve.judgements import Judgement
from kg.resolve.people.across import full_names, link_across
from kg.resolve.people.in_session import link_in_session
from kg.resolve.people.joining import Joiner
from kg.resolve.people.mentions import PersonMention
from kg.resolve.people.rarity import Rarity
from kg.resolve.people.sightings import sightings
from kg.resolve.people.slips import link_slips
from kg.resolve.sessions import SessionKey


def link_persons(
    mentions: Sequence[PersonMention],
    judgements: Iterable[Judgement],
    titles: Mapping[SessionKey, frozenset[str]],
) -> Clusters:
    """The clusters of all mentions; raises IdentityError where judgements contradict.

    titles: what each session is called, by which sessions of one series may know each other.
    """
    ordered = sorted(mentions, key=lambda mention: mention.key)
    joiner = Joiner.of(Clusters.of((mention.key for mention in ordered), judgements), ordered)
    by_session: dict[SessionKey, list[PersonMention]] = defaultdict(list)
    for mention in ordered:
        by_session[mention.statement.session].append(mention)
    for session in sorted(by_session):
        link_in_session(joiner, by_session[session])
    found = sightings(ordered, joiner.find, titles)
    rarity = Rarity.of(full_names(found))
    link_across(joiner, found, rarity)
    link_slips(joiner, found, rarity)
    return joiner.clusters


def named_groups(
    clusters: Clusters, mentions: Iterable[PersonMention]
) -> tuple[tuple[str, ...], ...]:
    """The clusters that a full name stands behind: a word alone names nobody."""
    partial = {mention.key for mention in mentions if mention.partial}
    return tuple(group for group in clusters.groups() if not partial.issuperset(group))
