"""What the parts of the graph are made by: functions that see their arguments and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.graph.agents import organization_triples, person_triples
from kg.graph.context import Context, Edition
from kg.graph.judgements import rule_triples
from kg.graph.meetings import meeting_triples, said_of_meeting
from kg.graph.participations import participation_triples
from kg.graph.parts import Known, narrow
from kg.graph.phases import phase_triples
from kg.graph.places import meeting_places, room_places
from kg.graph.provenance import reading_triples
from kg.graph.quads import Quad, Triple, in_graph
from kg.graph.reports import answer_triples, count_triples
from kg.graph.said import (
    said_of_entry,
    said_of_organization,
    said_of_party,
    said_of_session,
)
from kg.graph.sessions import session_triples
from kg.iris import Iris
from kg.records import Reading
from kg.resolve.bodies.entries import OrganizationEntry
from kg.resolve.clusters import Link
from kg.resolve.people.mentions import PersonMention
from kg.resolve.sessions import Session
from kg.resolve.statements import OrganizationMention, Statement


def meeting(iris: Iris, edition: Edition) -> Iterator[Quad]:
    """A meeting, as its sheet has it and as the curated graph has it."""
    context = narrow(iris)
    graph = context.source_graph(edition.document)
    places = (*meeting_places(context, edition), *phase_triples(context, edition))
    yield from in_graph((*said_of_meeting(context, edition), *places), graph)
    yield from in_graph((*meeting_triples(context, edition), *places), iris.graph("curated"))


def said(iris: Iris, session: Session, statements: Iterable[Statement]) -> Iterator[Quad]:
    """What each document says of a session."""
    context = narrow(iris)
    for saying in session.sayings:
        told = said_of_session(context, session, saying)
        yield from in_graph(told, context.source_graph(saying.document))
    for statement in statements:
        told = said_of_party(context, statement)
        yield from in_graph(told, context.source_graph(statement.document))


def named_bodies(iris: Iris, mentions: Iterable[OrganizationMention]) -> Iterator[Quad]:
    """The names of bodies that documents print."""
    context = narrow(iris)
    for mention in mentions:
        told = said_of_organization(context, mention)
        yield from in_graph(told, context.source_graph(mention.document))


def described_body(iris: Iris, entry: OrganizationEntry) -> Iterator[Quad]:
    """What an editor's sheet says of a body."""
    context = narrow(iris)
    graph = context.source_graph(entry.mention.document)
    yield from in_graph(said_of_entry(context, entry), graph)


def held(
    iris: Iris,
    edition: Edition,
    session: Session,
    statements: tuple[Statement, ...],
    known: Known,
) -> Iterator[Quad]:
    """The curated view of a session: itself, its room, who took part, and what was counted."""
    context = narrow(iris, known, (edition,), {session.key: statements})
    yield from in_graph(_curated(context, session), iris.graph("curated"))


def _curated(context: Context, session: Session) -> Iterator[Triple]:
    yield from room_places(context, (session,))
    yield from session_triples(context, session)
    yield from participation_triples(context, session)
    for saying in session.sayings:
        for count in saying.record.counts:
            yield from count_triples(context, session.key, saying, count)
        for answer in saying.record.answers:
            yield from answer_triples(context, session.key, saying, answer)


def person(
    iris: Iris, identifier: str, mentions: Sequence[PersonMention], known: Known
) -> Iterator[Quad]:
    """The curated view of a person."""
    told = person_triples(narrow(iris, known), identifier, mentions)
    yield from in_graph(told, iris.graph("curated"))


def body(
    iris: Iris,
    identifier: str,
    mentions: Sequence[OrganizationMention],
    entries: Sequence[OrganizationEntry],
    slips: tuple[str, ...],
    known: Known,
) -> Iterator[Quad]:
    """The curated view of a body; slips: those of its mentions that are misspelt."""
    told = organization_triples(narrow(iris, known), identifier, mentions, entries, slips)
    yield from in_graph(told, iris.graph("curated"))


def joined(iris: Iris, links: Sequence[Link], known: Known) -> Iterator[Quad]:
    """What rules joined into one person or body."""
    yield from in_graph(rule_triples(narrow(iris, known), links), iris.graph("judgements"))


def document(iris: Iris, reading: Reading) -> Iterator[Quad]:
    """Where statements are from: one document and the reading of it, without its records."""
    yield from in_graph(reading_triples(narrow(iris), reading), iris.graph("provenance"))
