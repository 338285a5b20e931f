"""Which mentions are one person, by keys and context only; a likeness of names never decides.

1. One document, one session, the same full name.
2. One session, another document: the same full name; or the same surname in the same role that
   only one person holds, of the same body, with given names that do not speak against it.
3. Another session: the same full name and the same body, unless the name is common.

A name of one word links to nothing beyond its session's own list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.concepts import Evidence, Role, Rule
from kg.names import initials_conflict, is_single_word, name_key, surname
from kg.records import PartyKind
from kg.resolve.clusters import Clusters, Link
from kg.resolve.judgements import Judgement
from kg.resolve.sessions import SessionKey
from kg.resolve.statements import Statement

SINGLE_HOLDER = frozenset({Role.ONSITE_MODERATOR, Role.ONLINE_MODERATOR, Role.RAPPORTEUR})
COMMON_NAME_LIMIT = 3


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A statement that names a person, with what the rules compare."""

    statement: Statement
    name: str
    name_key: str
    organizations: frozenset[str]

    @property
    def key(self) -> str:
        """The statement's key."""
        return self.statement.key

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that the statement gives."""
        return frozenset(role for party in self.statement.parties for role in party.roles)


def person_mentions(
    statements: Iterable[Statement], organizations: Mapping[str, frozenset[str]]
) -> tuple[PersonMention, ...]:
    """The statements that name a person well enough to mint one.

    organizations: statement key to the ids of the bodies that its affiliation names.
    """
    found = []
    for statement in statements:
        party = statement.party
        if party.kind is not PartyKind.PERSON or party.name is None:
            continue
        if is_single_word(party.name) and not party.mononym:
            continue
        bodies = organizations.get(statement.key, frozenset())
        found.append(PersonMention(statement, party.name, name_key(party.name), bodies))
    return tuple(found)


def link_persons(mentions: Sequence[PersonMention], judgements: Iterable[Judgement]) -> Clusters:
    """The clusters of all mentions; raises IdentityError where judgements contradict."""
    clusters = Clusters.of((mention.key for mention in mentions), judgements)
    by_session: dict[SessionKey, list[PersonMention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.key):
        by_session[mention.statement.session].append(mention)
    for session in sorted(by_session):
        _link_in_session(clusters, by_session[session])
    _link_across_sessions(clusters, mentions)
    return clusters


def _link_in_session(clusters: Clusters, mentions: Sequence[PersonMention]) -> None:
    by_name: dict[str, list[PersonMention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.name_key].append(mention)
    for block in by_name.values():
        # Within one document first, so that its links are told by the stronger reason.
        block.sort(key=lambda mention: (mention.statement.document.key, mention.key))
        for left, right in pairwise(block):
            clusters.join(_same_name_in_session(left, right))
    for left, right in combinations(mentions, 2):
        if _same_single_holder(left, right):
            clusters.join(_by_single_role(left, right))


def _same_name_in_session(left: PersonMention, right: PersonMention) -> Link:
    if left.statement.document.key == right.statement.document.key:
        evidence = (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_DOCUMENT, Evidence.SAME_SESSION)
        return Link(left.key, right.key, Rule.SAME_NAME_IN_ONE_DOCUMENT, evidence)
    across = (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_SESSION)
    return Link(left.key, right.key, Rule.SAME_NAME_IN_ONE_SESSION, across)


def _same_single_holder(left: PersonMention, right: PersonMention) -> bool:
    family = surname(left.name)
    return (
        left.statement.document.key != right.statement.document.key
        and left.name_key != right.name_key
        and family is not None
        and family == surname(right.name)
        and left.name_key[0] == right.name_key[0]
        and not initials_conflict(left.name, right.name)
        and bool(left.roles & right.roles & SINGLE_HOLDER)
        and bool(left.organizations & right.organizations)
    )


def _by_single_role(left: PersonMention, right: PersonMention) -> Link:
    return Link(
        left.key,
        right.key,
        Rule.SURNAME_ROLE_AND_ORGANIZATION_IN_ONE_SESSION,
        (
            Evidence.SURNAME_EQUAL,
            Evidence.SAME_SINGLE_ROLE,
            Evidence.SAME_ORGANIZATION,
            Evidence.SAME_SESSION,
        ),
        (Evidence.WORDING_DIFFERS,),
    )


def _link_across_sessions(clusters: Clusters, mentions: Iterable[PersonMention]) -> None:
    by_name: dict[str, list[PersonMention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.name_key].append(mention)
    for name in sorted(by_name):
        block = by_name[name]
        bodies = {body for mention in block for body in mention.organizations}
        if len(bodies) <= COMMON_NAME_LIMIT:
            _link_by_organization(clusters, block)


def _link_by_organization(clusters: Clusters, block: Iterable[PersonMention]) -> None:
    by_body: dict[str, list[PersonMention]] = defaultdict(list)
    for mention in block:
        for body in mention.organizations:
            by_body[body].append(mention)
    for body in sorted(by_body):
        group = sorted(by_body[body], key=lambda mention: mention.key)
        for left, right in pairwise(group):
            if left.statement.session != right.statement.session:
                clusters.join(
                    Link(
                        left.key,
                        right.key,
                        Rule.SAME_NAME_AND_ORGANIZATION,
                        (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_ORGANIZATION),
                    )
                )
