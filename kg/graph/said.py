"""The source graph of one document: what it says of its sessions, as it says it.

Nothing here is merged with another document or corrected; the document's own words stand beside
the concepts they were read as.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF
from rdflib.term import URIRef

from kg.graph.attendance import ATTENDED, MODES
from kg.graph.context import Context
from kg.graph.details import said_details
from kg.graph.origins import place_triples
from kg.graph.quads import Triple, day, moment, plain, tagged, year
from kg.graph.reports import answer_iri, answer_triples, count_iri, count_triples, is_told
from kg.iris import concept, yearly_concept
from kg.keys import opaque
from kg.namespaces import IGF, SCHEMA
from kg.records import MentionRecord, PartyRecord, TitleBasis
from kg.resolve.bodies.entries import OrganizationEntry
from kg.resolve.sessions import Saying, Session
from kg.resolve.statements import OrganizationMention, Statement, statement_key


def said_of_session(context: Context, session: Session, saying: Saying) -> Iterator[Triple]:
    """What one document says of one session itself."""
    iri, record = context.session(session.key), saying.record
    yield iri, RDF.type, IGF.Session
    yield iri, SCHEMA.superEvent, context.iris.meeting(record.year)
    if record.title is not None:
        yield iri, SCHEMA.name, tagged(record.title, record.language)
    if record.title_basis is not TitleBasis.PRINTED:
        yield iri, IGF.titleBasis, plain(record.title_basis)
    if record.code is not None:
        yield iri, SCHEMA.identifier, plain(record.code)
    yield from _times(iri, saying)
    yield from _as_stated(iri, saying)
    yield from _read_as(iri, saying)
    yield from said_details(iri, record)
    yield from place_triples(iri, (record.origin,))
    yield from _reported(context, session, saying)
    for mention in record.mentions:
        yield from _short_mention(context, session, saying, mention)


def _reported(context: Context, session: Session, saying: Saying) -> Iterator[Triple]:
    for count in saying.record.counts:
        yield from count_triples(context, session.key, saying, count)
        yield from place_triples(count_iri(context, session.key, saying, count), (count.origin,))
    for answer in filter(is_told, saying.record.answers):
        yield from answer_triples(context, session.key, saying, answer)
        yield from place_triples(answer_iri(context, session.key, saying, answer), (answer.origin,))


def _times(iri: URIRef, saying: Saying) -> Iterator[Triple]:
    record = saying.record
    if record.start is not None:
        yield iri, SCHEMA.startDate, moment(record.start)
    elif record.date is not None:
        yield iri, SCHEMA.startDate, day(record.date)
    if record.end is not None:
        yield iri, SCHEMA.endDate, moment(record.end)


def _as_stated(iri: URIRef, saying: Saying) -> Iterator[Triple]:
    record = saying.record
    stated = (
        (IGF.codeAsStated, record.code_as_stated),
        (IGF.typeAsStated, record.kind),
        (IGF.formatAsStated, record.format),
        (IGF.dateAsStated, record.date_as_stated),
        (IGF.dateBasis, record.date_basis),
        (IGF.timeAsStated, record.time_as_stated),
        (IGF.zoneAsStated, record.zone_as_stated),
        (IGF.locationText, record.room),
    )
    for predicate, text in stated:
        if text is not None:
            yield iri, predicate, plain(text)
    if record.note is not None:
        yield iri, IGF.editorialNote, tagged(record.note)


def _read_as(iri: URIRef, saying: Saying) -> Iterator[Triple]:
    record = saying.record
    read_as = (
        (IGF.sessionType, record.session_type),
        (IGF.sessionFormat, record.session_format),
        (IGF.sessionStatus, record.status),
    )
    for predicate, member in read_as:
        if member is not None:
            yield iri, predicate, concept(member)
    if record.attendance_mode is not None:
        yield iri, SCHEMA.eventAttendanceMode, MODES[record.attendance_mode]
    for theme in record.themes:
        yield iri, IGF.theme, yearly_concept("theme", record.year, theme)
    for tag in record.tags:
        yield iri, IGF.tag, yearly_concept("tag", record.year, tag)


def _short_mention(
    context: Context, session: Session, saying: Saying, mention: MentionRecord
) -> Iterator[Triple]:
    where = str(mention.origin.line or mention.origin.place)
    iri = context.iris.entity("mention", opaque("n", saying.document.key, where, mention.text))
    yield iri, RDF.type, IGF.Mention
    yield iri, IGF.nameAsStated, plain(mention.text)
    yield iri, IGF.inSession, context.session(session.key)
    yield from place_triples(iri, (mention.origin,))
    for party in saying.record.parties:
        if mention.refers_to is not None and party.name == mention.refers_to:
            yield iri, IGF.refersTo, context.mention(statement_key(saying, party))


def said_of_party(context: Context, statement: Statement) -> Iterator[Triple]:
    """One statement: a party under a role label."""
    iri = context.mention(statement.key)
    yield iri, RDF.type, IGF.ParticipationStatement
    yield iri, RDF.type, PROV.Entity
    yield iri, IGF.inSession, context.session(statement.session)
    yield iri, IGF.roleAsStated, plain(statement.party.role)
    for party in statement.parties:
        yield from _party(iri, party)
    yield from place_triples(iri, statement.origins)


def _party(iri: URIRef, party: PartyRecord) -> Iterator[Triple]:
    stated = (
        (IGF.nameAsStated, party.name),
        (IGF.givenNameAsStated, party.given_name),
        (IGF.familyNameAsStated, party.family_name),
        (IGF.affiliationAsStated, party.affiliation),
        (IGF.positionAsStated, party.position),
        (IGF.stakeholderAsStated, party.stakeholder),
        (IGF.regionAsStated, party.region),
        (IGF.countryAsStated, party.country),
        (IGF.statedCountryCode, party.country_code),
        *((IGF.organizationAsStated, name) for name in party.organizations),
    )
    for predicate, text in stated:
        if text is not None:
            yield iri, predicate, plain(text)
    if party.unnamed is not None:
        yield iri, IGF.unnamedParty, tagged(party.unnamed)
    for role in party.roles:
        yield iri, IGF.role, concept(role)
    yield iri, IGF.status, concept(party.status)
    yield from group_triples(iri, party)


def group_triples(iri: URIRef, party: PartyRecord) -> Iterator[Triple]:
    """The stakeholder group, regions and way of attending that a document gives a party."""
    groups = (
        (IGF.stakeholderGroup, party.stakeholder_group),
        (IGF.statedRegion, party.stated_region),
        (IGF.statedUnGroup, party.un_group),
    )
    for predicate, member in groups:
        if member is not None:
            yield iri, predicate, concept(member)
    if party.attendance is not None:
        yield iri, IGF.attendanceMode, ATTENDED[party.attendance]


def said_of_organization(context: Context, mention: OrganizationMention) -> Iterator[Triple]:
    """The name of a body as a document prints it, and the statements it was read from."""
    iri = context.mention(mention.key)
    yield iri, RDF.type, IGF.Mention
    yield iri, IGF.nameAsStated, plain(mention.name)
    if mention.session is not None:
        yield iri, IGF.inSession, context.session(mention.session)
    for statement in mention.statements:
        yield iri, IGF.refersTo, context.mention(statement)
    yield from place_triples(iri, mention.origins)


def said_of_entry(context: Context, entry: OrganizationEntry) -> Iterator[Triple]:
    """What an editor's sheet says of a body and no document does."""
    iri, record = context.mention(entry.mention.key), entry.record
    years = ((IGF.validFrom, record.valid_from), (IGF.validUntil, record.valid_until))
    for predicate, number in years:
        if number is not None:
            yield iri, predicate, year(number)
    if record.country_code is not None:
        yield iri, IGF.statedCountryCode, plain(record.country_code)
    if record.note is not None:
        yield iri, IGF.note, tagged(record.note)
