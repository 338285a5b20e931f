"""All graphs of a build, from readings and identities: the composition of this package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rdflib import Graph

from kg.errors import SourceError
from kg.graph import pieces
from kg.graph.agents import bodies_of, people_of, relation_triples, slips_of
from kg.graph.candidates import candidate_triples
from kg.graph.context import Context, Edition
from kg.graph.judgements import judgement_triples, links_of
from kg.graph.meetings import forum_triples
from kg.graph.mergers import merger_triples
from kg.graph.outward import outward_triples, same_as_triples
from kg.graph.parts import Part, grouped, known_of
from kg.graph.places import room_names
from kg.graph.provenance import graph_triples
from kg.graph.quads import Quad, Triple, in_graph
from kg.graph.series import said_of_series, series_triples, session_link_triples
from kg.graph.splits import split_triples
from kg.graph.vocabulary import vocabulary_triples
from kg.graph.withdrawals import withdrawal_triples
from kg.iris import Iris
from kg.records import EditionRecord, Reading
from kg.resolve.outward import NO_LINKS, Outward
from kg.resolve.resolution import Resolution
from kg.resolve.statements import statements


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
    every = parts(context, readings, ontology)
    return frozenset(quad for part in every for quad in part.quads(context.iris))


def parts(context: Context, readings: Iterable[Reading], ontology: Graph) -> Iterator[Part]:
    """All parts of the graph: what is of one thing by itself, and what is of the whole."""
    yield from _of_sessions(context)
    yield from _of_bodies(context.resolution)
    yield from _of_people(context.resolution)
    for reading in readings:
        # How much was left out is told, and nothing of the records.
        yield Part(pieces.document, (replace(reading, records=(), superseded=()),))
    for edition in context.editions.values():
        yield Part(pieces.meeting, (edition,))
    yield Part(_of_the_whole, (context, ontology), kept=False)


def _of_sessions(context: Context) -> Iterator[Part]:
    resolution = context.resolution
    for session in resolution.sessions:
        found = resolution.statements[session.key]
        keys = [statement.key for statement in found]
        known = known_of(resolution, people=keys, bodies=keys, affiliated=keys)
        edition = context.editions[session.key.year]
        yield Part(pieces.said, (session, found))
        yield Part(pieces.held, (edition, session, found, known))
    # What earlier snapshots say of sessions that a later one lists: history, and no witness.
    for session in resolution.earlier:
        yield Part(pieces.said, (session, statements(session)))


def _of_bodies(resolution: Resolution) -> Iterator[Part]:
    entries = {entry.mention.key: entry for entry in resolution.entries}
    mentions = (*resolution.organization_mentions, *(e.mention for e in resolution.entries))
    # A body that is itself a party already has its statement.
    named = (mention for mention in mentions if mention.key.startswith("m"))
    for _, group in grouped(named, lambda mention: mention.document.key):
        yield Part(pieces.named_bodies, (group,))
    for entry in resolution.entries:
        yield Part(pieces.described_body, (entry,))
    slips = slips_of(resolution)
    for identifier, group in bodies_of(resolution):
        described = tuple(entries[m.key] for m in group if m.key in entries)
        misspelt = tuple(mention.key for mention in group if mention.key in slips)
        behind = (key for mention in group for key in (mention.key, *mention.statements))
        known = known_of(resolution, revised=behind)
        yield Part(pieces.body, (identifier, group, described, misspelt, known))


def _of_people(resolution: Resolution) -> Iterator[Part]:
    for identifier, group in people_of(resolution):
        known = known_of(resolution, revised=(mention.key for mention in group))
        yield Part(pieces.person, (identifier, group, known))
    for _, links in links_of(resolution):
        keys = [link.left for link in links]
        yield Part(pieces.joined, (links, known_of(resolution, people=keys, bodies=keys)))


def _of_the_whole(_iris: Iris, context: Context, ontology: Graph) -> Iterator[Quad]:
    """What is of several things at once: little, and made anew each time."""
    iris, resolution = context.iris, context.resolution
    yield from said_of_series(context)
    for name, found in (
        ("curated", _curated(context)),
        ("judgements", judgement_triples(context)),
        ("judgements", candidate_triples(context)),
        ("judgements", split_triples(context)),
        ("judgements", withdrawal_triples(context)),
        ("judgements", session_link_triples(context)),
        ("links", outward_triples(context)),
        ("provenance", graph_triples(context)),
        ("vocabulary", vocabulary_triples(context, resolution.earlier, ontology)),
    ):
        yield from in_graph(found, iris.graph(name))


def _curated(context: Context) -> Iterator[Triple]:
    yield from forum_triples(context)
    yield from room_names(context, context.resolution.sessions)
    yield from merger_triples(context)
    yield from series_triples(context)
    yield from relation_triples(context)
    yield from same_as_triples(context)
