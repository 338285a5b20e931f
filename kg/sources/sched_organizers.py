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
LONGEST_POST = 200


@dataclass(frozen=True, slots=True)
class Block:
    """The people of the blocks; size: how many of the given lines, counted from the end."""

    parties: tuple[PartyRecord, ...]
    skipped: tuple[Skipped, ...]
    size: int


def organizers_block(lines: tuple[Line, ...], document: str) -> Block:
    """Everyone under `Session Organizers`, `Speakers` or `Moderators` at the end of a page."""
    filled = [line for line in lines if line.text]
    heads = [
        at
        for at, line in enumerate(filled[:-1])
        if _is_heading(line) and _opens_entry(filled[at + 1])
    ]
    if not heads:
        return Block((), (), 0)
    found = tuple(_people(filled[heads[0] :], document))
    return Block(
        parties=tuple(one for one in found if isinstance(one, PartyRecord)),
        skipped=tuple(one for one in found if isinstance(one, Skipped)),
        size=sum(line.number >= filled[heads[0]].number for line in lines),
    )


def _is_heading(line: Line) -> bool:
    return len(line.text) < 40 and roles_of(line.text) != (Role.UNSPECIFIED,)


def _opens_entry(line: Line) -> bool:
    return (AVATAR.fullmatch(line.text) or INITIALS.fullmatch(line.text)) is not None


def _people(lines: list[Line], document: str) -> Iterator[PartyRecord | Skipped]:
    role = ""
    for at, line in enumerate(lines):
        if _is_heading(line) and at + 1 < len(lines) and _opens_entry(lines[at + 1]):
            role = line.text.removesuffix("s")
        elif _opens_entry(line):
            yield _person(lines[at : at + 3], role, document)


def _person(entry: list[Line], role: str, document: str) -> PartyRecord | Skipped:
    """The person of an entry's first three lines: the picture's, the name's and the post's."""
    picture = AVATAR.fullmatch(entry[0].text)
    named = entry[1:] and (picture is None or entry[1].text == picture["name"])
    name = entry[1] if named else Line(entry[0].number, picture["name"] if picture else "")
    origin = Origin(document, name.number, role)
    if not is_written_as_name(name.text):
        return Skipped(origin, entry[0].text, "no name follows; it may be a body, or the page cut")
    post = entry[2] if named and len(entry) > 2 and _is_post(entry[2]) else None
    party = person(origin, role, name.text, Status.PLANNED)
    return with_affiliation(party, post.text if post else None)


def _is_post(line: Line) -> bool:
    """Whether the line is `Position, Company`, and no life, next person or heading."""
    last = line.text.rpartition(" ")[2].casefold()
    is_sentence = line.text.endswith((".", "\u2192", "!", "?")) and last not in LEGAL_FORMS
    return not (
        is_sentence or len(line.text) > LONGEST_POST or _opens_entry(line) or _is_heading(line)
    )
