"""One schema.org Event as the record of a session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pyoxigraph as ox

from kg.concepts import SessionStatus, SessionType
from kg.keys import session_key
from kg.labels import code_of, session_type_of
from kg.records import Finding, Item, LinkRecord, Origin, PartyRecord, SessionRecord, Skipped
from kg.sources.rdf.figures import figures
from kg.sources.rdf.links import address_of, links_of, pages_of, place_of, web_address
from kg.sources.rdf.moments import Span, Stated
from kg.sources.rdf.parties import parties
from kg.sources.rdf.statements import Statements, Term, iri_of, named_best_first, shown, text_of
from kg.sources.session_codes import coded_title, type_of_code

ONE_TITLE = "a record holds one title; this other name is not carried"
ONE_IDENTIFIER = "a record holds one code and one identifier; this other one is not carried"
NO_WEB_ADDRESS = "it is no web address, or one that leads on from the document's own; give that"
NO_NAME = "the thing has no name in this document"


@dataclass(frozen=True, slots=True)
class Event:
    """An Event of a document, and what was found out of it before: its year and its times."""

    of: Statements
    node: Term
    place: str
    year: int
    span: Span
    start: Stated | None = None
    end: Stated | None = None

    def origin(self, field: str | None = None) -> Origin:
        """The place of the Event, or of one of its properties."""
        return Origin(self.of.name, None, self.place if field is None else f"{self.place}, {field}")

    def texts(self, name: str) -> tuple[str, ...]:
        """The values of a property as words."""
        return self.of.texts(self.node, f"schema:{name}")

    def skipped(self, field: str, text: str, reason: str) -> Skipped:
        """A value of a property that was not taken."""
        return Skipped(self.origin(field), text, reason)


@dataclass(frozen=True, slots=True)
class Told:
    """A record so far, and what there is to say of it."""

    record: SessionRecord
    rest: tuple[Skipped | Finding, ...] = ()


def session(event: Event) -> Iterator[Item]:
    """The record, and whatever of the Event it could not hold."""
    named = _titled(event, _base(event))
    numbered = _numbered(event, named.record)
    read = tuple(figures(event.of, event.node, event.place))
    people = tuple(parties(event.of, event.node, event.place))
    place = place_of(event.of, event.node, event.place)
    links = tuple(links_of(event.of, event.node, event.place))
    own, *pages = (*pages_of(event.of, event.node), None)
    stated: dict[str, Any] = {each.field: each.value for each in read if each.value is not None}
    every = (*pages, *place.links, *links)
    yield replace(
        numbered.record,
        **stated,
        room=place.room,
        address=None if own is None else own.address,
        parties=tuple(party for party in people if isinstance(party, PartyRecord)),
        links=tuple(dict.fromkeys(link for link in every if isinstance(link, LinkRecord))),
    )
    yield from (*named.rest, *numbered.rest, *event.span.findings, *place.skipped)
    yield from (skipped for each in read for skipped in each.skipped)
    yield from (item for item in (*people, *links, *_nameless(event)) if isinstance(item, Skipped))


def _base(event: Event) -> SessionRecord:
    start, end = event.start, event.end
    clocks = [at.clock for at in (start, end) if at is not None and at.clock is not None]
    return SessionRecord(
        origin=event.origin(),
        year=event.year,
        date=event.span.date,
        date_as_stated=None if start is None else str(start.day),
        start=event.span.start,
        end=event.span.end,
        time_as_stated=" - ".join(clocks) or None,
        zone_as_stated=None if start is None else start.zone,
        # schema.org has it that an Event with a date is scheduled unless it says else.
        status=SessionStatus.SCHEDULED if start is not None else None,
        tags=_tags(event),
    )


def _tags(event: Event) -> tuple[str, ...]:
    """Subjects by name, and keywords, of which one text may hold several with commas."""
    words = (part.strip() for text in event.texts("keywords") for part in text.split(","))
    return tuple(dict.fromkeys((*event.texts("about"), *(word for word in words if word))))


def _nameless(event: Event) -> Iterator[Skipped]:
    for field in ("about", "keywords", "location"):
        for value in event.of.values(event.node, f"schema:{field}"):
            is_link = field == "location" and address_of(event.of, value) is not None
            if event.of.label(value) is None and not is_link:
                yield event.skipped(field, iri_of(value) or "a node", NO_NAME)
    for value in event.of.values(event.node, "schema:url"):
        if web_address(value) is None:
            yield event.skipped("url", shown(value), NO_WEB_ADDRESS)


def _titled(event: Event, record: SessionRecord) -> Told:
    names = event.of.values(event.node, "schema:name")
    spelt = [(name, text) for name in named_best_first(names) if (text := text_of(name))]
    others = [*(text for _, text in spelt[1:]), *event.texts("alternateName")]
    rest = tuple(event.skipped("name", text, ONE_TITLE) for text in dict.fromkeys(others))
    if not spelt:
        return Told(record, rest)
    name, title = spelt[0]
    record = replace(record, title=title, language=name.language or "en")
    coded = coded_title(title)
    if coded is None:
        return Told(record, rest)
    record = _coded(record, coded.code_as_stated, coded.code)
    return Told(replace(record, title=coded.title), rest)


def _coded(record: SessionRecord, stated: str, code: str) -> SessionRecord:
    return replace(record, code=code, code_as_stated=stated, session_type=type_of_code(code))


def _numbered(event: Event, record: SessionRecord) -> Told:
    """The record with the code and identifier that the Event gives, and its key without a code."""
    stated = _identifiers(event)
    codes = [text for text in stated if code_of(text)]
    plain = [text for text in stated if text not in codes]
    iri = iri_of(event.node)
    if codes and record.code is None:
        record = _coded(record, codes[0], code_of(codes[0]) or "")
    codes = [text for text in codes if code_of(text) != record.code]
    if iri is None and plain:
        iri = plain.pop(0)
    record = _of_kind(event, replace(record, uid=iri))
    rest = tuple(event.skipped("identifier", text, ONE_IDENTIFIER) for text in (*codes, *plain))
    if record.code is None:
        record = replace(record, key=_key(event, record))
    return Told(record, rest)


def _of_kind(event: Event, record: SessionRecord) -> SessionRecord:
    """The record with the kind of session, where it is stated in words."""
    stated = event.texts("additionalType")
    kind = next((text for text in stated if web_address(ox.Literal(text)) is None), None)
    event.of.leave(event.node, "schema:additionalType", lambda value: text_of(value) == kind)
    if kind is None:
        return record
    known = session_type_of(kind)
    own = None if known is SessionType.OTHER else known
    return replace(record, kind=kind, session_type=record.session_type or own)


def _identifiers(event: Event) -> tuple[str, ...]:
    """Texts, or the values of PropertyValue nodes."""
    found: dict[str, None] = {}
    for value in event.of.values(event.node, "schema:identifier"):
        own = text_of(value)
        found |= dict.fromkeys((own,) if own else event.of.texts(value, "schema:value"))
    return tuple(found)


def _key(event: Event, record: SessionRecord) -> str:
    """Of the IRI, else of the page, else of what a blank Event says: never of a parser's label."""
    page = next((page.address for page in pages_of(event.of, event.node)), None)
    iri = iri_of(event.node) or page
    if iri is not None:
        return session_key("iri", iri)
    started = event.start.text if event.start else ""
    return session_key("event", record.uid or "", record.title or "", started)
