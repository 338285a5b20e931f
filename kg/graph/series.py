"""Series of sessions and what continues what; and for each such link the reason behind it."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF, SKOS
from rdflib.term import URIRef

from kg.concepts import Rule
from kg.graph.context import Context
from kg.graph.judgements import software_iri
from kg.graph.quads import Quad, Triple, in_graph, plain, tagged, year
from kg.iris import concept
from kg.keys import opaque
from kg.namespaces import IGF, SCHEMA
from kg.records import SeriesRecord
from kg.resolve.series.continuations import Continuation
from kg.resolve.series.known import Series
from kg.resolve.series.memberships import Membership


def series_triples(context: Context) -> Iterator[Triple]:
    """The series with their sessions, and each continuation from both its sides."""
    resolution = context.resolution
    for series in resolution.all_series:
        yield from _series(context, series)
    for key, members in resolution.series.items():
        session = context.session(key)
        for member in members:
            iri = context.iris.series(member.series)
            yield session, IGF.inSeries, iri
            yield iri, SCHEMA.subEvent, session
            for document in member.documents:
                yield iri, PROV.wasDerivedFrom, context.source_graph(document)
    for link in resolution.continuations:
        later, earlier = context.session(link.session), context.session(link.earlier)
        yield later, IGF.continues, earlier
        yield earlier, IGF.continuedBy, later


def _series(context: Context, series: Series) -> Iterator[Triple]:
    iri = context.iris.series(series.key)
    if series.entry is not None:
        yield from _told(iri, series.entry.record)
        yield iri, PROV.wasDerivedFrom, context.source_graph(series.entry.document)
        return
    yield iri, RDF.type, IGF.SessionSeries
    yield iri, RDF.type, SCHEMA.EventSeries
    yield iri, SCHEMA.name, tagged(series.name)
    yield iri, IGF.seriesKind, concept(series.kind)


def said_of_series(context: Context) -> Iterator[Quad]:
    """What editors' sheets say of series, whether or not a session of them is known."""
    resolution = context.resolution
    for entry in resolution.series_entries:
        told = _told(context.iris.series(entry.record.key), entry.record)
        yield from in_graph(told, context.source_graph(entry.document))
    for key, members in resolution.series.items():
        for member in members:
            if member.rule is Rule.LISTED_IN_SHEET:
                pair = context.session(key), IGF.inSeries, context.iris.series(member.series)
                yield from in_graph([pair], context.source_graph(member.documents[0]))
    for link in resolution.continuations:
        if link.rule is Rule.LISTED_IN_SHEET:
            pair = context.session(link.session), IGF.continues, context.session(link.earlier)
            yield from in_graph([pair], context.source_graph(link.documents[0]))


def _told(iri: URIRef, record: SeriesRecord) -> Iterator[Triple]:
    yield iri, RDF.type, IGF.SessionSeries
    yield iri, RDF.type, SCHEMA.EventSeries
    yield iri, SCHEMA.name, tagged(record.name)
    yield iri, IGF.seriesKind, concept(record.kind)
    if record.acronym is not None:
        yield iri, SCHEMA.alternateName, tagged(record.acronym)
    for name in record.other_names:
        yield iri, SKOS.hiddenLabel, tagged(name)
    if record.founded is not None:
        yield iri, IGF.bodyFounded, year(record.founded)
    if record.note is not None:
        yield iri, IGF.editorialNote, tagged(record.note)


def session_link_triples(context: Context) -> Iterator[Triple]:
    """For the judgements graph: the rule, the words and the documents behind each link."""
    for key, members in context.resolution.series.items():
        for member in members:
            named = opaque("l", str(key), member.series, member.rule)
            pair = context.session(key), context.iris.series(member.series)
            yield from _link(context, named, pair, member)
    for link in context.resolution.continuations:
        named = opaque("l", str(link.session), str(link.earlier), link.rule)
        pair = context.session(link.session), context.session(link.earlier)
        yield from _link(context, named, pair, link)


def _link(
    context: Context, key: str, pair: tuple[URIRef, URIRef], reason: Membership | Continuation
) -> Iterator[Triple]:
    iri = context.iris.entity("session-link", key)
    yield iri, RDF.type, IGF.SessionLink
    yield iri, RDF.type, PROV.Entity
    yield iri, IGF.linkedSession, pair[0]
    yield iri, IGF.linkedTo, pair[1]
    yield iri, IGF.rule, concept(reason.rule)
    if reason.words is not None:
        yield iri, IGF.linkWords, plain(reason.words)
    for document in reason.documents:
        yield iri, PROV.wasDerivedFrom, context.source_graph(document)
    yield iri, PROV.wasAttributedTo, software_iri(context)
