"""The forum and its annual meetings, from the editors' sheets, with what other sources claim."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF
from rdflib.namespace import DCTERMS
from rdflib.term import Node, URIRef

from kg.concepts import Rule
from kg.graph.context import Context, Edition
from kg.graph.discrepancies import discrepancy
from kg.graph.quads import Triple, day, integer, plain, tagged
from kg.graph.reports import meeting_count_triples
from kg.namespaces import IGF, SCHEMA
from kg.records import ClaimProperty, EditionRecord, OtherClaim

FORUM = "Internet Governance Forum"
CLAIMED = {
    ClaimProperty.NAME: SCHEMA.name,
    ClaimProperty.START: SCHEMA.startDate,
    ClaimProperty.END: SCHEMA.endDate,
    ClaimProperty.CITY: SCHEMA.addressLocality,
    ClaimProperty.VENUE: SCHEMA.location,
    ClaimProperty.THEME: IGF.meetingTheme,
}


def forum_triples(context: Context) -> Iterator[Triple]:
    """The series that all meetings belong to."""
    iri = context.iris.forum()
    yield iri, RDF.type, SCHEMA.EventSeries
    yield iri, SCHEMA.name, tagged(FORUM)
    yield iri, SCHEMA.alternateName, plain("IGF")
    for edition in context.editions.values():
        yield iri, PROV.wasDerivedFrom, context.source_graph(edition.document)


def said_of_meeting(context: Context, edition: Edition) -> Iterator[Triple]:
    """What the sheet says of its meeting: the same triples go to its graph and to the curated."""
    record = edition.record
    iri = context.iris.meeting(record.year)
    yield iri, RDF.type, IGF.Meeting
    yield iri, RDF.type, SCHEMA.Event
    yield iri, SCHEMA.name, tagged(f"{FORUM} {record.year}")
    yield iri, SCHEMA.alternateName, tagged(f"IGF {record.year}")
    yield iri, SCHEMA.superEvent, context.iris.forum()
    yield iri, SCHEMA.startDate, day(record.start)
    yield iri, SCHEMA.endDate, day(record.end)
    yield iri, SCHEMA.eventStatus, SCHEMA.EventScheduled
    yield iri, IGF.ordinal, integer(record.ordinal)
    yield iri, IGF.timeZone, plain(record.zone)
    if record.theme is not None:
        yield iri, IGF.meetingTheme, tagged(record.theme)
    if record.host is not None:
        yield iri, IGF.hostAsStated, plain(record.host)
    if record.online:
        yield iri, SCHEMA.eventAttendanceMode, SCHEMA.OnlineEventAttendanceMode
    if record.note is not None:
        yield iri, IGF.editorialNote, tagged(record.note)
    for count in record.counts:
        yield from meeting_count_triples(context, edition, count)
    yield from _claims(context, edition)


def meeting_triples(context: Context, edition: Edition) -> Iterator[Triple]:
    """The curated view of a meeting."""
    iri = context.iris.meeting(edition.record.year)
    yield from said_of_meeting(context, edition)
    yield iri, SCHEMA.subjectOf, context.iris.source(edition.document.key)
    yield iri, PROV.wasDerivedFrom, context.source_graph(edition.document)


def _claims(context: Context, edition: Edition) -> Iterator[Triple]:
    """Each claim that another source makes against the value shown, with where it is made."""
    for about in ClaimProperty:
        claims = [claim for claim in edition.record.claims if claim.about is about]
        if not claims:
            continue
        entity = context.iris.meeting(edition.record.year)
        found = tuple(
            discrepancy(
                context,
                (entity, CLAIMED[about]),
                (_shown(edition.record, about), (edition.document,)),
                ((plain(claim.value), edition.document) for claim in claims),
                Rule.UNRESOLVED_SHOW_BOTH,
            )
        )
        yield from found
        yield from _sources(found[0][0], claims)


def _sources(iri: Node, claims: list[OtherClaim]) -> Iterator[Triple]:
    for claim in claims:
        verdict = "; held to be mistaken" if claim.mistaken else ""
        why = f": {claim.note}" if claim.note is not None else ""
        yield iri, IGF.note, tagged(f"“{claim.value}” is in {claim.source}{verdict}{why}")
        if claim.source.startswith(("http://", "https://")):
            yield iri, DCTERMS.source, URIRef(claim.source)


def _shown(record: EditionRecord, about: ClaimProperty) -> Node | None:
    usual = [venue.name for venue in record.venues if not venue.days]
    shown: dict[ClaimProperty, Node | None] = {
        ClaimProperty.NAME: tagged(f"{FORUM} {record.year}"),
        ClaimProperty.START: day(record.start),
        ClaimProperty.END: day(record.end),
        ClaimProperty.CITY: None if record.city is None else plain(record.city),
        ClaimProperty.VENUE: plain(usual[0]) if usual else None,
        ClaimProperty.THEME: None if record.theme is None else tagged(record.theme),
    }
    return shown[about]
