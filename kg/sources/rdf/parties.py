"""Who an Event names: people and bodies under the property or the Role that they are linked by.

What a node is said to be decides whether it is a person or a body. A mere text is read as a person
under properties that people have, and as a body only where its words say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.concepts import DocumentKind, Role
from kg.countries import country_code
from kg.labels import roles_of, status_of
from kg.names import BODY_WORDS, is_person_name, is_written_as_name, name_key
from kg.records import Origin, PartyKind, PartyRecord, Skipped
from kg.sources.rdf.statements import Statements, Term, iri_of, text_of

PROPERTIES: dict[str, tuple[Role, ...]] = {
    "performer": (Role.SPEAKER,),
    "performers": (Role.SPEAKER,),
    "organizer": (Role.ORGANIZER,),
    "contributor": (Role.UNSPECIFIED,),
    "attendee": (Role.PARTICIPANT,),
    "attendees": (Role.PARTICIPANT,),
    "sponsor": (Role.SPONSOR,),
    "funder": (Role.SPONSOR,),
}
ROLE_NODES = frozenset(
    ["schema:Role", "schema:PerformanceRole", "schema:OrganizationRole", "schema:EmployeeRole"]
)
BODIES = frozenset(
    f"schema:{name}"
    for name in (
        *("Corporation", "Consortium", "School", "CollegeOrUniversity", "NGO", "Project"),
        *("OnlineBusiness", "LocalBusiness", "PerformingGroup", "LibrarySystem", "FundingScheme"),
    )
)
AFFILIATIONS = ("schema:affiliation", "schema:worksFor", "schema:memberOf")
NO_NAME = "no name of a person or body could be read; the place may be still to be filled"
NO_KIND = "it is neither said nor plain whether this is a person or a body; give it a type"


@dataclass(frozen=True, slots=True)
class Link:
    """One value of a property of an Event; label: the role as stated, else the property's name."""

    property: str
    label: str
    value: Term
    origin: Origin


def parties(of: Statements, event: Term, place: str) -> Iterator[PartyRecord | Skipped]:
    """Everybody whom an Event names, in the order of the properties."""
    for name in PROPERTIES:
        for value in of.values(event, f"schema:{name}"):
            for link in _links(of, name, value, Origin(of.name, None, f"{place}, {name}")):
                yield _party(of, link)


def _links(of: Statements, name: str, value: Term, origin: Origin) -> Iterator[Link]:
    """The value itself, or those that a Role node stands between."""
    if not of.types(value) & ROLE_NODES:
        yield Link(name, name, value, origin)
        return
    label = of.text(value, "schema:roleName") or name
    inner = of.values(value, f"schema:{name}")
    for one in inner:
        yield Link(name, label, one, origin)
    if not inner:
        yield Link(name, label, value, origin)


def _party(of: Statements, link: Link) -> PartyRecord | Skipped:
    name = _name(of, link.value)
    if name is None:
        return Skipped(link.origin, iri_of(link.value) or link.label, NO_NAME)
    kind = _kind(of, link, name)
    if kind is None:
        return Skipped(link.origin, name, NO_KIND)
    if kind is PartyKind.PERSON and not is_person_name(name):
        return Skipped(link.origin, name, NO_NAME)
    roles = PROPERTIES[link.property] if link.label == link.property else roles_of(link.label)
    status = status_of(link.label, DocumentKind.OTHER_PAGE)
    party = PartyRecord(link.origin, kind, link.label, roles, status, name=name)
    return _described(of, link.value, party)


def _name(of: Statements, value: Term) -> str | None:
    given, family = _given_and_family(of, value)
    both = f"{given} {family}" if given and family else None
    shown = of.label(value) or both
    of.leave(value, "schema:name", lambda name: text_of(name) == shown)
    return shown


def _given_and_family(of: Statements, value: Term) -> tuple[str | None, str | None]:
    return of.text(value, "schema:givenName"), of.text(value, "schema:familyName")


def _kind(of: Statements, link: Link, name: str) -> PartyKind | None:
    types = of.types(link.value)
    if "schema:Person" in types:
        return PartyKind.PERSON
    if types & BODIES or any(kind.endswith("Organization") for kind in types):
        return PartyKind.ORGANIZATION
    if BODY_WORDS.search(name_key(name)):
        return PartyKind.ORGANIZATION
    is_mere_text = isinstance(link.value, ox.Literal)
    by_people = link.property in ("performer", "performers", "attendee", "attendees")
    if is_mere_text and by_people and is_written_as_name(name):
        return PartyKind.PERSON
    return None


def _described(of: Statements, value: Term, party: PartyRecord) -> PartyRecord:
    country = _country(of, value)
    code = country_code(country) if country else None
    party = replace(party, country=country, country_code=code)
    if party.kind is PartyKind.ORGANIZATION:
        return party
    given, family = _given_and_family(of, value)
    bodies, posts = _affiliations(of, value)
    posts = (*of.texts(value, "schema:jobTitle"), *posts)
    return replace(
        party,
        given_name=given if given and family else None,
        family_name=family if given and family else None,
        affiliation=", ".join((*posts, *bodies)) or None,
        organizations=bodies,
        position=", ".join(posts) or None,
    )


def _affiliations(of: Statements, person: Term) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bodies that a person is said to belong to, and the posts that Role nodes give."""
    bodies: dict[str, None] = {}
    posts: dict[str, None] = {}
    for predicate in AFFILIATIONS:
        for value in of.values(person, predicate):
            is_role = bool(of.types(value) & ROLE_NODES)
            named = of.texts(value, predicate) if is_role else (of.label(value),)
            bodies |= dict.fromkeys(name for name in named if name)
            if is_role:
                posts |= dict.fromkeys(of.texts(value, "schema:roleName"))
    return tuple(bodies), tuple(posts)


def _country(of: Statements, value: Term) -> str | None:
    addresses = of.values(value, "schema:address")
    return next((text for a in addresses if (text := of.text(a, "schema:addressCountry"))), None)
