"""One session, out of what the curated graph says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.countries import country_name
from kg.publish.entry import Entry, Meeting, Named, at_the_place
from server.links import link
from server.pages.values import expanded

Terms = dict[str, list[ox.NamedNode | ox.Literal]]
CANCELLED = expanded("schema:EventCancelled")
LINKS = tuple(
    expanded(name)
    for name in (
        *("schema:location", "schema:organizer", "schema:performer", "schema:contributor"),
        *("igf:sessionType", "igf:sessionFormat", "igf:sessionStatus", "igf:theme", "igf:tag"),
    )
)


@dataclass(frozen=True, slots=True)
class Linked:
    """What sessions link to: names by IRI, what a room stands in, and the bodies of a session."""

    names: Mapping[str, ox.Literal]
    venues: Mapping[str, Sequence[str]]
    bodies: Mapping[str, Sequence[str]]

    def named(self, iri: str) -> Named:
        """A thing with its name, or with the end of its address for a name."""
        found = self.names.get(iri)
        if found is None:
            return Named(iri, iri.rpartition("/")[2])
        return Named(iri, found.value, found.language)

    def sorted(self, iris: Sequence[str]) -> tuple[Named, ...]:
        """Things by name, each once."""
        named = (self.named(iri) for iri in dict.fromkeys(iris))
        return tuple(sorted(named, key=lambda one: (one.name.casefold(), one.iri)))


def meeting(iri: str, year: str, about: Terms) -> Meeting:
    """A meeting, out of what is said of it and of its address."""
    name = _text(about, "schema:name") or f"Meeting of {year}"
    town, code = (_text(about, f"schema:address{part}") for part in ("Locality", "Country"))
    country = None if code is None else country_name(code)
    start, end = (_moment(about, f"schema:{part}Date") for part in ("start", "end"))
    return Meeting(
        iri=iri,
        name=name,
        short=_text(about, "schema:alternateName") or name,
        year=year,
        zone=_text(about, "igf:timeZone"),
        start=start,
        end=end,
        # A city that is a state has one name for both.
        place=", ".join(dict.fromkeys(part for part in (town, country) if part)) or None,
    )


def entry(base: str, of: Meeting, iri: str, terms: Terms, linked: Linked) -> Entry:
    """A session, out of what is said of it."""
    title = next(iter(_literals(terms, "schema:name")), None)
    room = next(iter(_targets(terms, "schema:location")), None)
    venue = next(iter(linked.venues.get(room, ())), None) if room else None

    def one(predicate: str) -> Named | None:
        return next((linked.named(target) for target in _targets(terms, predicate)), None)

    def every(predicate: str) -> tuple[Named, ...]:
        return linked.sorted(_targets(terms, predicate))

    return Entry(
        key=iri.removeprefix(f"{base}id/session/"),
        iri=iri,
        page=f"{base.rstrip('/')}{link(iri, base)}",
        meeting=of,
        title=iri.rpartition("/")[2] if title is None else title.value,
        language=None if title is None else title.language,
        code=_text(terms, "schema:identifier"),
        start=_there(_moment(terms, "schema:startDate"), of.zone),
        end=_there(_moment(terms, "schema:endDate"), of.zone),
        room=None if room is None else linked.named(room),
        venue=None if venue is None else linked.named(venue).name,
        room_text=_text(terms, "igf:locationText"),
        kind=one("igf:sessionType"),
        form=one("igf:sessionFormat"),
        status=one("igf:sessionStatus"),
        called_off=CANCELLED in _targets(terms, "schema:eventStatus"),
        themes=every("igf:theme"),
        tags=every("igf:tag"),
        organizers=every("schema:organizer"),
        speakers=every("schema:performer"),
        moderators=every("schema:contributor"),
        organizations=linked.sorted(linked.bodies.get(iri, ())),
    )


def _there(moment: dt.date | dt.datetime | None, zone: str | None) -> dt.date | dt.datetime | None:
    """By the clocks of the place, if it is known which zone that is."""
    if isinstance(moment, dt.datetime) and zone is not None:
        return at_the_place(moment, zone)
    return moment


def _literals(terms: Terms, predicate: str) -> list[ox.Literal]:
    found = [term for term in terms.get(expanded(predicate), ()) if isinstance(term, ox.Literal)]
    return sorted(found, key=lambda literal: literal.value)


def _text(terms: Terms, predicate: str) -> str | None:
    return next((literal.value for literal in _literals(terms, predicate)), None)


def _targets(terms: Terms, predicate: str) -> list[str]:
    found = (term for term in terms.get(expanded(predicate), ()) if isinstance(term, ox.NamedNode))
    return sorted(node.value for node in found)


def _moment(terms: Terms, predicate: str) -> dt.date | dt.datetime | None:
    """A day, or a time with its offset; None where none is stated, or none that is one."""
    written = _text(terms, predicate)
    if written is None:
        return None
    try:
        if len(written) == len("2017-12-21"):
            return dt.date.fromisoformat(written)
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.date() if moment.tzinfo is None else moment
