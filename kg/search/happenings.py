"""Sessions, series, meetings and places as entries of the index."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.countries import country_name
from kg.keys import slug
from kg.search.entries import Entry, Facet, Kind, Part, Text
from kg.search.gathering import Found
from kg.search.naming import named, names_of, texts
from kg.search.taking_part import Roles, concepts, or_not_stated, stated

CODE = re.compile(r"([A-Za-z]+)[ #-]*([0-9]+)")
COUNTRIES = re.compile(r"[A-Z]{2}")


def sessions(found: Found, roles: Roles) -> Iterator[Entry]:
    """Each session with everybody and everything that is named in it."""
    for iri in found.of_class("igf:Session"):
        title = named(found, iri)
        if title is None:
            continue
        year, day = session_year(found, iri), session_day(found, iri)
        yield Entry(
            iri,
            Kind.SESSION,
            title,
            _session_note(found, iri),
            day,
            size=1,
            texts=tuple(_session_texts(found, roles, iri)),
            facets={
                Facet.YEAR: or_not_stated({year: year} if year else {}),
                Facet.TYPE: or_not_stated(concepts(found, found.iris(iri, "igf:sessionType"))),
                Facet.THEME: or_not_stated(_themes(found, iri)),
                **stated(roles.by_session.get(iri, ())),
            },
        )


def session_year(found: Found, iri: str) -> str | None:
    """The year of the meeting that it is part of."""
    days = (found.first(meeting, "schema:startDate") for meeting in _meetings(found, iri))
    return next((day.value[:4] for day in days if day is not None), None)


def session_day(found: Found, iri: str) -> str | None:
    """Its day, or no more than the year of its meeting where documents give none."""
    day = found.first(iri, "schema:startDate")
    return session_year(found, iri) if day is None else day.value[:10]


def series(found: Found) -> Iterator[Entry]:
    """Each series with the years of its sessions."""
    by_series: dict[str, list[str]] = {}
    for session in found.of_class("igf:Session"):
        for one in found.iris(session, "igf:inSeries"):
            by_series.setdefault(one, []).append(session)
    for iri in found.of_class("igf:SessionSeries"):
        title = named(found, iri)
        own = by_series.get(iri, [])
        if title is not None:
            kinds = texts(found, Part.TYPE, found.iris(iri, "igf:seriesKind"))
            yield Entry(
                iri,
                Kind.SERIES,
                title,
                kinds[0].text if kinds else "",
                max((day for one in own if (day := session_day(found, one))), default=None),
                len(own),
                (*names_of(found, iri), *kinds),
                {Facet.YEAR: or_not_stated(years_of(found, own))},
            )


def years_of(found: Found, sessions: list[str]) -> dict[str, str]:
    """The years of some sessions."""
    years = sorted({year for one in sessions if (year := session_year(found, one))})
    return {year: year for year in years}


def meetings(found: Found) -> Iterator[Entry]:
    """Each annual meeting with its town, theme and host."""
    for iri in found.of_class("igf:Meeting"):
        title, day = named(found, iri), found.first(iri, "schema:startDate")
        if title is None:
            continue
        year = {} if day is None else {day.value[:4]: day.value[:4]}
        places = _places(found, iri)
        yield Entry(
            iri,
            Kind.MEETING,
            title,
            ", ".join(dict.fromkeys(p.text for p in places[1:])) or "",
            None if day is None else day.value[:10],
            texts=(
                *names_of(found, iri),
                *places,
                *(
                    Text(part, said.value, said.language)
                    for part, prefixed in (
                        (Part.THEME, "igf:meetingTheme"),
                        (Part.HOST, "igf:hostAsStated"),
                    )
                    for said in found.literals(iri, prefixed)
                ),
            ),
            facets={Facet.YEAR: or_not_stated(year)},
        )


def places(found: Found) -> Iterator[Entry]:
    """Rooms and venues."""
    for iri in (*found.of_class("schema:Place"), *found.of_class("schema:VirtualLocation")):
        title = named(found, iri)
        if title is None:
            continue
        where = [text for text in _around(found, iri) if text.text != title.text]
        year = iri.removeprefix(f"{found.base}id/place/")[:4]
        yield Entry(
            iri,
            Kind.PLACE,
            title,
            ", ".join((*dict.fromkeys(text.text for text in where), year)),
            texts=(*names_of(found, iri), *where, Text(Part.MEETING, year)),
            facets={Facet.YEAR: or_not_stated({year: year} if year.isdecimal() else {})},
        )


def _session_texts(found: Found, roles: Roles, iri: str) -> Iterator[Text]:
    yield from names_of(found, iri)
    for code in found.literals(iri, "schema:identifier"):
        yield Text(Part.CODE, code.value)
        if parts := CODE.fullmatch(code.value):
            yield Text(Part.CODE, " ".join(parts.groups()))
    own = roles.by_session.get(iri, ())
    people = dict.fromkeys(role.party for role in own if role.party is not None)
    bodies = dict.fromkeys(body for role in own for body in role.bodies)
    for party in (*people, *bodies):
        part = Part.BODY if found.is_a(party, "schema:Organization") else Part.PERSON
        yield from texts(found, part, (party,), others=True)
    yield from texts(found, Part.SERIES, found.iris(iri, "igf:inSeries"), others=True)
    yield from texts(found, Part.THEME, found.iris(iri, "igf:theme"))
    yield from texts(found, Part.TAG, found.iris(iri, "igf:tag"))
    yield from texts(found, Part.TYPE, found.iris(iri, "igf:sessionType", "igf:sessionFormat"))
    for meeting in _meetings(found, iri):
        yield from texts(found, Part.MEETING, (meeting,), others=True)
        yield from _places(found, meeting)[1:]
    yield from _places(found, iri)


def _session_note(found: Found, iri: str) -> str:
    code = found.first(iri, "schema:identifier")
    kinds = [found.label(kind) for kind in found.iris(iri, "igf:sessionType")]
    shorts = [found.first(one, "schema:alternateName") for one in _meetings(found, iri)]
    told = (code.value if code else None, *kinds, *(s.value for s in shorts if s is not None))
    return " · ".join(part for part in told if part)


def _themes(found: Found, iri: str) -> dict[str, str]:
    # The same words on the lists of two years are one choice here; the lists stay apart.
    labels = (found.label(each) for each in found.iris(iri, "igf:theme", "igf:tag"))
    return {slug(label) or label: label for label in sorted(filter(None, labels), reverse=True)}


def _meetings(found: Found, iri: str) -> list[str]:
    above = found.iris(iri, "schema:superEvent")
    return [one for one in above if found.is_a(one, "igf:Meeting")]


def _places(found: Found, iri: str) -> list[Text]:
    """Where it is, from the room to the country."""
    places = found.iris(iri, "schema:location")
    around = [text for place in places for text in _around(found, place)]
    own = [Text(Part.PLACE, said.value) for said in found.literals(iri, "igf:locationText")]
    return list(dict.fromkeys((*around, *own)))


def _around(found: Found, place: str) -> Iterator[Text]:
    yield from texts(found, Part.PLACE, (place,))
    for outer in found.iris(place, "schema:containedInPlace"):
        yield from texts(found, Part.PLACE, (outer,))
    for address in found.iris(place, "schema:address"):
        for town in found.literals(address, "schema:addressLocality"):
            yield Text(Part.PLACE, town.value)
        for country in found.literals(address, "schema:addressCountry"):
            known = COUNTRIES.fullmatch(country.value)
            yield Text(Part.PLACE, country_name(country.value) if known else country.value)
