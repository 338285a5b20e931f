"""All graphs of a build, from readings and identities: the composition of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import Graph

from kg.errors import SourceError
from kg.graph.agents import organization_triples, person_triples
from kg.graph.candidates import candidate_triples
from kg.graph.context import Context, Edition
from kg.graph.judgements import judgement_triples
from kg.graph.meetings import forum_triples, meeting_triples, said_of_meeting
from kg.graph.mergers import merger_triples
from kg.graph.outward import outward_triples, same_as_triples
from kg.graph.participations import participation_triples
from kg.graph.phases import phase_triples
from kg.graph.places import meeting_places, room_names, room_places
from kg.graph.provenance import provenance_triples
from kg.graph.quads import Quad, Triple, in_graph
from kg.graph.reports import answer_triples, count_triples
from kg.graph.said import (
    said_of_entry,
    said_of_organization,
    said_of_party,
    said_of_session,
)
from kg.graph.series import said_of_series, series_triples, session_link_triples
from kg.graph.sessions import session_triples
from kg.graph.splits import split_triples
from kg.graph.vocabulary import vocabulary_triples
from kg.graph.withdrawals import withdrawal_triples
from kg.iris import Iris
from kg.records import EditionRecord, Reading
from kg.resolve.outward import NO_LINKS, Outward
from kg.resolve.resolution import Resolution
from kg.resolve.sessions import Session
from kg.resolve.statements import Statement, statements


def editions(readings: Iterable[Reading]) -> dict[int, Edition]:
    """The editions by year; raises SourceError for a year stated twice."""
    found: dict[int, Edition] = {}
    for reading in readings:
        for record in reading.records:
            if not isinstance(record, EditionRecord):
                continue
            if record.year in found:
                raise SourceError(
                    f"the edition of {record.year} is stated twice; keep one sheet",
                    document=record.origin.document,
                )
            found[record.year] = Edition(record, reading.document)
    return dict(sorted(found.items()))


def context_of(
    iris: Iris, readings: Sequence[Reading], resolution: Resolution, links: Outward = NO_LINKS
) -> Context:
    """The context of a build."""
    return Context(iris, editions(readings), resolution, links)


def build_quads(context: Context, readings: Sequence[Reading], ontology: Graph) -> frozenset[Quad]:
    """Every quad of every named graph."""
    iris, earlier = context.iris, context.resolution.earlier
    return frozenset(
        (
            *said_quads(context),
            *superseded_quads(context, earlier),
            *in_graph(curated_triples(context), iris.graph("curated")),
            *in_graph(judgement_triples(context), iris.graph("judgements")),
            *in_graph(outward_triples(context), iris.graph("links")),
            *in_graph(candidate_triples(context), iris.graph("judgements")),
            *in_graph(split_triples(context), iris.graph("judgements")),
            *in_graph(withdrawal_triples(context), iris.graph("judgements")),
            *in_graph(session_link_triples(context), iris.graph("judgements")),
            *in_graph(provenance_triples(context, readings), iris.graph("provenance")),
            *in_graph(vocabulary_triples(context, earlier, ontology), iris.graph("vocabulary")),
        )
    )


def said_quads(context: Context) -> Iterator[Quad]:
    """The source graphs: what each document says."""
    resolution = context.resolution
    for edition in context.editions.values():
        graph = context.source_graph(edition.document)
        yield from in_graph(said_of_meeting(context, edition), graph)
        yield from in_graph(meeting_places(context, edition), graph)
        yield from in_graph(phase_triples(context, edition), graph)
    for session in resolution.sessions:
        yield from _said_of(context, session, resolution.statements[session.key])
    entries = (entry.mention for entry in resolution.entries)
    for mention in (*resolution.organization_mentions, *entries):
        # A body that is itself a party already has its statement.
        if mention.key.startswith("m"):
            said = said_of_organization(context, mention)
            yield from in_graph(said, context.source_graph(mention.document))
    for entry in resolution.entries:
        said = said_of_entry(context, entry)
        yield from in_graph(said, context.source_graph(entry.mention.document))
    yield from said_of_series(context)


def superseded_quads(context: Context, earlier: Iterable[Session]) -> Iterator[Quad]:
    """What earlier snapshots say of sessions that a later one lists: history, and no witness."""
    for session in earlier:
        yield from _said_of(context, session, statements(session))


def _said_of(context: Context, session: Session, found: Iterable[Statement]) -> Iterator[Quad]:
    for saying in session.sayings:
        said = said_of_session(context, session, saying)
        yield from in_graph(said, context.source_graph(saying.document))
    for statement in found:
        said = said_of_party(context, statement)
        yield from in_graph(said, context.source_graph(statement.document))


def curated_triples(context: Context) -> Iterator[Triple]:
    """The curated graph."""
    yield from forum_triples(context)
    for edition in context.editions.values():
        yield from meeting_triples(context, edition)
        yield from meeting_places(context, edition)
        yield from phase_triples(context, edition)
    yield from room_places(context, context.resolution.sessions)
    yield from room_names(context, context.resolution.sessions)
    for session in context.resolution.sessions:
        yield from session_triples(context, session)
        yield from participation_triples(context, session)
        yield from _reports(context, session)
    yield from merger_triples(context)
    yield from series_triples(context)
    yield from person_triples(context)
    yield from organization_triples(context)
    yield from same_as_triples(context)


def _reports(context: Context, session: Session) -> Iterator[Triple]:
    for saying in session.sayings:
        for count in saying.record.counts:
            yield from count_triples(context, session.key, saying, count)
        for answer in saying.record.answers:
            yield from answer_triples(context, session.key, saying, answer)
