"""Rooms and venues of one edition; the same room name in another year is another place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import PROV, RDF
from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from kg.graph.context import Context, Edition
from kg.graph.quads import Triple, day, plain
from kg.graph.room_names import ROOM, room_key, room_spellings
from kg.keys import slug
from kg.namespaces import IGF, SCHEMA
from kg.records import EditionRecord, SessionRecord, VenueRecord
from kg.resolve.sessions import Session


@dataclass(frozen=True, slots=True)
class Room:
    """A room that a document names; venue: where it is, None where that is not certain.

    others: the addresses that other spellings of its name would have, or have had.
    """

    iri: URIRef
    others: frozenset[URIRef]
    name: str
    venue: VenueRecord | None


def room_of(context: Context, edition: EditionRecord, record: SessionRecord) -> Room | None:
    """The room of a session; "Salle 2" of Day 0's own venue is not that of the other days."""
    if record.room is None:
        return None
    spellings = room_spellings(edition, record.room)
    name = spellings[-1]
    venue = _venue_on(edition, record.date) if ROOM.search(name) else None
    beside = f" {venue.name}" if venue is not None and venue.days else ""
    iri = context.iris.place(edition.year, room_key(name) + beside)
    others = {context.iris.place(edition.year, spelling + beside) for spelling in spellings}
    return Room(iri, frozenset(others - {iri}), name, venue)


def meeting_places(context: Context, edition: Edition) -> Iterator[Triple]:
    """The venues of an edition, or its city, or the online place; linked from the meeting."""
    record = edition.record
    meeting = context.iris.meeting(record.year)
    if record.online:
        iri = context.iris.place(record.year, "online")
        yield meeting, SCHEMA.location, iri
        yield iri, RDF.type, SCHEMA.VirtualLocation
        yield iri, SCHEMA.name, plain("Online")
        yield iri, PROV.wasDerivedFrom, context.source_graph(edition.document)
        return
    for venue in _venues(record):
        yield from _venue(context, edition, venue)
        if not venue.days:
            yield meeting, SCHEMA.location, context.iris.place(record.year, venue.name)


def _venues(edition: EditionRecord) -> tuple[VenueRecord, ...]:
    """The venues; the city itself where no source names the usual one."""
    if edition.city is None or any(not venue.days for venue in edition.venues):
        return edition.venues
    return (*edition.venues, VenueRecord(edition.origin, edition.city))


def _venue(context: Context, edition: Edition, venue: VenueRecord) -> Iterator[Triple]:
    iri = context.iris.place(edition.record.year, venue.name)
    yield iri, RDF.type, SCHEMA.Place
    yield iri, SCHEMA.name, plain(venue.name)
    yield iri, PROV.wasDerivedFrom, context.source_graph(edition.document)
    for date in venue.days:
        yield iri, IGF.venueDay, day(dt.date.fromisoformat(date))
    address = _address_iri(context, edition.record, venue)
    yield iri, SCHEMA.address, address
    yield address, RDF.type, SCHEMA.PostalAddress
    if edition.record.city is not None:
        yield address, SCHEMA.addressLocality, plain(edition.record.city)
    if edition.record.country_code is not None:
        yield address, SCHEMA.addressCountry, plain(edition.record.country_code)
    if venue.street is not None:
        yield address, SCHEMA.streetAddress, plain(venue.street)


def _address_iri(context: Context, edition: EditionRecord, venue: VenueRecord) -> URIRef:
    return context.iris.entity("address", edition.year, slug(venue.name))


def room_places(context: Context, sessions: Iterable[Session]) -> Iterator[Triple]:
    """Every room that a document names, within the venue of its day where that is certain."""
    for session in sessions:
        edition = context.editions[session.key.year].record
        for saying in session.sayings:
            room = room_of(context, edition, saying.record)
            if room is None:
                continue
            yield room.iri, RDF.type, SCHEMA.Place
            yield room.iri, PROV.wasDerivedFrom, context.source_graph(saying.document)
            if room.venue is not None:
                venue = context.iris.place(edition.year, room.venue.name)
                yield room.iri, SCHEMA.containedInPlace, venue
                yield room.iri, SCHEMA.address, _address_iri(context, edition, room.venue)


def room_names(context: Context, sessions: Iterable[Session]) -> Iterator[Triple]:
    """One name a room: of the spellings that make the same place, the first in order.

    The address of another spelling leads to the room; it may have been given out before.
    """
    spellings: dict[URIRef, set[str]] = {}
    for session in sessions:
        edition = context.editions[session.key.year].record
        for saying in session.sayings:
            room = room_of(context, edition, saying.record)
            if room is None:
                continue
            spellings.setdefault(room.iri, set()).add(room.name)
            for address in room.others:
                yield address, DCTERMS.isReplacedBy, room.iri
    for iri, names in spellings.items():
        first, *others = sorted(names, key=lambda name: (name.isupper(), name))
        yield iri, SCHEMA.name, plain(first)
        for other in others:
            yield iri, SCHEMA.alternateName, plain(other)


def _venue_on(edition: EditionRecord, date: dt.date | None) -> VenueRecord | None:
    """The one venue of that day; None where it is not certain."""
    day = None if date is None else date.isoformat()
    venues = _venues(edition)
    special = tuple(venue for venue in venues if day in venue.days)
    usual = tuple(venue for venue in venues if not venue.days)
    found = special or usual
    certain = date is not None or len(venues) == 1
    return found[0] if certain and len(found) == 1 else None
