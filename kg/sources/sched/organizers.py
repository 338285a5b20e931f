"""The blocks of people that Sched itself sets at the end of a page, with picture and post.

Each person is `avatar for NAME` and NAME again, or initials and NAME, then `Position, Company`,
then perhaps a life, which is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.concepts import Role, Status
from kg.labels import roles_of
from kg.names import is_written_as_name
from kg.records import Origin, PartyRecord, Skipped
from kg.sources.affiliations import LEGAL_FORMS
from kg.sources.lines import Line
from kg.sources.parties import person, with_affiliation

AVATAR = re.compile(r"avatar for (?P<name>.+)")
INITIALS = re.compile(r"[A-Z]{1,3}")
OTHER_HEADINGS = frozenset(
    {"artists", "attendees", "exhibitors", "sponsors", "staff", "volunteers"}
)
"""Headings of Sched's own that are no role of a session's programme."""

NO_PART = "Attendee"
"""The role of those who only mean to come; nobody under it is taken."""

LONGEST_POST = 200
LONGEST_HEADING = 40
NO_NAME = "no name of a person; it may be a body, or the page cut off"


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of a block; name: as printed, on its line; post: `Position, Company`."""

    role: str
    name: Line
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """The people of the blocks; size: how many of the given lines, counted from the end."""

    entries: tuple[Entry, ...]
    size: int


def organizers_block(lines: tuple[Line, ...]) -> Block:
    """Everyone under `Session Organizers`, `Speakers` or `Moderators` at the end of a page."""
    heads = (
        at
        for at, line in enumerate(lines[:-1])
        if _opens_entry(lines[at + 1]) and is_role_heading(line.text)
    )
    first = next(heads, None)
    if first is None:
        return Block((), 0)
    return Block(tuple(_entries(lines[first:])), len(lines) - first)


def party_of(entry: Entry, document: str) -> PartyRecord | Skipped:
    """The planned party of an entry."""
    origin = Origin(document, entry.name.number, entry.role)
    if not is_written_as_name(entry.name.text):
        return Skipped(origin, entry.name.text, NO_NAME)
    return with_affiliation(person(origin, entry.role, entry.name.text, Status.PLANNED), entry.post)


def is_role_heading(text: str) -> bool:
    """Whether a text is a role as Sched prints it above people."""
    if len(text) >= LONGEST_HEADING:
        return False
    return text.casefold() in OTHER_HEADINGS or roles_of(text) != (Role.UNSPECIFIED,)


def role_of_heading(text: str) -> str:
    """`Session Organizer` for `Session Organizers`."""
    return text.rstrip(" :").removesuffix("s")


def _opens_entry(line: Line) -> bool:
    return (AVATAR.fullmatch(line.text) or INITIALS.fullmatch(line.text)) is not None


def _entries(lines: tuple[Line, ...]) -> Iterator[Entry]:
    role = ""
    for at, line in enumerate(lines):
        if _opens_entry(line) and role != NO_PART:
            yield _entry(lines[at : at + 3], role)
        elif is_role_heading(line.text) and at + 1 < len(lines) and _opens_entry(lines[at + 1]):
            role = role_of_heading(line.text)


def _entry(lines: tuple[Line, ...], role: str) -> Entry:
    """The person of an entry's first three lines: the picture's, the name's and the post's."""
    picture = AVATAR.fullmatch(lines[0].text)
    named = lines[1:] and (picture is None or lines[1].text == picture["name"])
    if not named:
        return Entry(role, Line(lines[0].number, picture["name"] if picture else lines[0].text))
    post = lines[2].text if len(lines) > 2 and _is_post(lines[2]) else None
    return Entry(role, lines[1], post)


def _is_post(line: Line) -> bool:
    """Whether the line is `Position, Company`, and no life, next person or heading."""
    last = line.text.rpartition(" ")[2].casefold()
    is_sentence = line.text.endswith((".", "\u2192", "!", "?")) and last not in LEGAL_FORMS
    return not (
        is_sentence
        or len(line.text) > LONGEST_POST
        or _opens_entry(line)
        or is_role_heading(line.text)
    )
