"""What programmes say of a session beyond title, time, place and people.

Its page and number in their own system, flags, seats, goals, links, and what it was merged with.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDFS
from rdflib.term import Node, URIRef

from kg.graph.choices import choose
from kg.graph.context import Context
from kg.graph.discrepancies import differing
from kg.graph.links import link_triples
from kg.graph.quads import Triple, integer, minutes, plain
from kg.iris import goal, web_address
from kg.namespaces import IGF, SCHEMA
from kg.records import SessionRecord
from kg.resolve.sessions import Saying, Session


def said_details(iri: URIRef, record: SessionRecord) -> Iterator[Triple]:
    """As one document states them."""
    yield from _stated(iri, record)
    if record.address is not None:
        address = web_address(record.address)
        if address is None:
            yield iri, IGF.linkAsStated, plain(record.address)
        else:
            yield iri, SCHEMA.url, address
    if record.duration is not None:
        yield iri, SCHEMA.duration, minutes(record.duration)
    if record.capacity is not None:
        yield iri, SCHEMA.maximumAttendeeCapacity, integer(record.capacity)


def curated_details(context: Context, session: Session) -> Iterator[Triple]:
    """All that documents state, and of page, length and seats the one that is shown."""
    iri = context.session(session.key)
    for saying in session.sayings:
        yield from _stated(iri, saying.record)
        for number in saying.record.sdgs:
            yield iri, SCHEMA.about, goal(number)
    yield from _page(iri, session)
    for predicate, stated in ((SCHEMA.duration, _length), (SCHEMA.maximumAttendeeCapacity, _seats)):
        choice = choose(session.sayings, stated)
        if choice is not None:
            yield iri, predicate, choice.value
            yield from differing(context, session, predicate, choice)


def _stated(iri: URIRef, record: SessionRecord) -> Iterator[Triple]:
    texts = (
        (IGF.sourceIdentifier, record.uid),
        (IGF.continuesAsStated, record.continues),
        (IGF.mergedIntoAsStated, record.merged_into),
        *((IGF.mergedFromAsStated, code) for code in record.merged_from),
        *((IGF.flag, flag) for flag in record.flags),
    )
    for predicate, text in texts:
        if text is not None:
            yield iri, predicate, plain(text)
    for number in record.sdgs:
        yield iri, IGF.sdg, goal(number)
    yield from link_triples(iri, record.links)


def _page(iri: URIRef, session: Session) -> Iterator[Triple]:
    """Two sites may each have a page of the session; the other one is no contradiction."""
    choice = choose(session.sayings, _address)
    if choice is None:
        return
    yield iri, SCHEMA.url, choice.value
    for other, _ in choice.others:
        yield iri, RDFS.seeAlso, other


def _address(saying: Saying) -> Node | None:
    return None if saying.record.address is None else web_address(saying.record.address)


def _length(saying: Saying) -> Node | None:
    return None if saying.record.duration is None else minutes(saying.record.duration)


def _seats(saying: Saying) -> Node | None:
    return None if saying.record.capacity is None else integer(saying.record.capacity)
