"""All of identity in one value: sessions, statements, persons, organizations and their links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import IdentityError
from kg.keys import opaque
from kg.records import OrganizationRecord, Reading
from kg.resolve.bodies.candidates import organization_candidates
from kg.resolve.bodies.entries import OrganizationEntry
from kg.resolve.bodies.rules import link_organizations
from kg.resolve.candidates import NO_CANDIDATES, Candidates
from kg.resolve.clusters import Clusters
from kg.resolve.judgements import Decision, Judgement
from kg.resolve.naming import Naming, name_clusters
from kg.resolve.people.candidates import person_candidates
from kg.resolve.people.mentions import PersonMention, person_mentions
from kg.resolve.people.rules import link_persons, named_groups
from kg.resolve.register import NOTHING_REGISTERED, Register
from kg.resolve.same_title import under_new_keys, with_same_title
from kg.resolve.series.continuations import Continuation, continuations
from kg.resolve.series.known import Series, SeriesEntry, known_from, series_entries
from kg.resolve.series.memberships import Membership, memberships
from kg.resolve.sessions import Session, SessionKey, sessions, superseded, titles
from kg.resolve.standing import Withdrawn, in_force, withdrawn
from kg.resolve.statements import (
    OrganizationMention,
    Statement,
    organization_mentions,
    statements,
)
from kg.resolve.taken_down.striking import NOTHING_SOUGHT, Striker
from kg.resolve.withdrawals import Withdrawal


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who and what is the same, and why.

    earlier: sessions as snapshots have them that a later one revises; their parties keep their ids,
    and nothing else of them is believed. statements: of the sessions that are believed. revised:
    the keys of the statements of the earlier ones. people, organizations: mention to id.
    *_clusters hold the links. *_candidates: what a person may judge. register: as it was before.
    withdrawn: ids that stand for nothing any more, and of which nothing above tells. series: those
    of each session that has any; all_series: those that have a session, by key.
    judgements: those in force; withdrawn_judgements: those that were. striker: strikes the names
    that are withheld out of what else is told.
    """

    sessions: tuple[Session, ...]
    earlier: tuple[Session, ...]
    statements: Mapping[SessionKey, tuple[Statement, ...]]
    revised: frozenset[str]
    organization_mentions: tuple[OrganizationMention, ...]
    entries: tuple[OrganizationEntry, ...]
    person_mentions: tuple[PersonMention, ...]
    people: Naming
    organizations: Naming
    people_clusters: Clusters
    organization_clusters: Clusters
    affiliations: Mapping[str, frozenset[str]]
    judgements: tuple[Judgement, ...]
    person_candidates: Candidates = NO_CANDIDATES
    organization_candidates: Candidates = NO_CANDIDATES
    register: Register = NOTHING_REGISTERED
    withdrawn: tuple[Withdrawal, ...] = ()
    series: Mapping[SessionKey, tuple[Membership, ...]] = field(default_factory=dict)
    all_series: tuple[Series, ...] = ()
    series_entries: tuple[SeriesEntry, ...] = ()
    continuations: tuple[Continuation, ...] = ()
    withdrawn_judgements: tuple[Withdrawn, ...] = ()
    striker: Striker = NOTHING_SOUGHT


def resolve(
    readings: Sequence[Reading], judgements: Sequence[Decision], register: Register
) -> Resolution:
    """Resolves all readings; raises SourceError or IdentityError, never half a resolution."""
    found = with_same_title(sessions(readings))
    earlier = under_new_keys(superseded(readings), found)
    said = {session.key: statements(session) for session in found}
    before = tuple(statement for session in earlier for statement in statements(session))
    every = (*(statement for group in said.values() for statement in group), *before)
    entries = organization_entries(readings)
    bodies = organization_mentions(every)
    current = in_force(judgements)
    body_clusters = link_organizations(bodies, entries, current)
    body_names = name_clusters("o", body_clusters.groups(), register)
    affiliations = _affiliations(bodies, body_names.by_mention)
    persons = person_mentions(every, affiliations)
    called = titles((*found, *earlier))
    person_clusters = link_persons(persons, current, called)
    people = name_clusters("p", named_groups(person_clusters, persons), register)
    _refuse_mixed_kinds(current, body_clusters, person_clusters)
    sheet = series_entries(readings)
    known = known_from(sheet)
    members = memberships(found, known, (mention.name for mention in bodies))
    used = {member.series for group in members.values() for member in group}
    series = tuple(known.series[key] for key in sorted(used))
    return Resolution(
        sessions=found,
        earlier=earlier,
        statements=said,
        revised=frozenset(statement.key for statement in before),
        organization_mentions=bodies,
        entries=entries,
        person_mentions=tuple(m for m in persons if m.key in people.by_mention),
        people=people,
        organizations=body_names,
        people_clusters=person_clusters,
        organization_clusters=body_clusters,
        affiliations=affiliations,
        judgements=current,
        register=register,
        person_candidates=person_candidates(persons, person_clusters, current, called),
        series=members,
        all_series=series,
        series_entries=sheet,
        continuations=continuations(readings, found, series, members),
        withdrawn_judgements=withdrawn(judgements),
        organization_candidates=organization_candidates(bodies, entries, body_clusters, current),
    )


def organization_entries(readings: Iterable[Reading]) -> tuple[OrganizationEntry, ...]:
    """The bodies that editors' sheets describe, each with a mention of its own."""
    return tuple(
        OrganizationEntry(
            record,
            OrganizationMention(
                key=opaque("m", reading.document.key, record.key),
                name=record.name,
                document=reading.document,
                year=None,
                origins=(record.origin,),
            ),
        )
        for reading in readings
        for record in reading.records
        if isinstance(record, OrganizationRecord)
    )


def _affiliations(
    mentions: Iterable[OrganizationMention], ids: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        for statement in mention.statements:
            found[statement].add(ids[mention.key])
    return {statement: frozenset(bodies) for statement, bodies in found.items()}


def _refuse_mixed_kinds(
    judgements: Iterable[Judgement], bodies: Clusters, persons: Clusters
) -> None:
    """A person is never judged the same as a body.

    A judgement of a mention that no document in this build makes rests until its document is there.
    """
    for judgement in judgements:
        pair = {judgement.left, judgement.right}
        if len(pair & bodies.parent.keys()) == len(pair & persons.parent.keys()) == 1:
            raise IdentityError(
                f"judgement {judgement.id} compares a person with a body; correct its ids"
            )
