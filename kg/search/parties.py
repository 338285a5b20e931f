"""People and organisations as entries of the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.names import name_key
from kg.search.entries import Entry, Facet, Kind, Part, Text
from kg.search.folding import keys
from kg.search.gathering import Found
from kg.search.happenings import session_day, years_of
from kg.search.naming import named, names_of, texts
from kg.search.taking_part import Role, Roles, or_not_stated, stated

MOST_NOTED = 2


def people(found: Found, roles: Roles) -> Iterator[Entry]:
    """Each person with every name that documents have for them, and whom they spoke for."""
    for iri in found.of_class("schema:Person"):
        title = named(found, iri)
        if title is None:
            continue
        own = roles.by_party.get(iri, [])
        bodies = _by_number(body for role in own for body in role.bodies)
        affiliations = texts(found, Part.AFFILIATION, bodies, others=True)
        shown = [found.label(body) or "" for body in bodies[:MOST_NOTED]]
        names = (*names_of(found, iri), *_as_stated(found, iri))
        yield _entry(found, iri, Kind.PERSON, title, ", ".join(shown), own, (*names, *affiliations))


def organizations(found: Found, roles: Roles) -> Iterator[Entry]:
    """Each body with its names, what it was before, and what it is part of."""
    for iri in found.of_class("schema:Organization"):
        title = named(found, iri)
        if title is None:
            continue
        own = [*roles.by_party.get(iri, []), *roles.by_body.get(iri, [])]
        parents = texts(found, Part.PARENT, found.iris(iri, "org:subOrganizationOf"))
        before = [
            body
            for change in found.iris(iri, "org:resultedFrom")
            for body in found.iris(change, "org:originalOrganization")
        ]
        former = texts(found, Part.FORMER, before, others=True)
        names = [text.text for text in names_of(found, iri) if text.part is Part.NAME]
        # Another capital alone tells a reader nothing.
        shown = [name for name in names if keys(name) != keys(title.text)]
        note = ", ".join(shown[:MOST_NOTED])
        told = (*names_of(found, iri), *former, *parents)
        yield _entry(found, iri, Kind.ORGANIZATION, title, note, own, told)


def _entry(
    found: Found,
    iri: str,
    kind: Kind,
    title: Text,
    note: str,
    own: list[Role],
    told: tuple[Text, ...],
) -> Entry:
    sessions = list(dict.fromkeys(role.session for role in own))
    days = (day for one in sessions if (day := session_day(found, one)))
    years = or_not_stated(years_of(found, sessions))
    facets = {Facet.YEAR: years, **stated(own)}
    return Entry(iri, kind, title, note, max(days, default=None), len(sessions), told, facets)


def _as_stated(found: Found, iri: str) -> Iterator[Text]:
    """The names that documents have, where more than a title or a capital tells them apart."""
    known = {name_key(name.value) for name in found.literals(iri, "schema:name")}
    known |= {name_key(name.value) for name in found.literals(iri, "schema:alternateName")}
    for name in found.literals(iri, "igf:nameAsStated"):
        if name_key(name.value) not in known:
            yield Text(Part.AS_STATED, name.value)


def _by_number(bodies: Iterable[str]) -> list[str]:
    counted = Counter(bodies)
    return sorted(counted, key=lambda body: (-counted[body], body))
