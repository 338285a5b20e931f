"""Who took part, as a report lists them and as its answers tell.

A person of the audience whom the report does not name stays unnamed, with a role and a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.concepts import DocumentKind, Role
from kg.labels import is_participation, roles_of, status_of
from kg.names import display_name
from kg.records import Origin, PartyKind, PartyRecord, Skipped
from kg.sources.genders import WORDS as GENDERS
from kg.sources.genders import without_gender_at_end
from kg.sources.lines import Line
from kg.sources.parties import person, with_affiliation
from kg.sources.reports.lists import SEVERAL, Named, Unread, is_full_name, named_in
from kg.sources.reports.renditions import Field, Rendition
from kg.sources.reports.template import ANSWERED, Label

REPORT = DocumentKind.SESSION_REPORT
UNLABELLED = "Speaker"
OFFICES = (Label.ORGANIZER, Label.CHAIR, Label.RAPPORTEUR)
IN_AUDIENCE = re.compile(
    r"\b(?P<article>An?) (?P<post>[A-Za-z]+(?: [a-z]+){0,3}) (?:from|of)"
    r" (?P<body>[A-Z][^,.;()]{1,80}), who (?:was|is)"
    r" (?P<role>participating as (?:an? )?audience)\b"
)


def parties_of(rendition: Rendition) -> Iterator[PartyRecord | Skipped]:
    """Organizer, chair and rapporteur, then the list of speakers, then the audience."""
    document = rendition.document
    for label in OFFICES:
        field = rendition.field(label)
        yield from _office(field, document) if field else ()
    speakers = rendition.field(Label.SPEAKERS)
    yield from listed(speakers.entries, UNLABELLED, document) if speakers else ()
    for item in answer_items(rendition):
        yield from _audience(item, document)


def answer_items(rendition: Rendition) -> Iterator[Line]:
    """The paragraphs of the answers in free text."""
    for label in ANSWERED:
        field = rendition.field(label)
        yield from field.items if field else ()


def _office(field: Field, document: str) -> Iterator[PartyRecord | Skipped]:
    """Several with semicolons, or each on a line."""
    for item in field.entries:
        for who in re.split(r" ?; ?", without_gender_at_end(item.text)):
            origin = Origin(document, item.number, field.wording)
            for one in named_in(who):
                yield _holder(origin, field.wording, one)


def _holder(origin: Origin, role: str, one: Named | Unread) -> PartyRecord | Skipped:
    if isinstance(one, Unread):
        return Skipped(origin, one.text, one.reason)
    is_organizer = Role.ORGANIZER in roles_of(role)
    if is_organizer and not one.affiliation and display_name(one.name) == one.name:
        reason = "a name alone may be a person's or a body's; write `Name/Body` to tell"
        return Skipped(origin, one.name, reason)
    if one.affiliation and is_full_name(one.name) and is_full_name(one.affiliation):
        return Skipped(origin, f"{one.name}, {one.affiliation}", SEVERAL)
    return took_part(origin, role, one)


def listed(
    entries: Iterable[Line], unlabelled: str, document: str
) -> Iterator[PartyRecord | Skipped]:
    """The people of a list; unlabelled: the role of those for whom the list gives none.

    A line that is nothing but a role, such as `Moderators:`, holds for the entries below it.
    """
    role = unlabelled
    for item in entries:
        text = without_gender_at_end(item.text).rstrip(" ;")
        if text.casefold() in GENDERS:
            continue
        heading = text.removesuffix(":")
        if heading != text and Role.UNSPECIFIED not in roles_of(heading):
            role = heading
            continue
        for part in re.split(r" ?; ?", text):
            for one in named_in(part):
                yield _listed(item.number, role, one, document, part)


def _listed(
    number: int, usual: str, one: Named | Unread, document: str, text: str
) -> PartyRecord | Skipped:
    role = (one.role if isinstance(one, Named) else None) or usual
    origin = Origin(document, number, role)
    if not is_participation(role):
        return Skipped(origin, text, f"the label {role!r} tells of no part in the session")
    if isinstance(one, Named):
        return took_part(origin, role, one)
    unnamed = "no name could be read in the list of speakers"
    return Skipped(origin, text, unnamed if one.reason.startswith("no name") else one.reason)


def took_part(origin: Origin, role: str, one: Named) -> PartyRecord:
    """The record of a person whom a report lists under a role."""
    party = person(origin, role, one.name, status_of(role, REPORT))
    return with_affiliation(party, one.affiliation)


def _audience(item: Line, document: str) -> Iterator[PartyRecord]:
    for found in IN_AUDIENCE.finditer(item.text):
        role, body = found["role"], found["body"]
        who = f"{found['article']} {found['post']}".casefold()
        yield PartyRecord(
            origin=Origin(document, item.number, role),
            kind=PartyKind.UNNAMED,
            role=role,
            roles=roles_of(role),
            status=status_of(role, REPORT),
            unnamed=f"{who} from {body}, in the audience",
            affiliation=body,
            organizations=(body,),
        )


def without_repeats(parties: Iterable[PartyRecord]) -> tuple[PartyRecord, ...]:
    """The parties of all renditions, each mention once: the renditions are one witness."""
    first: dict[tuple[str | None, ...], PartyRecord] = {}
    for party in parties:
        key = (party.kind, party.name, party.unnamed, party.role, party.affiliation)
        first.setdefault(key, party)
    return tuple(first.values())
