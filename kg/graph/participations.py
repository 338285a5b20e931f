"""The curated view of who did what: one participation a session and party, from its statements.

A plan never becomes a fact here: a party took part where a report or transcript says so, is
"not listed" where a report that lists people leaves it out, and withdrew only where one says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import PROV, RDF
from rdflib.term import URIRef

from kg.concepts import DocumentKind, Role, Rule, Status
from kg.graph.context import Context
from kg.graph.discrepancies import discrepancy
from kg.graph.quads import Triple, plain, tagged
from kg.graph.said import group_triples
from kg.iris import concept
from kg.keys import opaque
from kg.names import display_name
from kg.namespaces import IGF, SCHEMA
from kg.records import PartyKind
from kg.resolve.sessions import Session
from kg.resolve.statements import Statement

SPEAKING = frozenset(
    {Role.SPEAKER, Role.KEYNOTE_SPEAKER, Role.PANELLIST, Role.PRESENTER, Role.DISCUSSANT}
)
SERVING = frozenset(
    {
        Role.MODERATOR,
        Role.ONSITE_MODERATOR,
        Role.ONLINE_MODERATOR,
        Role.CHAIR,
        Role.FACILITATOR,
        Role.RAPPORTEUR,
    }
)
ORGANIZING = frozenset({Role.PROPOSER, Role.CO_PROPOSER, Role.ORGANIZER, Role.CO_ORGANIZER})
LISTED = SPEAKING | SERVING
VAGUE = frozenset({Role.UNSPECIFIED, Role.PARTICIPANT})
STRONGEST_FIRST = (
    Status.TOOK_PART,
    Status.WITHDRAWN,
    Status.CONFIRMED,
    Status.PLANNED,
    Status.UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Participation:
    """A party of a session: resolved to an entity, or a mention that names nobody well enough."""

    party: str
    entity: URIRef | None
    statements: tuple[Statement, ...]

    @property
    def roles(self) -> frozenset[Role]:
        """Its roles; the vague ones only where no document is plainer."""
        roles = frozenset(r for s in self.statements for p in s.parties for r in p.roles)
        return roles - VAGUE or roles

    @property
    def statuses(self) -> frozenset[Status]:
        """Every status that a document gives."""
        return frozenset(p.status for s in self.statements for p in s.parties)

    def has(self, roles: frozenset[Role], status: Status) -> bool:
        """Whether one statement gives both one of the roles and the status."""
        return any(
            party.status is status and roles.intersection(party.roles)
            for statement in self.statements
            for party in statement.parties
        )


def participations(context: Context, session: Session) -> tuple[Participation, ...]:
    """The parties of a session, each with all statements about it, sorted."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in context.resolution.statements[session.key]:
        groups[_party_key(context, statement)].append(statement)
    return tuple(
        Participation(key, _entity(context, group[0]), tuple(group))
        for key, group in sorted(groups.items())
    )


def _party_key(context: Context, statement: Statement) -> str:
    entity = _entity(context, statement)
    if entity is not None:
        return str(entity).rpartition("/")[2]
    party = statement.party
    if party.name is not None:
        # "VLAD" twice in one document is one party of it, though nobody knows who.
        return f"{statement.document.key}/{display_name(party.name)}"
    return statement.key


def _entity(context: Context, statement: Statement) -> URIRef | None:
    if statement.party.kind is PartyKind.ORGANIZATION:
        return context.organization(statement.key)
    return context.person(statement.key)


def participation_triples(context: Context, session: Session) -> Iterator[Triple]:
    """Every participation of a session, and the flat links that plain schema.org queries use."""
    found = participations(context, session)
    reports = _listing_reports(found)
    for participation in found:
        yield from _participation(context, session, participation, reports)
        yield from _flat(context, session, participation)


def _listing_reports(found: Sequence[Participation]) -> frozenset[str]:
    """The reports among the session's documents that tell who spoke or served.

    The page of a report may also list who was to: that list tells nothing of those who came.
    """
    return frozenset(
        statement.document.key
        for participation in found
        for statement in participation.statements
        if statement.document.kind is DocumentKind.SESSION_REPORT
        and any(
            LISTED.intersection(party.roles) and party.status is Status.TOOK_PART
            for party in statement.parties
        )
    )


def _participation(
    context: Context, session: Session, participation: Participation, reports: frozenset[str]
) -> Iterator[Triple]:
    iri = context.iris.entity("participation", opaque("t", str(session.key), participation.party))
    yield iri, RDF.type, IGF.Participation
    yield iri, RDF.type, SCHEMA.Role
    yield iri, IGF.inSession, context.session(session.key)
    yield from _who(iri, participation)
    for role in participation.roles:
        yield iri, IGF.role, concept(role)
    yield iri, IGF.status, concept(_status(participation, reports))
    for statement in participation.statements:
        yield iri, PROV.wasDerivedFrom, context.mention(statement.key)
        yield from _stated(context, iri, statement)
    if {Status.TOOK_PART, Status.WITHDRAWN} <= participation.statuses:
        yield from _contradiction(context, iri, participation)


def _who(iri: URIRef, participation: Participation) -> Iterator[Triple]:
    if participation.entity is not None:
        yield iri, IGF.participant, participation.entity
        return
    party = participation.statements[0].party
    words = party.unnamed or f"named only as “{display_name(party.name or '')}”"
    yield iri, IGF.unnamedParty, tagged(words)


def _status(participation: Participation, reports: frozenset[str]) -> Status:
    best = next(s for s in STRONGEST_FIRST if s in participation.statuses)
    unlisted = not any(s.document.key in reports for s in participation.statements)
    expected = bool(participation.roles & LISTED)
    if reports and unlisted and expected and best in {Status.PLANNED, Status.CONFIRMED}:
        return Status.NOT_LISTED_IN_REPORT
    return best


def _stated(context: Context, iri: URIRef, statement: Statement) -> Iterator[Triple]:
    for body in context.affiliations(statement.key):
        yield iri, IGF.affiliation, body
    for party in statement.parties:
        stated = (
            (IGF.affiliationAsStated, party.affiliation),
            (IGF.positionAsStated, party.position),
            (IGF.statedCountryCode, party.country_code),
        )
        for predicate, text in stated:
            if text is not None:
                yield iri, predicate, plain(text)
        yield from group_triples(iri, party)


def _contradiction(context: Context, iri: URIRef, participation: Participation) -> Iterator[Triple]:
    by_status: dict[Status, list[Statement]] = defaultdict(list)
    for statement in participation.statements:
        by_status[statement.party.status].append(statement)
    yield from discrepancy(
        context,
        (iri, IGF.status),
        (concept(Status.TOOK_PART), (s.document for s in by_status[Status.TOOK_PART])),
        ((concept(Status.WITHDRAWN), s.document) for s in by_status[Status.WITHDRAWN]),
        Rule.TOOK_PART_OUTRANKS_PLAN,
    )


def _flat(context: Context, session: Session, participation: Participation) -> Iterator[Triple]:
    if participation.entity is None:
        return
    iri = context.session(session.key)
    if participation.has(SPEAKING, Status.TOOK_PART):
        yield iri, SCHEMA.performer, participation.entity
    if participation.has(SERVING, Status.TOOK_PART):
        yield iri, SCHEMA.contributor, participation.entity
    if participation.roles & ORGANIZING and Status.WITHDRAWN not in participation.statuses:
        yield iri, SCHEMA.organizer, participation.entity
