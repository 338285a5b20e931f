"""The curated view of a session: one name, one time, one place, and where sources differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

from rdflib import PROV, RDF
from rdflib.term import Node, URIRef

from kg.concepts import Concept, SessionType
from kg.graph.attendance import attendance_triples
from kg.graph.choices import Choice, best_title_first, choose, exact_time_first
from kg.graph.context import Context
from kg.graph.details import curated_details
from kg.graph.discrepancies import differing
from kg.graph.places import room_of
from kg.graph.quads import Triple, day, moment, plain, tagged
from kg.graph.statuses import status_triples
from kg.iris import concept, yearly_concept
from kg.namespaces import IGF, SCHEMA
from kg.records import TitleBasis
from kg.resolve.sessions import Saying, Session


def session_triples(context: Context, session: Session) -> Iterator[Triple]:
    """Everything the curated graph says of the session itself."""
    iri = context.session(session.key)
    yield iri, RDF.type, IGF.Session
    yield iri, RDF.type, SCHEMA.Event
    yield iri, SCHEMA.superEvent, context.iris.meeting(session.key.year)
    yield from _name(context, session)
    yield from _code(context, session)
    yield from _times(context, session)
    yield from _place(context, session)
    yield from _kind(context, session)
    yield from status_triples(iri, session)
    yield from attendance_triples(context, session)
    yield from _subjects(iri, session)
    yield from curated_details(context, session)
    for saying in session.sayings:
        yield iri, SCHEMA.subjectOf, context.iris.source(saying.document.key)
        yield iri, PROV.wasDerivedFrom, context.source_graph(saying.document)


def _name(context: Context, session: Session) -> Iterator[Triple]:
    iri = context.session(session.key)
    best = choose(session.sayings, _title, rank=best_title_first)
    if best is None:
        yield iri, SCHEMA.name, tagged(_fallback_name(session))
        return
    yield iri, SCHEMA.name, best.value
    basis = best.chosen_from[0].record.title_basis
    if basis is not TitleBasis.PRINTED:
        yield iri, IGF.titleBasis, plain(basis)
    printed = tuple(
        (title, saying)
        for title, saying in best.others
        if saying.record.title_basis is TitleBasis.PRINTED
    )
    for title, _ in printed:
        yield iri, SCHEMA.alternateName, title
    choice = Choice(best.value, best.chosen_from, printed)
    yield from differing(context, session, SCHEMA.name, choice)


def _title(saying: Saying) -> Node | None:
    record = saying.record
    return None if record.title is None else tagged(record.title, record.language)


def _fallback_name(session: Session) -> str:
    """A name of our own for a session of which no document gives a title."""
    label = session.sayings[0].record.code or session.sayings[0].record.kind or "Session"
    return f"{label} at IGF {session.key.year}"


def _code(context: Context, session: Session) -> Iterator[Triple]:
    iri = context.session(session.key)
    codes = sorted({s.record.code for s in session.sayings if s.record.code is not None})
    for code in codes:
        yield iri, SCHEMA.identifier, plain(code)
        yield iri, SCHEMA.alternateName, tagged(f"IGF {session.key.year} {code}")


def _times(context: Context, session: Session) -> Iterator[Triple]:
    iri = context.session(session.key)
    zone = ZoneInfo(context.editions[session.key.year].record.zone)
    start = choose(session.sayings, _start, _same_time, exact_time_first)
    if start is None:
        return
    yield iri, SCHEMA.startDate, _time(start.value, zone)
    basis = start.chosen_from[0].record.date_basis
    if basis is not None:
        yield iri, IGF.dateBasis, plain(basis)
    yield from differing(context, session, SCHEMA.startDate, _shown(start, zone))
    end = choose(start.chosen_from, _end, _same_time, exact_time_first)
    if end is not None:
        yield iri, SCHEMA.endDate, _time(end.value, zone)
        yield from differing(context, session, SCHEMA.endDate, _shown(end, zone))


def _start(saying: Saying) -> dt.date | None:
    return saying.record.start or saying.record.date


def _end(saying: Saying) -> dt.date | None:
    return saying.record.end


def _same_time(left: dt.date, right: dt.date) -> bool:
    """The same instant; or the same day, where one of the two is a mere day."""
    if isinstance(left, dt.datetime) and isinstance(right, dt.datetime):
        return left == right
    return _day(left) == _day(right)


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _time(value: dt.date, zone: ZoneInfo) -> Node:
    if isinstance(value, dt.datetime):
        return moment(value.astimezone(zone))
    return day(value)


def _shown(choice: Choice[dt.date], zone: ZoneInfo) -> Choice[Node]:
    others = tuple((_time(value, zone), saying) for value, saying in choice.others)
    return Choice(_time(choice.value, zone), choice.chosen_from, others)


def _place(context: Context, session: Session) -> Iterator[Triple]:
    iri = context.session(session.key)
    edition = context.editions[session.key.year].record
    for saying in session.sayings:
        if saying.record.room is not None:
            yield iri, IGF.locationText, plain(saying.record.room)

    def place(saying: Saying) -> Node | None:
        room = room_of(context, edition, saying.record)
        return None if room is None else room.iri

    choice = choose(session.sayings, place)
    if choice is not None:
        yield iri, SCHEMA.location, choice.value
        yield from differing(context, session, SCHEMA.location, choice)


def _kind(context: Context, session: Session) -> Iterator[Triple]:
    iri = context.session(session.key)
    kind = choose(session.sayings, _specific_type)
    yield iri, IGF.sessionType, concept(SessionType.OTHER) if kind is None else kind.value
    if kind is not None:
        yield from differing(context, session, IGF.sessionType, kind)
    form = choose(session.sayings, _member(lambda saying: saying.record.session_format))
    if form is not None:
        yield iri, IGF.sessionFormat, form.value
        yield from differing(context, session, IGF.sessionFormat, form)


def _specific_type(saying: Saying) -> Node | None:
    kind = saying.record.session_type
    return None if kind is None or kind is SessionType.OTHER else concept(kind)


def _member(stated: Callable[[Saying], Concept | None]) -> Callable[[Saying], Node | None]:
    def found(saying: Saying) -> Node | None:
        member = stated(saying)
        return None if member is None else concept(member)

    return found


def _subjects(iri: URIRef, session: Session) -> Iterator[Triple]:
    for saying in session.sayings:
        labelled = (
            (IGF.theme, "theme", saying.record.themes),
            (IGF.tag, "tag", saying.record.tags),
        )
        for predicate, scheme, labels in labelled:
            for label in labels:
                subject = yearly_concept(scheme, session.key.year, label)
                yield iri, predicate, subject
                yield iri, SCHEMA.about, subject
