"""The contacts of a proposal: a form's block of fields for each person.

The forms ask for more than a programme needs. City, residence, nationality and addresses are
personal data: they are not carried, and only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.concepts import Status
from kg.labels.plain import plain
from kg.names import is_written_as_name
from kg.records import Origin, PartyRecord, Skipped
from kg.sources.affiliations import name_and_rest
from kg.sources.forum.entry import NO_NAME
from kg.sources.forum.fields import Field, Page
from kg.sources.forum.label import Label
from kg.sources.forum.labels import NUMBERING, label_of
from kg.sources.parties import person, with_affiliation, with_group

GIVEN = frozenset({"first name", "given name"})
FAMILY = frozenset({"family name", "family name / surname", "surname", "last name"})
TITLE = frozenset({"ms. / mr.", "ms./mr.", "mr./ms."})
BODY = frozenset({"organization", "organisation", "organizational affiliation"})
COUNTRY = frozenset({"country of organization", "country where organization is based"})
REGION = frozenset({"regional group", "region"})
NOT_CARRIED = "personal data that a programme does not need; it is not carried"
BLOCK = (Label.CONTACT, Label.CONTACT_FIELD, Label.PAIR)
DEFAULT_ROLE = "Contact"


def contacts(page: Page, document: str) -> Iterator[PartyRecord | Skipped]:
    """Everyone for whom the form has a block, with the names kept apart where it does so."""
    block: dict[str, Field] = {}
    role = DEFAULT_ROLE
    for field in page.of(*BLOCK, Label.ORGANIZERS):
        if field.label is Label.ORGANIZERS:
            role = "Co-Organizer" if not field.values else role
            continue
        key = _key(field)
        if field.label is Label.CONTACT or (key in block and key in {"name", *GIVEN, *TITLE}):
            yield from _contact(block, role, document)
            block = {}
        if field.label is Label.CONTACT:
            role = NUMBERING.sub("", field.stated).removesuffix(" information").strip(" :*")
        elif field.values:
            block.setdefault(key, field)
    yield from _contact(block, role, document)


def is_told_personal(label: str) -> bool:
    """Whether a label asks for personal data; that it asks for a gender is not even told."""
    return label_of(label) is Label.PERSONAL and plain(label) not in {"gender", "sex"}


def left_out(page: Page, document: str) -> Iterator[Skipped]:
    """One line for all personal data of the page: how many entries, under which labels."""
    asked = (field for field in page.of(Label.PERSONAL) if field.values)
    fields = [field for field in asked if is_told_personal(field.stated)]
    if fields:
        labels = ", ".join(dict.fromkeys(NUMBERING.sub("", field.stated) for field in fields))
        count = "1 entry" if len(fields) == 1 else f"{len(fields)} entries"
        yield Skipped(Origin(document, fields[0].line), f"{count}: {labels}", NOT_CARRIED)


def _contact(block: dict[str, Field], role: str, document: str) -> Iterator[PartyRecord | Skipped]:
    given, family = _text(block, GIVEN), _text(block, FAMILY)
    whole, post = name_and_rest(_text(block, {"name"}) or "")
    if not (given or family or whole):
        return
    name = " ".join(part for part in (_text(block, TITLE), whole, given, family) if part)
    origin = Origin(document, min(field.line for field in block.values()), role)
    if not is_written_as_name(name):
        yield Skipped(origin, name, NO_NAME)
        return
    found = with_affiliation(person(origin, role, name, Status.PLANNED), _text(block, BODY))
    country = _text(block, COUNTRY) or _text(block, {"country"})
    yield replace(
        with_group(found, _text(block, {"stakeholder group"}), _text(block, REGION)),
        given_name=given,
        family_name=family,
        country=country or found.country,
        position=post or found.position,
    )


def _key(field: Field) -> str:
    return plain(NUMBERING.sub("", field.stated))


def _text(block: dict[str, Field], keys: frozenset[str] | set[str]) -> str | None:
    return next((field.text for key, field in block.items() if key in keys), None)
