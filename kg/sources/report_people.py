"""Who took part, as the 2017 report lists them and as its answers tell.

A person of the audience whom the report does not name stays unnamed, with a role and a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.concepts import DocumentKind, Role
from kg.labels import is_participation, roles_of, status_of
from kg.names import display_name, is_written_as_name
from kg.records import Origin, PartyKind, PartyRecord, Skipped
from kg.sources.affiliations import name_and_rest
from kg.sources.lines import Line
from kg.sources.parties import person, with_affiliation
from kg.sources.report_renditions import Field, Rendition
from kg.sources.report_template import Label

REPORT = DocumentKind.SESSION_REPORT
LISTED = re.compile(r"\((?P<role>[^()]{2,60})\) ?(?P<who>.+)")
UNLABELLED = "Speaker"
IN_AUDIENCE = re.compile(
    r"\b(?P<article>An?) (?P<post>[A-Za-z]+(?: [a-z]+){0,3}) (?:from|of)"
    r" (?P<body>[A-Z][^,.;()]{1,80}), who (?:was|is)"
    r" (?P<role>participating as (?:an? )?audience)\b"
)
ANSWERS = (Label.PRESENTATIONS, Label.SUGGESTIONS, Label.GENDER_EXTENT, Label.GENDER_SUMMARY)


def parties_of(rendition: Rendition) -> Iterator[PartyRecord | Skipped]:
    """Organizer and rapporteur, then the list of speakers, then the audience."""
    document = rendition.document
    for label in (Label.ORGANIZER, Label.RAPPORTEUR):
        field = rendition.field(label)
        yield from _office(field, label, document) if field else ()
    speakers = rendition.field(Label.SPEAKERS)
    for item in speakers.items if speakers else ():
        yield _listed(item, document)
    for item in answer_items(rendition):
        yield from _audience(item, document)


def answer_items(rendition: Rendition) -> Iterator[Line]:
    """The paragraphs of the answers in free text."""
    for label in ANSWERS:
        field = rendition.field(label)
        yield from field.items if field else ()


def _office(field: Field, role: str, document: str) -> Iterator[PartyRecord | Skipped]:
    """`Name/Body`, or several with semicolons or each on a line."""
    for item in field.items:
        for who in re.split(r" ?; ?", item.text):
            yield _holder(Origin(document, item.number, role), role, who)


def _holder(origin: Origin, role: str, who: str) -> PartyRecord | Skipped:
    name, _, body = who.partition("/") if "/" in who else _by_comma(who)
    name, body = name.strip(), body.strip()
    if not is_written_as_name(name):
        return Skipped(origin, who, "no name could be read before the body")
    is_organizer = Role.ORGANIZER in roles_of(role)
    if is_organizer and not body and display_name(name) == name:
        reason = "a name alone may be a person's or a body's; write `Name/Body` to tell"
        return Skipped(origin, who, reason)
    return with_affiliation(person(origin, role, name, status_of(role, REPORT)), body)


def _by_comma(who: str) -> tuple[str, str, str]:
    name, rest = name_and_rest(who)
    return name, ",", rest or ""


def _listed(item: Line, document: str) -> PartyRecord | Skipped:
    """`(Role) Dr. X, Position, Body, Country`; without a role, the list's own: speaker."""
    found = LISTED.fullmatch(item.text)
    role, who = (found["role"], found["who"]) if found else (UNLABELLED, item.text)
    origin = Origin(document, item.number, role)
    name, rest = name_and_rest(who)
    if not is_participation(role):
        return Skipped(origin, item.text, f"the label {role!r} tells of no part in the session")
    if not is_written_as_name(name):
        return Skipped(origin, item.text, "no name could be read in the list of speakers")
    return with_affiliation(person(origin, role, name, status_of(role, REPORT)), rest)


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
