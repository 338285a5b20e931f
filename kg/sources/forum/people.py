"""Everyone whom a page of the forum's website names under a label, and those in lines without one.

The forms of 2018 and 2019 lose the labels of the moderator, the online moderator and the rapporteur
in their saved text: three entries that stand alone are read in the order of the form, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.concepts import Role
from kg.labels import roles_of
from kg.names import display_name, is_written_as_name
from kg.records import Finding, Origin, PartyRecord, Skipped
from kg.sources.forum.contacts import contacts
from kg.sources.forum.entry import APART, is_body, parts_of, party
from kg.sources.forum.fields import Field, Page, is_prose
from kg.sources.forum.label import PEOPLE, Label
from kg.sources.genders import without_gender
from kg.sources.lines import Line
from kg.sources.parties import with_country_codes
from kg.sources.sched.people import SPEAKER_LINE, parties_in
from kg.sources.sched.proposers import proposers

ROLE_IN_LABEL = (
    ("name of remote moderator", "Remote Moderator"),
    ("name of moderator", "Moderator"),
    ("institutional co-organi", "Co-Organizer"),
    ("proposal co-organi", "Co-Organizer"),
    ("speakers the proposer", "Speaker planned"),
)
"""How the long labels of the forms of 2013 to 2015 are shown as roles."""

ENTRIES = re.compile(r"\s*;\s+|\s*\u2022\s*")
ADDRESSED = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof)\b")
UNLABELLED = ("Moderator", "Online Moderator", "Rapporteur")
BY_ORDER = "the label of this line is lost; it is read as the form of its year has it: {role}"
AFTER_TEXT = "stands behind running text in the list of people; it may name a further one"

Found = PartyRecord | Skipped | Finding


def people(
    page: Page, document: str
) -> tuple[tuple[PartyRecord, ...], tuple[Skipped | Finding, ...]]:
    """The parties of the page, each mention once, and what could not be read."""
    found = tuple(_found(page, document))
    parties = (one for one in found if isinstance(one, PartyRecord))
    told = tuple(one for one in found if not isinstance(one, PartyRecord))
    return with_country_codes(_once(parties)), tuple(dict.fromkeys(told))


def _found(page: Page, document: str) -> Iterator[Found]:
    proposing = page.of(Label.PROPOSER)
    if proposing:
        yield from proposers(_rejoined(page.of(Label.PROPOSER, Label.PAIR)), document)
    else:
        yield from contacts(page, document)
    for field in page.fields:
        if field.label in PEOPLE:
            yield from _listed(field, document)
    loose = (*page.loose, *_below(page.of(Label.PROPOSER)))
    yield from _co_organizers(loose, document)
    yield from _loose(page.loose, document)


def _rejoined(fields: Iterable[Field]) -> Iterator[Line]:
    """`Label: value` on one line, wherever the page has the value."""
    for field in fields:
        yield Line(field.line, f"{field.stated.rstrip(': ')}: {field.text or ''}".rstrip())


def _below(fields: Iterable[Field]) -> Iterator[Line]:
    for field in fields:
        yield from field.values[1:]


def _listed(field: Field, document: str) -> Iterator[Found]:
    role = _role(field.stated)
    for line in field.behind:
        if _may_name(line.text):
            yield Skipped(
                Origin(document, line.number, role), without_gender(line.text), AFTER_TEXT
            )
    for line in field.values:
        for entry in _bodies(line.text, role) or _entries(line.text):
            found = party(entry, Origin(document, line.number, role), role)
            if found is not None:
                yield found


def _may_name(text: str) -> bool:
    """Whether a line has the form of `Name, Body`, and no sign of running text."""
    if is_prose(text) or "," not in text or _is_grouped(text) or SPEAKER_LINE.fullmatch(text):
        return False
    name = parts_of(text).name
    return 1 < len(display_name(name).split()) < 5 and is_written_as_name(name)


def _role(stated: str) -> str:
    text = stated.casefold()
    return next((role for part, role in ROLE_IN_LABEL if part in text), stated.strip(" :*"))


def _entries(text: str) -> list[str]:
    """The entries of a line: several with semicolons or dots, or in the form with commas alone."""
    text = without_gender(text)
    starts = [found.start() for found in APART.finditer(text)]
    if len(starts) > 1:
        return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [entry for entry in ENTRIES.split(text) if entry.strip()]


def _bodies(text: str, role: str) -> list[str]:
    """The bodies of one line with commas; nothing where it may be one party with its post."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    organizing = {Role.ORGANIZER, Role.CO_ORGANIZER} & set(roles_of(role))
    return pieces if organizing and len(pieces) > 2 and all(map(is_body, pieces[:2])) else []


def _co_organizers(lines: Iterable[Line], document: str) -> Iterator[Found]:
    """Lines of 2017 below the proposers: `Mr. X, Stakeholder, Body` and the form without blanks."""
    for line in lines:
        apart, parts = APART.match(line.text), parts_of(line.text[:300])
        addressed = ADDRESSED.match(line.text) and parts.stakeholder and parts.rest
        if not (apart or addressed) or parts.region or is_prose(line.text[:200]):
            continue
        for entry in _entries(line.text):
            found = party(entry, Origin(document, line.number, "Co-Organizer"), "Co-Organizer")
            if found is not None:
                yield found


def _loose(lines: Iterable[Line], document: str) -> Iterator[Found]:
    alone: list[Line] = []
    for line in lines:
        if SPEAKER_LINE.fullmatch(line.text) and len(line.text) < 300:
            yield from parties_in(line, document)
        elif len(line.text) < 200 and _is_grouped(line.text):
            alone.append(line)
    if len(alone) == len(UNLABELLED):
        yield from _by_order(alone, document)
        return
    for line in alone:
        found = party(line.text, Origin(document, line.number), "unlabelled")
        if found is not None:
            yield found


def _is_grouped(text: str) -> bool:
    """Whether a line can only be an entry: a name, a stakeholder group and a regional group."""
    found = parts_of(text)
    return bool(found.name and found.stakeholder and found.region)


def _by_order(lines: list[Line], document: str) -> Iterator[Found]:
    for line, role in zip(lines, UNLABELLED, strict=True):
        origin = Origin(document, line.number)
        found = party(line.text, origin, role)
        if found is not None:
            yield found
            yield Finding(origin, without_gender(line.text), BY_ORDER.format(role=role))


def _once(parties: Iterable[PartyRecord]) -> tuple[PartyRecord, ...]:
    """A text extraction may hold a list twice; one under another role is another mention."""
    first: dict[tuple[str | None, ...], PartyRecord] = {}
    for one in parties:
        key = (one.name, one.role, one.affiliation, one.stakeholder, one.region)
        # Hidden names are told apart by their numbered labels alone.
        first.setdefault(key, one)
    return tuple(first.values())
