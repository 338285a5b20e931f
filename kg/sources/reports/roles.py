"""The people whom a report's page of 2019 or later lists above the report, under their labels.

These lists were carried over from the proposal when the page was made: they tell who was to come,
and only the report below them could tell who came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.concepts import DocumentKind, Role
from kg.labels import region_of, roles_of, stakeholder_of, status_of
from kg.records import Attendance, Origin, PartyRecord, Skipped
from kg.sources.genders import without_gender_at_end
from kg.sources.lines import Line
from kg.sources.parties import person, with_affiliation, with_group
from kg.sources.reports.lists import NO_NAME, Named, Unread, named_in

LABEL = re.compile(
    r"(?P<label>(?:(?:Online|On-?site|Remote|In-person|Additional|Session|Co-?) ?-?)?"
    r"(?:Rapporteur|Organi[sz]er|Speaker|Moderator|Panell?ist|Discussant|Chair|Facilitator)s?"
    r"(?: [0-9]{1,2})?)(?:\(s\))? ?(?::\s*(?P<value>.*)|$)",
    re.IGNORECASE,
)
FLAG = re.compile(r" ?\((?P<flag>confirmed|on-?site|online|remote|in.person)\)", re.IGNORECASE)
MARKER = re.compile(r"(?:[0-9]{1,2}[.)]|[-\u2022\u2013*]) +")
ONLINE = frozenset({"online", "remote"})


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry under its label."""

    label: str
    line: Line


def labelled(lines: Iterable[Line]) -> tuple[tuple[Listed, ...], tuple[Line, ...]]:
    """The entries under labels, and the lines before any label."""
    label: str | None = None
    listed: list[Listed] = []
    other: list[Line] = []
    for line in lines:
        found = LABEL.fullmatch(line.text)
        if found is not None:
            label = found["label"]
        text = (found["value"] or "") if found else line.text
        if label is None:
            other.append(line)
        elif text.strip():
            listed.append(Listed(label, Line(line.number, text.strip())))
    return tuple(listed), tuple(other)


def parties_of(listed: Iterable[Listed], document: str) -> Iterator[PartyRecord | Skipped]:
    """Everyone under a label; several in a line stand with semicolons."""
    for entry in listed:
        for text in re.split(r" ?; ?", entry.line.text):
            if text:
                yield from _parties(text, entry, document)


def _parties(text: str, entry: Listed, document: str) -> Iterator[PartyRecord | Skipped]:
    origin = Origin(document, entry.line.number, entry.label)
    said = without_gender_at_end(MARKER.sub("", text, count=1))
    flags = [found["flag"].casefold() for found in FLAG.finditer(said)]
    who, stakeholder, region = _grouped(FLAG.sub("", said))
    for one in named_in(who):
        if isinstance(one, Unread) or _is_nameless_body(one, entry.label):
            reason = one.reason if isinstance(one, Unread) else NO_NAME
            yield Skipped(origin, said, reason)
            continue
        role = one.role or entry.label
        status = status_of(f"{role} {' '.join(flags)}", DocumentKind.SESSION_PAGE)
        party = with_affiliation(person(origin, role, one.name, status), one.affiliation)
        yield replace(with_group(party, stakeholder, region), attendance=_attendance(flags))


def _is_nameless_body(one: Named, label: str) -> bool:
    """One word alone as organizer is a body as likely as a person."""
    alone = one.affiliation is None and len(one.name.split()) == 1
    return alone and Role.ORGANIZER in roles_of(label)


def _grouped(text: str) -> tuple[str, str | None, str | None]:
    """`Name, Stakeholder group, Regional group` apart, either of the groups or none at the end."""
    parts = text.split(", ")
    region = stakeholder = None
    if len(parts) > 1 and any(region_of(parts[-1])):
        region = parts.pop()
    if len(parts) > 1 and stakeholder_of(parts[-1]) is not None:
        stakeholder = parts.pop()
    return ", ".join(parts), stakeholder, region


def _attendance(flags: list[str]) -> Attendance | None:
    """Where a flag says that somebody was; `(Confirmed)` says nothing of that."""
    places = {flag in ONLINE for flag in flags if flag != "confirmed"}
    if len(places) != 1:
        return None
    return Attendance.ONLINE if places.pop() else Attendance.ONSITE
