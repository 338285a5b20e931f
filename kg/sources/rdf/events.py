"""Sessions as schema.org Events, in any syntax of RDF, or as JSON-LD inside a web page.

What the document says beyond what a record holds is told in the end, each predicate with a count.
Contexts are never fetched, and nothing that a link leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.errors import SourceError
from kg.namespaces import ONTOLOGY
from kg.records import About, EditionRecord, Finding, Item, Origin, SessionRecord, Skipped
from kg.sources.given import Given
from kg.sources.moments import day_finding
from kg.sources.rdf.json_ld import UNKNOWN_TERMS
from kg.sources.rdf.moments import Span, Stated, span, stated
from kg.sources.rdf.session import Event, session
from kg.sources.rdf.source import statements_of
from kg.sources.rdf.statements import Statements, Term, iri_of
from kg.sources.rdf.syntax import syntax_of
from kg.sources.sample import Sample
from kg.sources.source import Source

NAME = "rdf-events"
VERSION = 1

EVENT = re.compile(r"schema:(?:\w*Event|Hackathon|CourseInstance)")
NO_SESSIONS = re.compile(r"schema:(?:Publication|Broadcast|OnDemand|Delivery|Sale)Event")
OWN = re.compile(r".*/id/session/[0-9]{4}/[^/]+")
NOT_FIRST = "the Event states another date before it, and a record has one"
NO_PLACE = "records have no place for what it says, or it is of no session"
NO_MEANING = "no context says what the term means"
NO_EDITION = "it is of no known edition of the IGF; name the edition that the document is of"
WHOLE_MEETING = "an Event with others below it is a meeting, a day or a track, not a session"
SEVERAL_DAYS = "an Event of several days is a meeting, a booth or an exhibition, not a session"


@dataclass(slots=True)
class Context:
    """What all Events of a document are read with.

    wholes: Events that others are parts of. naive: how many times without an offset were read as
    local ones of a zone; first_naive: the first of them.
    """

    of: Statements
    given: Given
    wholes: frozenset[Term]
    naive: dict[str, int] = field(default_factory=dict)
    first_naive: str = ""

    def edition_of(self, start: Stated | None, origin: Origin) -> EditionRecord | None:
        """That of the editor's year, else the known one on one of whose days it starts."""
        if self.given.year is not None or start is None:
            return self.given.editions.get(self.given.year or 0)
        edition = self.given.editions.get(start.day.year)
        if edition is None or day_finding(origin, start.text, start.day, edition) is not None:
            return None
        return edition

    def note(self, at: Stated | None, edition: EditionRecord) -> None:
        """Counts a time without an offset."""
        if at is not None and at.clock is not None and at.zone is None:
            self.first_naive = self.first_naive or at.text
            self.naive[edition.zone] = self.naive.get(edition.zone, 0) + 1


def recognises(sample: Sample) -> bool:
    """RDF in a syntax of its own, or a page with an Event in JSON-LD."""
    return syntax_of(sample) is not None


def read(source: Source, given: Given) -> Iterator[Item]:
    """Every Event in the order of the document; SourceError where its RDF is not valid."""
    found = statements_of(source, given)
    of = found.statements
    yield About(address=found.address, media_type=found.syntax.value)
    yield from found.skipped
    events = [node for node in of.of if any(map(EVENT.fullmatch, of.types(node)))]
    if not events:
        raise SourceError(
            "there is no schema.org Event in it; docs/rdf.md shows how a session is written",
            document=source.name,
        )
    _refuse_own(of, events)
    reading = Context(of, given, _wholes(of, events))
    blank_keys: set[str] = set()
    for number, node in enumerate(events, start=1):
        place = iri_of(node) or of.label(node) or f"Event {number}"
        items = tuple(_event(reading, node, place))
        keys = {item.key for item in items if isinstance(item, SessionRecord) and item.key}
        if keys & blank_keys:
            yield Skipped(Origin(of.name, None, place), place, "the document has the Event twice")
            continue
        blank_keys |= keys
        yield from items
    yield from _told(reading)


def _refuse_own(of: Statements, events: list[Term]) -> None:
    """What this project made out of documents is no further document."""
    for node in events:
        iri = iri_of(node) or ""
        terms = (*of.types(node), *of.of[node])
        if OWN.fullmatch(iri) or any(term.startswith(ONTOLOGY) for term in terms):
            raise SourceError(
                f"{iri or 'an Event'} is out of a graph of this project, which is no witness of its"
                " own; bring in the documents that it was made from",
                document=of.name,
            )


def _wholes(of: Statements, events: list[Term]) -> frozenset[Term]:
    """The Events that others are parts of; the link to one that is not described is left."""
    described = frozenset(events)
    above = {value for node in events for value in of.values(node, "schema:superEvent")}
    for node in events:
        of.leave(node, "schema:superEvent", described.__contains__)
    parents = (node for node in events if of.values(node, "schema:subEvent"))
    return frozenset(above) | frozenset(parents)


def _event(reading: Context, node: Term, place: str) -> Iterator[Item]:
    of, origin = reading.of, Origin(reading.of.name, None, place)
    text = of.label(node) or place
    if node in reading.wholes or any(map(NO_SESSIONS.fullmatch, of.types(node))):
        yield Skipped(origin, text, WHOLE_MEETING)
        return
    start, faults = _time(of, node, "startDate", place)
    end, more_faults = _time(of, node, "endDate", place)
    yield from (*faults, *more_faults)
    edition = reading.edition_of(start, origin)
    slot = NO_EDITION if edition is None else _slot(start, end, edition, origin)
    if edition is None or isinstance(slot, str):
        yield Skipped(origin, text, str(slot))
        return
    for at in (start, end):
        reading.note(at, edition)
    yield from session(Event(of, node, place, edition.year, slot, start, end))


def _slot(
    start: Stated | None, end: Stated | None, edition: EditionRecord, origin: Origin
) -> Span | str:
    """The times, or the reason why an Event at them is no session."""
    if start is None:
        return Span()
    try:
        slot = span(start, end, edition, origin)
    except ValueError as error:
        return f"{error}; check the time"
    return SEVERAL_DAYS if slot.long else slot


def _time(
    of: Statements, node: Term, name: str, place: str
) -> tuple[Stated | None, tuple[Skipped, ...]]:
    """The first that can be read of the values of a date property, and the others."""
    found: dict[Stated, None] = {}
    skipped: list[Skipped] = []
    origin = Origin(of.name, None, f"{place}, {name}")
    for text in of.texts(node, f"schema:{name}"):
        try:
            found[stated(text)] = None
        except ValueError as error:
            skipped.append(Skipped(origin, text, f"{error}; the session is kept without it"))
    told = (Skipped(origin, other.text, NOT_FIRST) for other in tuple(found)[1:])
    return next(iter(found), None), (*skipped, *told)


def _told(reading: Context) -> Iterator[Item]:
    """What is to be said of the document as a whole."""
    name = reading.of.name
    if reading.of.graphs:
        what = "the statements of all named graphs are read as one"
        yield Finding(Origin(name), f"{len(reading.of.graphs)} named", what)
    for zone, count in reading.naive.items():
        what = f"times without an offset from UTC are read as those of {zone}; there are {count}"
        yield Finding(Origin(name, None, "startDate, endDate"), reading.first_naive, what)
    for predicate, count in reading.of.unread():
        term = predicate.removeprefix(UNKNOWN_TERMS)
        why = NO_PLACE if term == predicate else NO_MEANING
        yield Skipped(Origin(name, None, term), term, f"{why}; statements with it: {count}")
