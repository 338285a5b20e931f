"""Where an Event was and what it leads to: rooms, online places, recordings, pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.records import LinkKind, LinkRecord, Origin, Skipped
from kg.sources.rdf.statements import Statements, Term, iri_of, text_of

WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
LINKS = ("schema:subjectOf", "schema:recordedIn", "schema:workFeatured", "schema:sameAs")
ADDRESSES = ("schema:url", "schema:contentUrl", "schema:embedUrl")
KINDS = {
    "schema:VideoObject": LinkKind.VIDEO,
    "schema:MediaObject": LinkKind.FILE,
    "schema:DigitalDocument": LinkKind.FILE,
    "schema:PresentationDigitalDocument": LinkKind.FILE,
    "schema:Report": LinkKind.REPORT,
}
NO_ADDRESS = "the link has no web address that could be read; give it a url"


@dataclass(frozen=True, slots=True)
class Place:
    """The room as stated, and links to online ones."""

    room: str | None
    links: tuple[LinkRecord, ...]
    skipped: tuple[Skipped, ...]


def web_address(term: Term) -> str | None:
    """An http address, be it written as a node or as a text."""
    text = text_of(term) if isinstance(term, ox.Literal) else iri_of(term)
    return text if text is not None and WEB.fullmatch(text) else None


def address_of(of: Statements, term: Term) -> str | None:
    """The web address of a thing: what it says of itself, else its own IRI."""
    stated = [value for predicate in ADDRESSES for value in of.values(term, predicate)]
    own = next((found for value in stated if (found := web_address(value))), web_address(term))
    for predicate in ADDRESSES:
        of.leave(term, predicate, lambda value: web_address(value) == own)
    return own


def place_of(of: Statements, event: Term, place: str) -> Place:
    """A record has one room; a second one is skipped, and an online place is a link."""
    rooms: dict[str, None] = {}
    links: list[LinkRecord] = []
    for value in of.values(event, "schema:location"):
        name = of.label(value)
        if "schema:VirtualLocation" in of.types(value):
            address = address_of(of, value)
            links += [LinkRecord(LinkKind.WEBSITE, address, name)] if address else []
            rooms |= {name: None} if name and not address else {}
        elif name is not None:
            rooms[name] = None
    room, others = next(iter(rooms), None), tuple(rooms)[1:]
    origin = Origin(of.name, None, f"{place}, location")
    reason = f"the session is put in {room} by the same document, and a record has one room"
    skipped = tuple(Skipped(origin, other, reason) for other in others)
    return Place(room, tuple(links), skipped)


def links_of(of: Statements, event: Term, place: str) -> Iterator[LinkRecord | Skipped]:
    """What the Event is told in, recorded in, shows, and is the same as."""
    for predicate in LINKS:
        for value in of.values(event, predicate):
            label = None if isinstance(value, ox.Literal) else of.label(value)
            address = address_of(of, value)
            if address is None:
                origin = Origin(of.name, None, f"{place}, {predicate.partition(':')[2]}")
                yield Skipped(origin, label or text_of(value) or "a node", NO_ADDRESS)
                continue
            yield LinkRecord(_kind(of, predicate, value), address, label)


def _kind(of: Statements, predicate: str, value: Term) -> LinkKind:
    known = (kind for name, kind in KINDS.items() if name in of.types(value))
    usual = LinkKind.VIDEO if predicate == "schema:recordedIn" else LinkKind.WEBSITE
    return next(known, usual)


def pages_of(of: Statements, event: Term) -> tuple[LinkRecord, ...]:
    """The Event's own web addresses: its IRI where it is one, and those under `url`."""
    stated = (event, *of.values(event, "schema:url"))
    addresses = dict.fromkeys(page for value in stated if (page := web_address(value)))
    return tuple(LinkRecord(LinkKind.WEBSITE, address) for address in addresses)
